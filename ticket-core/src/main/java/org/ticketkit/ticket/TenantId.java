package org.ticketkit.ticket;

/** The key of a tenant; it leads every key of the store, and nothing crosses it (rule T3). */
public record TenantId(String value) implements Comparable<TenantId> {

    /** The longest value, in characters. */
    public static final int MAX_LENGTH = 64;

    /** Checks that the value is a code of 1 to {@value #MAX_LENGTH} letters, digits and {@code . _ : @ + / -}. */
    public TenantId {
        Text.code("tenant id", value, MAX_LENGTH);
    }

    /** The tenant of a host that has only one. */
    public static final TenantId DEFAULT = new TenantId("default");

    /** Returns the tenant id with this value. */
    public static TenantId of(String value) {
        return new TenantId(value);
    }

    @Override
    public int compareTo(TenantId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
