package org.ticketkit.ticket;

/** The key of a person who works on tickets, as the host's directory spells it. */
public record AgentId(String value) implements Comparable<AgentId> {

    /** The longest value, in characters. */
    public static final int MAX_LENGTH = 64;

    /** Checks that the value is a code of 1 to {@value #MAX_LENGTH} letters, digits and {@code . _ : @ + / -}. */
    public AgentId {
        Text.code("agent id", value, MAX_LENGTH);
    }

    /** Returns the agent id with this value. */
    public static AgentId of(String value) {
        return new AgentId(value);
    }

    @Override
    public int compareTo(AgentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
