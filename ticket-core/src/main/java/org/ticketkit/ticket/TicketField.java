package org.ticketkit.ticket;

/** What tickets can be searched and sorted by (rule A2); a store indexes these fields. May grow. */
public enum TicketField {
    /** The case number, text. */
    NUMBER(Type.TEXT),
    /** The status code, text. */
    STATUS(Type.TEXT),
    /** The phase by its name, text. */
    PHASE(Type.TEXT),
    /** The priority by its {@link Priority#rank()}. */
    PRIORITY(Type.INTEGER),
    /** The queue, text; empty is not yet triaged. */
    QUEUE(Type.TEXT),
    /** The category, text; empty is not yet triaged. */
    CATEGORY(Type.TEXT),
    /** The channel, text. */
    CHANNEL(Type.TEXT),
    /** The owner's key, text; absent until there is one. */
    OWNER(Type.TEXT),
    /** The assignee's key, text; absent while nobody has the role. */
    ASSIGNEE(Type.TEXT),
    /** The requester's key, text. */
    REQUESTER(Type.TEXT),
    /** The keys of all who take part on the outside, the requester among them, a set of texts. */
    PARTICIPANT(Type.TEXTS),
    /** The tags, a set of texts. */
    TAG(Type.TEXTS),
    /** When it was opened. */
    OPENED_AT(Type.INSTANT),
    /** When it last changed. */
    UPDATED_AT(Type.INSTANT);

    /** The type of a field's values; closed for good. */
    public enum Type {
        /** {@link String}. */
        TEXT,
        /** {@link Long}. */
        INTEGER,
        /** {@link java.time.Instant}, to the microsecond. */
        INSTANT,
        /** A {@link java.util.Set} of {@link String}: a criterion holds if one element fits. */
        TEXTS
    }

    private final Type type;

    TicketField(Type type) {
        this.type = type;
    }

    /** The type of its values. */
    public Type type() {
        return type;
    }
}
