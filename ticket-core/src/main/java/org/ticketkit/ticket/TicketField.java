package org.ticketkit.ticket;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    /** The rules whose approval is asked for and not granted yet, a set of texts (rule L9). */
    PENDING_APPROVAL(Type.TEXTS),
    /** The key of the one to whom it is offered, a set of one text; none while it is merged (rule O2). */
    OFFERED(Type.TEXTS),
    /** The keys of all who act for the owner, a set of texts (rule O1). */
    DELEGATE(Type.TEXTS),
    /** The keys of the staff that watches it, a set of texts (rule O1). */
    WATCHER(Type.TEXTS),
    /** The keys of the colleagues who have not answered a question yet, a set of texts; none while it is merged (rule O1). */
    CONSULTED(Type.TEXTS),
    /** When it was opened. */
    OPENED_AT(Type.INSTANT),
    /** When it last changed. */
    UPDATED_AT(Type.INSTANT);

    /** The type of a field's values; closed for good. */
    public enum Type {
        /** {@link String}. */
        TEXT(String.class),
        /** {@link Long}. */
        INTEGER(Long.class),
        /** {@link Instant}, to the microsecond. */
        INSTANT(Instant.class),
        /** A {@link Set} of {@link String}: a criterion holds if one element fits; an empty set is no value. */
        TEXTS(Set.class);

        private final Class<?> values;

        Type(Class<?> values) {
            this.values = values;
        }

        /** Is this a value of the type? */
        public boolean accepts(Object value) {
            return values.isInstance(value);
        }
    }

    private static final Set<TicketField> INTERNAL =
            EnumSet.of(OWNER, ASSIGNEE, PARTICIPANT, TAG, OFFERED, DELEGATE, WATCHER, CONSULTED, PENDING_APPROVAL);

    private final Type type;

    TicketField(Type type) {
        this.type = type;
    }

    /**
     * Is it a matter of the desk alone (rule R2)? Whoever may not see a ticket from inside neither finds it by such a field nor is shown
     * its value.
     */
    public boolean isInternal() {
        return INTERNAL.contains(this);
    }

    /** The type of its values. */
    public Type type() {
        return type;
    }

    /** Can a search be sorted by it, so that every ticket has it and a store needs it in order? */
    public boolean isSortable() {
        return this == PRIORITY || type == Type.INSTANT;
    }

    /** The values by which this ticket is found, each of its field's type; fields without a value are missing. */
    public static Map<TicketField, Object> valuesOf(Ticket ticket) {
        Map<TicketField, Object> values = new EnumMap<>(TicketField.class);
        values.put(NUMBER, ticket.number().value());
        values.put(STATUS, ticket.status().code());
        values.put(PHASE, ticket.status().phase().name());
        values.put(PRIORITY, (long) ticket.priority().rank());
        values.put(QUEUE, ticket.queue());
        values.put(CATEGORY, ticket.category());
        values.put(CHANNEL, ticket.channel());
        ticket.owner().ifPresent(owner -> values.put(OWNER, owner.value()));
        ticket.lease().ifPresent(lease -> values.put(ASSIGNEE, lease.assignee().value()));
        values.put(REQUESTER, ticket.requester().value());
        values.put(
                PARTICIPANT,
                ticket.participants().stream().map(RequesterId::value).collect(Collectors.toUnmodifiableSet()));
        values.put(TAG, ticket.tags());
        values.put(
                PENDING_APPROVAL,
                ticket.approvals().stream()
                        .filter(approval -> approval.isPending(ticket.owner()))
                        .map(Approval::rule)
                        .collect(Collectors.toUnmodifiableSet()));
        values.put(DELEGATE, keys(ticket.roles().delegations().stream().map(Delegation::delegate)));
        values.put(WATCHER, keys(ticket.roles().watchers().stream()));
        if (ticket.merger().isEmpty()) {
            values.put(OFFERED, keys(ticket.roles().offer().map(Offer::to).stream()));
            values.put(CONSULTED, keys(ticket.roles().consultations().stream().map(Consultation::colleague)));
        }
        values.put(OPENED_AT, ticket.openedAt());
        values.put(UPDATED_AT, ticket.updatedAt());
        values.values().removeIf(Set.of()::equals);
        return Map.copyOf(values);
    }

    private static Set<String> keys(Stream<AgentId> agents) {
        return agents.map(AgentId::value).collect(Collectors.toUnmodifiableSet());
    }
}
