package org.ticketkit.ticket;

/**
 * A status of a lifecycle: a name that the host chose and the {@link Phase} that the engine acts on (rule L1).
 *
 * @param code the name, stable in the store, for example {@code waiting-for-requester}
 * @param phase what it means to the engine
 */
public record Status(String code, Phase phase) {

    /** The longest code, in characters. */
    public static final int MAX_LENGTH = 40;

    /** Checks the code. */
    public Status {
        Text.code("status", code, MAX_LENGTH);
    }

    @Override
    public String toString() {
        return code;
    }
}
