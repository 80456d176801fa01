package org.ticketkit.worktime;

/**
 * Why an interval counts as working time, or does not.
 *
 * @param kind the kind of reason
 * @param name what a holiday, an override or an exclusion is called; empty for the other kinds
 */
public record Reason(Kind kind, String name) {

    /** The kinds of reasons, closed for good; of two reasons that hold, the later one in this order tells more. */
    public enum Kind {
        /** It counts. */
        WORKING,
        /** Before, between or after the hours of a day that has some. */
        OUTSIDE_HOURS,
        /** A day of the week without hours, Saturday and Sunday in many places. */
        WEEKEND,
        /** A date with hours of its own, outside of these. */
        OVERRIDE,
        /** A date that is off. */
        HOLIDAY,
        /** Hours taken out, such as focus time. */
        EXCLUSION;

        private boolean isNamed() {
            return this == OVERRIDE || this == HOLIDAY || this == EXCLUSION;
        }
    }

    /** Checks that only a kind with names has one. */
    public Reason {
        if (!name.isEmpty() && !kind.isNamed()) {
            throw new IllegalArgumentException(
                    "the reason " + kind + " has no name of its own, and cannot be called '" + name + "'");
        }
    }

    static final Reason WORKING = new Reason(Kind.WORKING, "");
    static final Reason OUTSIDE_HOURS = new Reason(Kind.OUTSIDE_HOURS, "");
    static final Reason WEEKEND = new Reason(Kind.WEEKEND, "");

    boolean isWorking() {
        return kind == Kind.WORKING;
    }

    /** The one of the two that tells more about a gap. */
    Reason moreTelling(Reason other) {
        return other.kind.compareTo(kind) > 0 ? other : this;
    }

    /** In English, such as {@code weekend} or {@code holiday Christmas Day}. */
    @Override
    public String toString() {
        return switch (kind) {
            case WORKING -> "working";
            case OUTSIDE_HOURS -> "outside hours";
            case WEEKEND -> "weekend";
            case OVERRIDE -> "override " + name;
            case HOLIDAY -> "holiday " + name;
            case EXCLUSION -> "exclusion " + name;
        };
    }
}
