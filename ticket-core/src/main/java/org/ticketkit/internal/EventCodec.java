package org.ticketkit.internal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.StoredEvent;
import org.ticketkit.spi.json.Json;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.CaseNumber;
import org.ticketkit.ticket.DefinitionRef;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.Lease;
import org.ticketkit.ticket.Link;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.Priority;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.TicketId;

/** Turns events into what a store keeps, a stable type code with a version and JSON, and back; unknown ones pass through. */
public final class EventCodec {

    private static final int VERSION = 1;

    private EventCodec() {}

    /** What the store keeps of an event. */
    public static StoredEvent encode(Recorded recorded) {
        Coded coded = recorded.event().match(new Encoding());
        return new StoredEvent(
                RecordRef.ticket(recorded.ticket()),
                recorded.sequence(),
                coded.type(),
                coded.version(),
                coded.payload(),
                recorded.actor(),
                recorded.cause(),
                recorded.at());
    }

    /** The event that the store kept. */
    public static Recorded decode(StoredEvent stored) {
        return new Recorded(
                new TicketId(stored.record().id()),
                stored.sequence(),
                stored.actor(),
                stored.cause(),
                stored.at(),
                event(stored));
    }

    private static TicketEvent event(StoredEvent stored) {
        if (stored.version() != VERSION) {
            return unknown(stored);
        }
        Fields fields = Fields.read(stored.payload());
        return switch (stored.type()) {
            case "ticket.opened" -> opened(fields);
            case "ticket.entry-added" ->
                new TicketEvent.EntryAdded(
                        EntryId.parse(fields.text("entry")),
                        fields.constant("kind", Entry.Kind.class),
                        fields.constant("direction", Entry.Direction.class),
                        fields.text("reason", ""),
                        fields.optional("origin").map(EntryId::parse));
            case "ticket.status-changed" ->
                new TicketEvent.StatusChanged(
                        fields.status("from"), fields.status("to"), fields.text("reason", ""), fields.instant("until"));
            case "ticket.overridden" -> new TicketEvent.Overridden(fields.text("obstacle"), fields.text("reason"));
            case "ticket.nudged" -> new TicketEvent.Nudged((int) fields.number("count", 0));
            case "ticket.repinned" ->
                new TicketEvent.Repinned(
                        DefinitionRef.parse(fields.text("from")),
                        DefinitionRef.parse(fields.text("to")),
                        fields.status("status"),
                        fields.members().get("unmerged") == null
                                ? Optional.empty()
                                : Optional.of(fields.status("unmerged")));
            case "ticket.triaged" ->
                new TicketEvent.Triaged(
                        fields.text("queue", ""),
                        fields.text("category", ""),
                        fields.constant("priority", Priority.class),
                        Set.copyOf(fields.texts("tags")));
            case "ticket.fields-set" -> new TicketEvent.FieldsSet(Set.copyOf(fields.texts("names")));
            case "ticket.owner-assigned" -> new TicketEvent.OwnerAssigned(AgentId.of(fields.text("owner")));
            case "ticket.claimed" -> new TicketEvent.Claimed(fields.lease("assignee", "until"));
            case "ticket.claim-ended" ->
                new TicketEvent.ClaimEnded(AgentId.of(fields.text("assignee")), fields.text("reason"));
            case "ticket.hand-over-offered" -> new TicketEvent.HandOverOffered(fields.offer());
            case "ticket.hand-over-accepted" ->
                new TicketEvent.HandOverAccepted(fields.agent("from"), fields.agent("owner"));
            case "ticket.hand-over-ended" ->
                new TicketEvent.HandOverEnded(fields.agent("to"), fields.text("outcome"), fields.text("reason", ""));
            case "ticket.owner-reassigned" ->
                new TicketEvent.OwnerReassigned(fields.agent("from"), fields.agent("owner"), fields.text("reason"));
            case "ticket.claim-ending" -> new TicketEvent.ClaimEnding(fields.lease("assignee", "until"));
            case "ticket.delegated" -> new TicketEvent.Delegated(fields.delegation());
            case "ticket.delegation-ended" ->
                new TicketEvent.DelegationEnded(fields.agent("delegate"), fields.text("reason"));
            case "ticket.watcher-added" -> new TicketEvent.WatcherAdded(fields.agent("watcher"));
            case "ticket.watcher-removed" -> new TicketEvent.WatcherRemoved(fields.agent("watcher"));
            case "ticket.consulted" ->
                new TicketEvent.Consulted(
                        fields.entry("question"), fields.agent("colleague"), Instant.parse(fields.text("due")));
            case "ticket.consultation-overdue" ->
                new TicketEvent.ConsultationOverdue(fields.entry("question"), fields.agent("colleague"));
            case "ticket.consultation-answered" ->
                new TicketEvent.ConsultationAnswered(
                        fields.entry("question"), fields.agent("colleague"), fields.entry("answer"));
            case "ticket.participant-added" ->
                new TicketEvent.ParticipantAdded(
                        RequesterId.of(fields.text("participant")), fields.constant("role", Participant.Role.class));
            case "ticket.linked" -> new TicketEvent.Linked(fields.links("links"));
            case "ticket.linked-from" -> new TicketEvent.LinkedFrom(fields.links("links"));
            case "ticket.unlinked" -> new TicketEvent.Unlinked(fields.link());
            case "ticket.unlinked-from" -> new TicketEvent.UnlinkedFrom(fields.link());
            case "ticket.split-off" ->
                new TicketEvent.SplitOff(TicketId.parse(fields.text("target")), fields.entries("entries"));
            case "ticket.split-from" ->
                new TicketEvent.SplitFrom(TicketId.parse(fields.text("source")), fields.entries("entries"));
            case "ticket.continued" -> new TicketEvent.Continued(TicketId.parse(fields.text("followUp")));
            case "ticket.merged" ->
                new TicketEvent.Merged(
                        TicketId.parse(fields.text("target")),
                        fields.number("since", 0),
                        fields.status("from"),
                        fields.status("to"),
                        fields.instants("timers"));
            case "ticket.unmerged" ->
                new TicketEvent.Unmerged(
                        TicketId.parse(fields.text("target")), fields.status("to"), fields.text("reason", ""));
            case "ticket.absorbed" -> new TicketEvent.Absorbed(fields.absorption());
            case "ticket.released" ->
                new TicketEvent.Released(TicketId.parse(fields.text("source")), fields.people("left"));
            case "ticket.people-left" ->
                new TicketEvent.PeopleLeft(
                        TicketId.parse(fields.text("source")), fields.people("people"), fields.people("left"));
            case "ticket.approval-requested" -> ApprovalCodec.requested(fields);
            case "ticket.approval-revised" -> ApprovalCodec.revised(fields);
            case "ticket.voted" -> ApprovalCodec.voted(fields);
            case "ticket.approval-overdue" -> new TicketEvent.ApprovalOverdue(ApprovalCodec.id(fields));
            case "ticket.approval-ended" -> ApprovalCodec.ended(fields);
            case "ticket.delivery-failed" ->
                new TicketEvent.DeliveryFailed(
                        java.util.UUID.fromString(fields.text("notice")),
                        RequesterId.of(fields.text("recipient")),
                        fields.text("code"));
            case "ticket.delivery-retried" ->
                new TicketEvent.DeliveryRetried(
                        java.util.UUID.fromString(fields.text("notice")), RequesterId.of(fields.text("recipient")));
            case "ticket.macro-run" -> new TicketEvent.MacroRun(DefinitionRef.parse(fields.text("macro")));
            case "ticket.rule-ran" ->
                new TicketEvent.RuleRan(
                        DefinitionRef.parse(fields.text("rule")), fields.number("event", 0), fields.texts("outcomes"));
            case "ticket.rules-stopped" ->
                new TicketEvent.RulesStopped(DefinitionRef.parse(fields.text("next")), fields.number("event", 0), (int)
                        fields.number("budget", 0));
            default -> unknown(stored);
        };
    }

    private static TicketEvent unknown(StoredEvent stored) {
        return new TicketEvent.Unknown(stored.type(), stored.version(), stored.payload());
    }

    private static TicketEvent opened(Fields fields) {
        return new TicketEvent.Opened(
                CaseNumber.of(fields.text("number")),
                DefinitionRef.parse(fields.text("lifecycle")),
                fields.status("status"),
                fields.constant("priority", Priority.class),
                fields.text("queue", ""),
                fields.text("category", ""),
                Set.copyOf(fields.texts("tags")),
                fields.text("channel"),
                fields.locale("language"),
                RequesterId.of(fields.text("requester")),
                fields.reference("reference"));
    }

    private record Coded(String type, int version, String payload) {

        static Coded of(String type, Map<String, Object> payload) {
            return new Coded(type, VERSION, Json.write(payload));
        }
    }

    private static final class Encoding implements TicketEvent.Cases<Coded> {

        @Override
        public Coded opened(TicketEvent.Opened event) {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("number", event.number());
            out.put("lifecycle", event.lifecycle());
            out.put("status", Fields.of(event.status()));
            out.put("priority", event.priority());
            out.put("queue", event.queue());
            out.put("category", event.category());
            out.put("tags", new TreeSet<>(event.tags()));
            out.put("channel", event.channel());
            out.put("language", event.language().toLanguageTag());
            out.put("requester", event.requester());
            event.reference().ifPresent(reference -> out.put("reference", Fields.of(reference)));
            return Coded.of("ticket.opened", out);
        }

        @Override
        public Coded entryAdded(TicketEvent.EntryAdded event) {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("entry", event.entry());
            out.put("kind", event.kind());
            out.put("direction", event.direction());
            if (!event.reason().isEmpty()) {
                out.put("reason", event.reason());
            }
            event.origin().ifPresent(origin -> out.put("origin", origin));
            return Coded.of("ticket.entry-added", out);
        }

        @Override
        public Coded statusChanged(TicketEvent.StatusChanged event) {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("from", Fields.of(event.from()));
            out.put("to", Fields.of(event.to()));
            if (!event.reason().isEmpty()) {
                out.put("reason", event.reason());
            }
            event.until().ifPresent(until -> out.put("until", until));
            return Coded.of("ticket.status-changed", out);
        }

        @Override
        public Coded overridden(TicketEvent.Overridden event) {
            return Coded.of("ticket.overridden", Map.of("obstacle", event.obstacle(), "reason", event.reason()));
        }

        @Override
        public Coded nudged(TicketEvent.Nudged event) {
            return Coded.of("ticket.nudged", Map.of("count", event.count()));
        }

        @Override
        public Coded repinned(TicketEvent.Repinned event) {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("from", event.from());
            out.put("to", event.to());
            out.put("status", Fields.of(event.status()));
            event.unmerged().ifPresent(status -> out.put("unmerged", Fields.of(status)));
            return Coded.of("ticket.repinned", out);
        }

        @Override
        public Coded triaged(TicketEvent.Triaged event) {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("queue", event.queue());
            out.put("category", event.category());
            out.put("priority", event.priority());
            out.put("tags", new TreeSet<>(event.tags()));
            return Coded.of("ticket.triaged", out);
        }

        @Override
        public Coded fieldsSet(TicketEvent.FieldsSet event) {
            return Coded.of("ticket.fields-set", Map.of("names", new TreeSet<>(event.names())));
        }

        @Override
        public Coded ownerAssigned(TicketEvent.OwnerAssigned event) {
            return Coded.of("ticket.owner-assigned", Map.of("owner", event.owner()));
        }

        @Override
        public Coded claimed(TicketEvent.Claimed event) {
            Lease lease = event.lease();
            return Coded.of("ticket.claimed", Map.of("assignee", lease.assignee(), "until", lease.until()));
        }

        @Override
        public Coded claimEnded(TicketEvent.ClaimEnded event) {
            return Coded.of("ticket.claim-ended", Map.of("assignee", event.assignee(), "reason", event.reason()));
        }

        @Override
        public Coded handOverOffered(TicketEvent.HandOverOffered event) {
            return Coded.of("ticket.hand-over-offered", Fields.of(event.offer()));
        }

        @Override
        public Coded handOverAccepted(TicketEvent.HandOverAccepted event) {
            return Coded.of("ticket.hand-over-accepted", Map.of("from", event.from(), "owner", event.owner()));
        }

        @Override
        public Coded handOverEnded(TicketEvent.HandOverEnded event) {
            return Coded.of(
                    "ticket.hand-over-ended",
                    Map.of("to", event.to(), "outcome", event.outcome(), "reason", event.reason()));
        }

        @Override
        public Coded ownerReassigned(TicketEvent.OwnerReassigned event) {
            return Coded.of(
                    "ticket.owner-reassigned",
                    Map.of("from", event.from(), "owner", event.owner(), "reason", event.reason()));
        }

        @Override
        public Coded claimEnding(TicketEvent.ClaimEnding event) {
            return Coded.of("ticket.claim-ending", Fields.of(event.lease()));
        }

        @Override
        public Coded delegated(TicketEvent.Delegated event) {
            return Coded.of("ticket.delegated", Fields.of(event.delegation()));
        }

        @Override
        public Coded delegationEnded(TicketEvent.DelegationEnded event) {
            return Coded.of("ticket.delegation-ended", Map.of("delegate", event.delegate(), "reason", event.reason()));
        }

        @Override
        public Coded watcherAdded(TicketEvent.WatcherAdded event) {
            return Coded.of("ticket.watcher-added", Map.of("watcher", event.watcher()));
        }

        @Override
        public Coded watcherRemoved(TicketEvent.WatcherRemoved event) {
            return Coded.of("ticket.watcher-removed", Map.of("watcher", event.watcher()));
        }

        @Override
        public Coded consulted(TicketEvent.Consulted event) {
            return Coded.of(
                    "ticket.consulted",
                    Map.of("question", event.question(), "colleague", event.colleague(), "due", event.due()));
        }

        @Override
        public Coded consultationOverdue(TicketEvent.ConsultationOverdue event) {
            return Coded.of(
                    "ticket.consultation-overdue",
                    Map.of("question", event.question(), "colleague", event.colleague()));
        }

        @Override
        public Coded consultationAnswered(TicketEvent.ConsultationAnswered event) {
            return Coded.of(
                    "ticket.consultation-answered",
                    Map.of("question", event.question(), "colleague", event.colleague(), "answer", event.answer()));
        }

        @Override
        public Coded participantAdded(TicketEvent.ParticipantAdded event) {
            return Coded.of(
                    "ticket.participant-added", Map.of("participant", event.participant(), "role", event.role()));
        }

        @Override
        public Coded linked(TicketEvent.Linked event) {
            return Coded.of("ticket.linked", links(event.links()));
        }

        @Override
        public Coded linkedFrom(TicketEvent.LinkedFrom event) {
            return Coded.of("ticket.linked-from", links(event.links()));
        }

        private static Map<String, Object> links(List<Link> links) {
            return Map.of("links", links.stream().map(Fields::of).toList());
        }

        @Override
        public Coded unlinked(TicketEvent.Unlinked event) {
            return Coded.of("ticket.unlinked", Fields.of(event.link()));
        }

        @Override
        public Coded unlinkedFrom(TicketEvent.UnlinkedFrom event) {
            return Coded.of("ticket.unlinked-from", Fields.of(event.link()));
        }

        @Override
        public Coded splitOff(TicketEvent.SplitOff event) {
            return Coded.of("ticket.split-off", Map.of("target", event.target(), "entries", event.entries()));
        }

        @Override
        public Coded splitFrom(TicketEvent.SplitFrom event) {
            return Coded.of("ticket.split-from", Map.of("source", event.source(), "entries", event.entries()));
        }

        @Override
        public Coded continued(TicketEvent.Continued event) {
            return Coded.of("ticket.continued", Map.of("followUp", event.followUp()));
        }

        @Override
        public Coded merged(TicketEvent.Merged event) {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("target", event.target());
            out.put("since", event.since());
            out.put("from", Fields.of(event.from()));
            out.put("to", Fields.of(event.to()));
            out.put("timers", new TreeMap<>(event.timers()));
            return Coded.of("ticket.merged", out);
        }

        @Override
        public Coded unmerged(TicketEvent.Unmerged event) {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("target", event.target());
            out.put("to", Fields.of(event.to()));
            if (!event.reason().isEmpty()) {
                out.put("reason", event.reason());
            }
            return Coded.of("ticket.unmerged", out);
        }

        @Override
        public Coded absorbed(TicketEvent.Absorbed event) {
            return Coded.of("ticket.absorbed", Fields.of(event.from()));
        }

        @Override
        public Coded released(TicketEvent.Released event) {
            return Coded.of("ticket.released", Map.of("source", event.source(), "left", new TreeSet<>(event.left())));
        }

        @Override
        public Coded peopleLeft(TicketEvent.PeopleLeft event) {
            return Coded.of(
                    "ticket.people-left",
                    Map.of(
                            "source",
                            event.source(),
                            "people",
                            new TreeSet<>(event.people()),
                            "left",
                            new TreeSet<>(event.left())));
        }

        @Override
        public Coded approvalRequested(TicketEvent.ApprovalRequested event) {
            return Coded.of("ticket.approval-requested", ApprovalCodec.of(event));
        }

        @Override
        public Coded approvalRevised(TicketEvent.ApprovalRevised event) {
            return Coded.of("ticket.approval-revised", ApprovalCodec.of(event));
        }

        @Override
        public Coded voted(TicketEvent.Voted event) {
            return Coded.of("ticket.voted", ApprovalCodec.of(event));
        }

        @Override
        public Coded approvalOverdue(TicketEvent.ApprovalOverdue event) {
            return Coded.of("ticket.approval-overdue", Map.of("approval", event.approval()));
        }

        @Override
        public Coded approvalEnded(TicketEvent.ApprovalEnded event) {
            return Coded.of("ticket.approval-ended", ApprovalCodec.of(event));
        }

        @Override
        public Coded deliveryFailed(TicketEvent.DeliveryFailed event) {
            return Coded.of(
                    "ticket.delivery-failed",
                    Map.of("notice", event.notice(), "recipient", event.recipient(), "code", event.code()));
        }

        @Override
        public Coded deliveryRetried(TicketEvent.DeliveryRetried event) {
            return Coded.of(
                    "ticket.delivery-retried", Map.of("notice", event.notice(), "recipient", event.recipient()));
        }

        @Override
        public Coded macroRun(TicketEvent.MacroRun event) {
            return Coded.of("ticket.macro-run", Map.of("macro", event.macro()));
        }

        @Override
        public Coded ruleRan(TicketEvent.RuleRan event) {
            return Coded.of(
                    "ticket.rule-ran",
                    Map.of("rule", event.rule(), "event", event.event(), "outcomes", event.outcomes()));
        }

        @Override
        public Coded rulesStopped(TicketEvent.RulesStopped event) {
            return Coded.of(
                    "ticket.rules-stopped",
                    Map.of("next", event.next(), "event", event.event(), "budget", event.budget()));
        }

        @Override
        public Coded otherwise(TicketEvent event) {
            if (event instanceof TicketEvent.Unknown unknown) {
                return new Coded(unknown.type(), unknown.version(), unknown.payload());
            }
            throw new IllegalStateException(
                    "no type code for " + event.getClass().getSimpleName());
        }
    }
}
