package org.ticketkit.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as it stands: an immutable snapshot that carries all that a decision needs, without its conversation and history.
 *
 * @param id the identity
 * @param tenant whose it is
 * @param number what people say on the phone (rule N1)
 * @param version counts the changes; the store refuses a write that is based on another version
 * @param events how many events there are; the last one has this sequence
 * @param lifecycle the lifecycle that it is pinned to (rule L4)
 * @param status where it stands
 * @param statusSince since when
 * @param wakeAt when a waiting status ends by itself
 * @param idle since when nothing has happened that the timer of its status counts from (rule L6)
 * @param reopenings how often it was reopened
 * @param subject the requester's subject, one line
 * @param priority how urgent it is
 * @param queue the team; empty is not yet triaged
 * @param category what it is about; empty is not yet triaged
 * @param tags codes to find it by
 * @param channel the channel that it came by
 * @param language the requester's language, {@link Locale#ROOT} if not known
 * @param requester who asks
 * @param participants the keys of all on the outside who take part, the requester among them
 * @param reference its name in another system
 * @param fields custom fields by name
 * @param attributes facts about the requester at intake
 * @param owner who is accountable; empty until triage (rule O1)
 * @param lease who works on it now, and until when (rule O3)
 * @param roles who of the staff has to do with it beside these two (rules O1, O2)
 * @param links links to other tickets
 * @param linkedFrom links of other tickets to this one: what they say, and which they are (rule L8)
 * @param approvals the approvals that were asked for: all open ones, and the last that ended (rule L9)
 * @param lastEditor who of the staff changed subject or custom fields last
 * @param followUp the ticket on which it goes on, once a message came after it was closed for good (rule L5)
 * @param merger where it went and what it takes to have it back, while it is merged into another ticket (rule L7)
 * @param absorbed the tickets that are merged into this one (rule L7)
 * @param conversation what it remembers of its conversation
 * @param openedAt when it was opened
 * @param updatedAt when it last changed
 */
public record Ticket(
        TicketId id,
        TenantId tenant,
        CaseNumber number,
        long version,
        long events,
        DefinitionRef lifecycle,
        Status status,
        Instant statusSince,
        Optional<Instant> wakeAt,
        Idle idle,
        int reopenings,
        String subject,
        Priority priority,
        String queue,
        String category,
        Set<String> tags,
        String channel,
        Locale language,
        RequesterId requester,
        Set<RequesterId> participants,
        Optional<ExternalReference> reference,
        Map<String, FieldValue> fields,
        Map<String, String> attributes,
        Optional<AgentId> owner,
        Optional<Lease> lease,
        Roles roles,
        List<Link> links,
        List<Link> linkedFrom,
        List<Approval> approvals,
        Optional<AgentId> lastEditor,
        Optional<TicketId> followUp,
        Optional<Merger> merger,
        List<Absorption> absorbed,
        Conversation conversation,
        Instant openedAt,
        Instant updatedAt) {

    /** Copies the collections. */
    public Ticket {
        tags = Set.copyOf(tags);
        participants = Set.copyOf(participants);
        fields = Map.copyOf(fields);
        attributes = Map.copyOf(attributes);
        links = List.copyOf(links);
        linkedFrom = List.copyOf(linkedFrom);
        absorbed = List.copyOf(absorbed);
        approvals = List.copyOf(approvals);
    }

    /** The approval with this identity, if it is open or among the last that ended. */
    public Optional<Approval> approval(ApprovalId approval) {
        return approvals.stream().filter(one -> one.id().equals(approval)).findFirst();
    }

    /** Who works on it now, as far as the lease has not run out at {@code now}. */
    public Optional<AgentId> assignee(Instant now) {
        return lease.filter(held -> now.isBefore(held.until())).map(Lease::assignee);
    }

    /** The people on the outside who take part because a ticket of theirs was merged into this one (rule L7). */
    public Set<RequesterId> newcomers() {
        return absorbed.stream().flatMap(from -> from.people().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** The same ticket without what events do not carry: subject, custom fields and attributes. */
    public Ticket withoutText() {
        return toBuilder().subject("").fields(Map.of()).attributes(Map.of()).build();
    }

    /** A builder that starts from this ticket. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Starts a ticket from its first event; the rest has the value of a ticket to which nothing happened yet. */
    public static Builder opened(TenantId tenant, TicketId id, TicketEvent.Opened event, Instant at) {
        return new Builder(tenant, id, event, at);
    }

    /** Collects the parts of a ticket. */
    public static final class Builder {

        private final TicketId id;
        private final TenantId tenant;
        private final CaseNumber number;
        private final Instant openedAt;
        private final String channel;
        private final Locale language;
        private RequesterId requester;
        private Optional<ExternalReference> reference;
        private long version;
        private long events;
        private DefinitionRef lifecycle;
        private Status status;
        private Instant statusSince;
        private @Nullable Instant wakeAt;
        private Idle idle;
        private int reopenings;
        private String subject = "";
        private Priority priority;
        private String queue;
        private String category;
        private Set<String> tags;
        private Set<RequesterId> participants;
        private Map<String, FieldValue> fields = Map.of();
        private Map<String, String> attributes = Map.of();
        private @Nullable AgentId owner;
        private @Nullable Lease lease;
        private Roles roles = Roles.NONE;
        private List<Link> links = List.of();
        private List<Link> linkedFrom = List.of();
        private List<Approval> approvals = List.of();
        private @Nullable AgentId lastEditor;
        private @Nullable TicketId followUp;
        private @Nullable Merger merger;
        private List<Absorption> absorbed = List.of();
        private Conversation conversation = Conversation.EMPTY;
        private Instant updatedAt;

        private Builder(TenantId tenant, TicketId id, TicketEvent.Opened event, Instant at) {
            this.id = id;
            this.tenant = tenant;
            this.number = event.number();
            this.openedAt = at;
            this.channel = event.channel();
            this.language = event.language();
            this.requester = event.requester();
            this.reference = event.reference();
            this.lifecycle = event.lifecycle();
            this.status = event.status();
            this.statusSince = at;
            this.idle = Idle.from(at);
            this.priority = event.priority();
            this.queue = event.queue();
            this.category = event.category();
            this.tags = event.tags();
            this.participants = Set.of(event.requester());
            this.updatedAt = at;
        }

        private Builder(Ticket from) {
            this.id = from.id;
            this.tenant = from.tenant;
            this.number = from.number;
            this.openedAt = from.openedAt;
            this.channel = from.channel;
            this.language = from.language;
            this.requester = from.requester;
            this.reference = from.reference;
            this.version = from.version;
            this.events = from.events;
            this.lifecycle = from.lifecycle;
            this.status = from.status;
            this.statusSince = from.statusSince;
            this.wakeAt = from.wakeAt.orElse(null);
            this.idle = from.idle;
            this.reopenings = from.reopenings;
            this.subject = from.subject;
            this.priority = from.priority;
            this.queue = from.queue;
            this.category = from.category;
            this.tags = from.tags;
            this.participants = from.participants;
            this.fields = from.fields;
            this.attributes = from.attributes;
            this.owner = from.owner.orElse(null);
            this.lease = from.lease.orElse(null);
            this.roles = from.roles;
            this.links = from.links;
            this.linkedFrom = from.linkedFrom;
            this.approvals = from.approvals;
            this.lastEditor = from.lastEditor.orElse(null);
            this.followUp = from.followUp.orElse(null);
            this.merger = from.merger.orElse(null);
            this.absorbed = from.absorbed;
            this.conversation = from.conversation;
            this.updatedAt = from.updatedAt;
        }

        /** Sets the version. */
        public Builder version(long value) {
            version = value;
            return this;
        }

        /** Sets the number of events. */
        public Builder events(long value) {
            events = value;
            return this;
        }

        /** Pins another lifecycle. */
        public Builder lifecycle(DefinitionRef value) {
            lifecycle = value;
            return this;
        }

        /** Moves to a status, from this instant on, until another if it ends by itself. */
        public Builder status(Status value, Instant since, @Nullable Instant until) {
            status = value;
            statusSince = since;
            wakeAt = until;
            idle = Idle.from(since);
            return this;
        }

        /** Sets since when nothing has happened; {@link #status} sets it to when the status began. */
        public Builder idle(Idle value) {
            idle = value;
            return this;
        }

        /** Sets how often it was reopened. */
        public Builder reopenings(int value) {
            reopenings = value;
            return this;
        }

        /** Sets the subject. */
        public Builder subject(String value) {
            subject = value;
            return this;
        }

        /** Sets the priority. */
        public Builder priority(Priority value) {
            priority = value;
            return this;
        }

        /** Sets the queue. */
        public Builder queue(String value) {
            queue = value;
            return this;
        }

        /** Sets the category. */
        public Builder category(String value) {
            category = value;
            return this;
        }

        /** Sets the tags. */
        public Builder tags(Set<String> value) {
            tags = value;
            return this;
        }

        /** Sets who asks, for a reader who may not know that. */
        public Builder requester(RequesterId value) {
            requester = value;
            return this;
        }

        /** Sets its name in another system, for a reader who may not know that. */
        public Builder reference(Optional<ExternalReference> value) {
            reference = value;
            return this;
        }

        /** Sets who takes part. */
        public Builder participants(Set<RequesterId> value) {
            participants = value;
            return this;
        }

        /** Sets the custom fields. */
        public Builder fields(Map<String, FieldValue> value) {
            fields = value;
            return this;
        }

        /** Sets the attributes. */
        public Builder attributes(Map<String, String> value) {
            attributes = value;
            return this;
        }

        /** Sets the owner. */
        public Builder owner(@Nullable AgentId value) {
            owner = value;
            return this;
        }

        /** Sets the lease of the assignee's role. */
        public Builder lease(@Nullable Lease value) {
            lease = value;
            return this;
        }

        /** Sets who of the staff has to do with it beside owner and assignee. */
        public Builder roles(Roles value) {
            roles = value;
            return this;
        }

        /** Sets the links. */
        public Builder links(List<Link> value) {
            links = value;
            return this;
        }

        /** Sets the links of others. */
        public Builder linkedFrom(List<Link> value) {
            linkedFrom = value;
            return this;
        }

        /** Sets the approvals. */
        public Builder approvals(List<Approval> value) {
            approvals = value;
            return this;
        }

        /** Sets who changed it last. */
        public Builder lastEditor(@Nullable AgentId value) {
            lastEditor = value;
            return this;
        }

        /** Sets the ticket on which it goes on. */
        public Builder followUp(@Nullable TicketId value) {
            followUp = value;
            return this;
        }

        /** Sets where it went. */
        public Builder merger(@Nullable Merger value) {
            merger = value;
            return this;
        }

        /** Sets the tickets that are merged into it. */
        public Builder absorbed(List<Absorption> value) {
            absorbed = value;
            return this;
        }

        /** Sets what it remembers of its conversation. */
        public Builder conversation(Conversation value) {
            conversation = value;
            return this;
        }

        /** Sets when it last changed. */
        public Builder updatedAt(Instant value) {
            updatedAt = value;
            return this;
        }

        /** The ticket. */
        public Ticket build() {
            return new Ticket(
                    id,
                    tenant,
                    number,
                    version,
                    events,
                    lifecycle,
                    status,
                    statusSince,
                    Optional.ofNullable(wakeAt),
                    idle,
                    reopenings,
                    subject,
                    priority,
                    queue,
                    category,
                    tags,
                    channel,
                    language,
                    requester,
                    participants,
                    reference,
                    fields,
                    attributes,
                    Optional.ofNullable(owner),
                    Optional.ofNullable(lease),
                    roles,
                    links,
                    linkedFrom,
                    approvals,
                    Optional.ofNullable(lastEditor),
                    Optional.ofNullable(followUp),
                    Optional.ofNullable(merger),
                    absorbed,
                    conversation,
                    openedAt,
                    updatedAt);
        }
    }
}
