package org.ticketkit.spi;

/**
 * A key that at most one record of a tenant holds.
 *
 * @param scope what kind of key, for example {@code number}
 * @param value the key itself, at most 1,000 characters, compared exactly
 */
public record UniqueKey(String scope, String value) {

    /** The scope of case numbers. */
    public static final String NUMBER = "number";

    /** The scope of idempotency keys. */
    public static final String IDEMPOTENCY = "idempotency";

    /** The scope of external references. */
    public static final String REFERENCE = "reference";

    /** The scope of the message ids of entries. */
    public static final String MESSAGE_ID = "message-id";

    /** The scope of hashed links. */
    public static final String LINK = "link";

    @Override
    public String toString() {
        return scope + " " + value;
    }
}
