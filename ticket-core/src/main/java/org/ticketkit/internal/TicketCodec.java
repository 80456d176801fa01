package org.ticketkit.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.StoredRecord;
import org.ticketkit.spi.json.Json;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.CaseNumber;
import org.ticketkit.ticket.Conversation;
import org.ticketkit.ticket.DefinitionRef;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.FieldValue;
import org.ticketkit.ticket.Idle;
import org.ticketkit.ticket.Lease;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.Priority;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.Roles;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.TicketField;
import org.ticketkit.ticket.TicketId;

/** Turns tickets into the record that a store keeps, and back; members that this version does not know are preserved. */
public final class TicketCodec {

    private static final Set<String> KNOWN = Set.of(
            "number",
            "events",
            "lifecycle",
            "status",
            "statusSince",
            "wakeAt",
            "idleSince",
            "nudges",
            "reopenings",
            "subject",
            "priority",
            "queue",
            "category",
            "tags",
            "channel",
            "language",
            "requester",
            "participants",
            "reference",
            "fields",
            "attributes",
            "owner",
            "lease",
            "roles",
            "links",
            "linkedFrom",
            "approvals",
            "lastEditor",
            "followUp",
            "merger",
            "absorbed",
            "conversation",
            "openedAt",
            "updatedAt");

    private TicketCodec() {}

    /**
     * A ticket as it was read.
     *
     * @param ticket the ticket
     * @param preserved members of its record that this version does not know
     * @param fields the indexed fields as the store has them
     * @param openBlockers the tickets that block it and are still open, where the decision may have to know them; else empty
     * @param people all on the outside who take part, where the decision may have to tell them something; else empty
     */
    public record Loaded(
            Ticket ticket,
            Map<String, @Nullable Object> preserved,
            Map<TicketField, Object> fields,
            List<TicketId> openBlockers,
            List<Participant> people) {

        /** A ticket about which nobody is to be told. */
        public Loaded(Ticket ticket, Map<String, @Nullable Object> preserved, Map<TicketField, Object> fields) {
            this(ticket, preserved, fields, List.of(), List.of());
        }

        /** The same with those who take part on the outside. */
        public Loaded knowing(List<Participant> participants) {
            return new Loaded(ticket, preserved, fields, openBlockers, participants);
        }

        /** The same with the tickets that block it and are still open. */
        public Loaded blockedBy(List<TicketId> blockers) {
            return new Loaded(ticket, preserved, fields, blockers, people);
        }
    }

    /** Reads a record. */
    public static Loaded decode(StoredRecord stored) {
        Fields in = Fields.read(stored.body());
        TicketEvent.Opened origin = new TicketEvent.Opened(
                CaseNumber.of(in.text("number")),
                DefinitionRef.parse(in.text("lifecycle")),
                in.status("status"),
                in.constant("priority", Priority.class),
                in.text("queue", ""),
                in.text("category", ""),
                Set.copyOf(in.texts("tags")),
                in.text("channel"),
                in.locale("language"),
                RequesterId.of(in.text("requester")),
                in.reference("reference"));
        Ticket ticket = Ticket.opened(
                        stored.tenant(),
                        new TicketId(stored.ref().id()),
                        origin,
                        in.instant("openedAt").orElseThrow())
                .version(stored.version())
                .events(in.number("events", 0))
                .status(
                        in.status("status"),
                        in.instant("statusSince").orElseThrow(),
                        in.instant("wakeAt").orElse(null))
                .idle(idle(in))
                .reopenings((int) in.number("reopenings", 0))
                .subject(in.text("subject", ""))
                .participants(
                        in.texts("participants").stream().map(RequesterId::of).collect(Collectors.toSet()))
                .fields(fields(in))
                .attributes(attributes(in))
                .owner(in.optional("owner").map(AgentId::of).orElse(null))
                .lease(lease(in))
                .roles(in.object("roles").roles())
                .links(in.links("links"))
                .linkedFrom(in.links("linkedFrom"))
                .approvals(in.objects("approvals").stream()
                        .map(ApprovalCodec::approval)
                        .toList())
                .lastEditor(in.optional("lastEditor").map(AgentId::of).orElse(null))
                .followUp(in.optional("followUp").map(TicketId::parse).orElse(null))
                .merger(
                        in.members().get("merger") == null
                                ? null
                                : in.object("merger").merger())
                .absorbed(
                        in.objects("absorbed").stream().map(Fields::absorption).toList())
                .conversation(conversation(in.object("conversation")))
                .updatedAt(in.instant("updatedAt").orElseThrow())
                .build();
        Map<String, @Nullable Object> preserved = new LinkedHashMap<>(in.members());
        preserved.keySet().removeAll(KNOWN);
        return new Loaded(ticket, preserved, stored.fields());
    }

    /** A writer that does not know of it leaves it as it was when the status changed: then the status is the later one. */
    private static Idle idle(Fields in) {
        Instant status = in.instant("statusSince").orElseThrow();
        return in.instant("idleSince")
                .filter(since -> !since.isBefore(status))
                .map(since -> new Idle(since, (int) in.number("nudges", 0)))
                .orElseGet(() -> Idle.from(status));
    }

    private static Map<String, FieldValue> fields(Fields in) {
        Fields fields = in.object("fields");
        Map<String, FieldValue> values = new HashMap<>();
        fields.members()
                .keySet()
                .forEach(name -> values.put(name, fields.object(name).fieldValue()));
        return values;
    }

    private static Map<String, String> attributes(Fields in) {
        Fields attributes = in.object("attributes");
        Map<String, String> values = new HashMap<>();
        attributes.members().keySet().forEach(name -> values.put(name, attributes.text(name)));
        return values;
    }

    private static @Nullable Lease lease(Fields in) {
        return in.members().get("lease") == null ? null : in.object("lease").lease("assignee", "until");
    }

    private static Conversation conversation(Fields in) {
        return new Conversation(
                in.number("entries", 0),
                in.number("sequence", in.number("entries", 0)),
                in.number("lastWritten", 0),
                in.number("lastOwner", 0),
                in.optional("lastInbound").map(EntryId::parse),
                in.optional("lastOutbound").map(EntryId::parse));
    }

    /** What the store is to write for this ticket, in place of the version that it was read with. */
    public static ChangeSet.RecordWrite encode(Ticket ticket, Map<String, @Nullable Object> preserved) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("number", ticket.number());
        out.put("events", ticket.events());
        out.put("lifecycle", ticket.lifecycle());
        out.put("status", Fields.of(ticket.status()));
        out.put("statusSince", ticket.statusSince());
        ticket.wakeAt().ifPresent(until -> out.put("wakeAt", until));
        if (!ticket.idle().since().equals(ticket.statusSince())) {
            out.put("idleSince", ticket.idle().since());
        }
        if (ticket.idle().nudges() > 0) {
            out.put("nudges", ticket.idle().nudges());
        }
        out.put("reopenings", ticket.reopenings());
        out.put("subject", ticket.subject());
        out.put("priority", ticket.priority());
        out.put("queue", ticket.queue());
        out.put("category", ticket.category());
        out.put("tags", new TreeSet<>(ticket.tags()));
        out.put("channel", ticket.channel());
        out.put("language", ticket.language().toLanguageTag());
        out.put("requester", ticket.requester());
        out.put("participants", new TreeSet<>(ticket.participants()));
        ticket.reference().ifPresent(reference -> out.put("reference", Fields.of(reference)));
        Map<String, Object> fields = new TreeMap<>();
        ticket.fields().forEach((name, value) -> fields.put(name, Fields.of(value)));
        out.put("fields", fields);
        out.put("attributes", new TreeMap<>(ticket.attributes()));
        ticket.owner().ifPresent(owner -> out.put("owner", owner));
        ticket.lease().ifPresent(lease -> out.put("lease", Fields.of(lease)));
        if (!ticket.roles().equals(Roles.NONE)) {
            out.put("roles", Fields.of(ticket.roles()));
        }
        out.put("links", ticket.links().stream().map(Fields::of).toList());
        if (!ticket.linkedFrom().isEmpty()) {
            out.put("linkedFrom", ticket.linkedFrom().stream().map(Fields::of).toList());
        }
        if (!ticket.approvals().isEmpty()) {
            out.put(
                    "approvals",
                    ticket.approvals().stream().map(ApprovalCodec::of).toList());
        }
        ticket.lastEditor().ifPresent(editor -> out.put("lastEditor", editor));
        ticket.followUp().ifPresent(followUp -> out.put("followUp", followUp));
        ticket.merger().ifPresent(merger -> out.put("merger", Fields.of(merger)));
        if (!ticket.absorbed().isEmpty()) {
            out.put("absorbed", ticket.absorbed().stream().map(Fields::of).toList());
        }
        out.put("conversation", conversation(ticket.conversation()));
        out.put("openedAt", ticket.openedAt());
        out.put("updatedAt", ticket.updatedAt());
        out.putAll(preserved);
        return new ChangeSet.RecordWrite(
                RecordRef.ticket(ticket.id()), ticket.version(), Json.write(out), TicketField.valuesOf(ticket));
    }

    private static Map<String, Object> conversation(Conversation conversation) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("entries", conversation.entries());
        out.put("sequence", conversation.sequence());
        out.put("lastWritten", conversation.lastWritten());
        out.put("lastOwner", conversation.lastOwner());
        conversation.lastInbound().ifPresent(entry -> out.put("lastInbound", entry));
        conversation.lastOutbound().ifPresent(entry -> out.put("lastOutbound", entry));
        return out;
    }
}
