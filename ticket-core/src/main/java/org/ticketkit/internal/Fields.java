package org.ticketkit.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ticketkit.spi.json.Json;
import org.ticketkit.ticket.Absorption;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Consultation;
import org.ticketkit.ticket.Delegation;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.ExternalReference;
import org.ticketkit.ticket.FieldValue;
import org.ticketkit.ticket.Idle;
import org.ticketkit.ticket.Lease;
import org.ticketkit.ticket.Link;
import org.ticketkit.ticket.Merger;
import org.ticketkit.ticket.Offer;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.Roles;
import org.ticketkit.ticket.Status;
import org.ticketkit.ticket.TicketId;

/** A JSON object read as typed members, and the members that several codecs share. */
record Fields(Map<String, @Nullable Object> members) {

    static Fields read(String json) {
        return new Fields(Json.readObject(json));
    }

    String text(String name) {
        Object value = members.get(name);
        if (value == null) {
            throw new IllegalArgumentException("stored text has no member " + name);
        }
        return value.toString();
    }

    String text(String name, String otherwise) {
        Object value = members.get(name);
        return value == null ? otherwise : value.toString();
    }

    Optional<String> optional(String name) {
        return Optional.ofNullable(members.get(name)).map(Object::toString);
    }

    long number(String name, long otherwise) {
        return members.get(name) instanceof BigDecimal value ? value.longValueExact() : otherwise;
    }

    Optional<Instant> instant(String name) {
        return optional(name).map(Instant::parse);
    }

    Locale locale(String name) {
        return Locale.forLanguageTag(text(name, ""));
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) {
        return Enum.valueOf(type, text(name));
    }

    List<String> texts(String name) {
        return members.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    @SuppressWarnings("unchecked")
    Fields object(String name) {
        return new Fields(members.get(name) instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of());
    }

    @SuppressWarnings("unchecked")
    List<Fields> objects(String name) {
        return members.get(name) instanceof List<?> list
                ? list.stream()
                        .map(element -> new Fields((Map<String, @Nullable Object>) element))
                        .toList()
                : List.of();
    }

    Status status(String name) {
        Fields status = object(name);
        return new Status(status.text("code"), status.constant("phase", Phase.class));
    }

    static Map<String, Object> of(Status status) {
        return Map.of("code", status.code(), "phase", status.phase());
    }

    AgentId agent(String name) {
        return AgentId.of(text(name));
    }

    EntryId entry(String name) {
        return EntryId.parse(text(name));
    }

    Offer offer() {
        return new Offer(agent("to"), Instant.parse(text("until")));
    }

    static Map<String, Object> of(Offer offer) {
        return Map.of("to", offer.to(), "until", offer.until());
    }

    Delegation delegation() {
        return new Delegation(agent("delegate"), Instant.parse(text("until")));
    }

    static Map<String, Object> of(Delegation delegation) {
        return Map.of("delegate", delegation.delegate(), "until", delegation.until());
    }

    private Consultation consultation() {
        return new Consultation(
                entry("question"), agent("colleague"), Instant.parse(text("due")), members.get("overdue") != null);
    }

    private static Map<String, Object> of(Consultation consultation) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("question", consultation.question());
        out.put("colleague", consultation.colleague());
        out.put("due", consultation.due());
        if (consultation.isOverdue()) {
            out.put("overdue", true);
        }
        return out;
    }

    Roles roles() {
        return new Roles(
                members.get("offer") == null
                        ? Optional.empty()
                        : Optional.of(object("offer").offer()),
                objects("delegations").stream().map(Fields::delegation).toList(),
                texts("watchers").stream().map(AgentId::of).collect(Collectors.toSet()),
                objects("consultations").stream().map(Fields::consultation).toList());
    }

    static Map<String, Object> of(Roles roles) {
        Map<String, Object> out = new LinkedHashMap<>();
        roles.offer().ifPresent(offer -> out.put("offer", of(offer)));
        out.put("delegations", roles.delegations().stream().map(Fields::of).toList());
        out.put("watchers", new TreeSet<>(roles.watchers()));
        out.put("consultations", roles.consultations().stream().map(Fields::of).toList());
        return out;
    }

    Lease lease(String assignee, String until) {
        return new Lease(AgentId.of(text(assignee)), Instant.parse(text(until)));
    }

    Optional<ExternalReference> reference(String name) {
        return members.get(name) == null
                ? Optional.empty()
                : Optional.of(object(name).asReference());
    }

    private ExternalReference asReference() {
        return new ExternalReference(text("channel"), text("id"));
    }

    static Map<String, Object> of(ExternalReference reference) {
        return Map.of("channel", reference.channel(), "id", reference.id());
    }

    List<Link> links(String name) {
        return objects(name).stream().map(Fields::link).toList();
    }

    Link link() {
        return new Link(constant("kind", Link.Kind.class), TicketId.parse(text("target")));
    }

    static Map<String, Object> of(Link link) {
        return Map.of("kind", link.kind(), "target", link.target());
    }

    Map<String, Instant> instants(String name) {
        Map<String, Instant> instants = new LinkedHashMap<>();
        object(name).members().forEach((key, value) -> instants.put(key, Instant.parse(String.valueOf(value))));
        return instants;
    }

    Set<RequesterId> people(String name) {
        return texts(name).stream().map(RequesterId::of).collect(Collectors.toSet());
    }

    List<EntryId> entries(String name) {
        return texts(name).stream().map(EntryId::parse).toList();
    }

    Absorption absorption() {
        return new Absorption(TicketId.parse(text("source")), people("people"), (int) number("depth", 1));
    }

    static Map<String, Object> of(Absorption from) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("source", from.source());
        out.put("people", new TreeSet<>(from.people()));
        out.put("depth", from.depth());
        return out;
    }

    Merger merger() {
        return new Merger(
                TicketId.parse(text("target")),
                number("since", 0),
                status("status"),
                Instant.parse(text("statusSince")),
                instant("wakeAt"),
                new Idle(Instant.parse(text("idleSince")), (int) number("nudges", 0)),
                members.get("lease") == null
                        ? Optional.empty()
                        : Optional.of(object("lease").lease("assignee", "until")),
                instants("timers"));
    }

    static Map<String, Object> of(Merger merger) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("target", merger.target());
        out.put("since", merger.since());
        out.put("status", of(merger.status()));
        out.put("statusSince", merger.statusSince());
        merger.wakeAt().ifPresent(until -> out.put("wakeAt", until));
        out.put("idleSince", merger.idle().since());
        out.put("nudges", merger.idle().nudges());
        merger.lease().ifPresent(lease -> out.put("lease", of(lease)));
        out.put("timers", new TreeMap<>(merger.timers()));
        return out;
    }

    static Map<String, Object> of(Lease lease) {
        return Map.of("assignee", lease.assignee(), "until", lease.until());
    }

    FieldValue fieldValue() {
        return switch (text("type")) {
            case "decimal" -> new FieldValue.Decimal(new BigDecimal(text("value")));
            case "date" -> new FieldValue.Date(LocalDate.parse(text("value")));
            case "choice" -> new FieldValue.Choice(text("value"));
            case "reference" -> new FieldValue.Reference(object("value").asReference());
            default -> new FieldValue.Text(text("value"));
        };
    }

    static Map<String, Object> of(FieldValue field) {
        Map<String, Object> out = new LinkedHashMap<>();
        if (field instanceof FieldValue.Text text) {
            out.put("type", "text");
            out.put("value", text.value());
        } else if (field instanceof FieldValue.Decimal number) {
            out.put("type", "decimal");
            out.put("value", number.value().toString());
        } else if (field instanceof FieldValue.Date date) {
            out.put("type", "date");
            out.put("value", date.value());
        } else if (field instanceof FieldValue.Choice choice) {
            out.put("type", "choice");
            out.put("value", choice.code());
        } else if (field instanceof FieldValue.Reference reference) {
            out.put("type", "reference");
            out.put("value", of(reference.value()));
        }
        return out;
    }
}
