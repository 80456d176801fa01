package org.ticketkit.number;

/** When the sequence of a format begins again (rule N2); closed. */
public enum Restart {
    /** It goes on for ever. */
    NEVER(""),

    /** With every year, in the zone of the format. */
    YEARLY("c"),

    /** With every month, in the zone of the format. */
    MONTHLY("ce"),

    /** With every day, in the zone of the format. */
    DAILY("ceg");

    private final String marks;

    Restart(String marks) {
        this.marks = marks;
    }

    /** The marks of {@link Layout} that a format must have, so that no number comes again. */
    String marks() {
        return marks;
    }
}
