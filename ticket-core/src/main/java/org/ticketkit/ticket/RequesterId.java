package org.ticketkit.ticket;

/** The key of a person who asks: the host's own (a customer number, say) or one that the desk made; never an address or a name. */
public record RequesterId(String value) implements Comparable<RequesterId> {

    /** The longest value, in characters. */
    public static final int MAX_LENGTH = 64;

    /** Checks that the value is a code of 1 to {@value #MAX_LENGTH} letters, digits and {@code . _ : @ + / -}. */
    public RequesterId {
        Text.code("requester id", value, MAX_LENGTH);
    }

    /** Returns the requester id with this value. */
    public static RequesterId of(String value) {
        return new RequesterId(value);
    }

    @Override
    public int compareTo(RequesterId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
