package org.ticketkit.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ticketkit.spi.json.Json;
import org.ticketkit.ticket.Lease;
import org.ticketkit.ticket.Link;
import org.ticketkit.ticket.TicketEvent;

/** What is stored of each event: its type code and what it says. */
final class EventEncoding implements TicketEvent.Cases<EventEncoding.Coded> {

    record Coded(String type, int version, String payload) {

        static Coded of(String type, Map<String, Object> payload) {
            return new Coded(type, EventCodec.VERSION, Json.write(payload));
        }
    }

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
                "ticket.consultation-overdue", Map.of("question", event.question(), "colleague", event.colleague()));
    }

    @Override
    public Coded consultationAnswered(TicketEvent.ConsultationAnswered event) {
        return Coded.of(
                "ticket.consultation-answered",
                Map.of("question", event.question(), "colleague", event.colleague(), "answer", event.answer()));
    }

    @Override
    public Coded participantAdded(TicketEvent.ParticipantAdded event) {
        return Coded.of("ticket.participant-added", Map.of("participant", event.participant(), "role", event.role()));
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
        return Coded.of("ticket.delivery-retried", Map.of("notice", event.notice(), "recipient", event.recipient()));
    }

    @Override
    public Coded macroRun(TicketEvent.MacroRun event) {
        return Coded.of("ticket.macro-run", Map.of("macro", event.macro()));
    }

    @Override
    public Coded ruleRan(TicketEvent.RuleRan event) {
        return Coded.of(
                "ticket.rule-ran", Map.of("rule", event.rule(), "event", event.event(), "outcomes", event.outcomes()));
    }

    @Override
    public Coded rulesStopped(TicketEvent.RulesStopped event) {
        return Coded.of(
                "ticket.rules-stopped", Map.of("next", event.next(), "event", event.event(), "budget", event.budget()));
    }

    @Override
    public Coded otherwise(TicketEvent event) {
        if (event instanceof TicketEvent.Unknown unknown) {
            return new Coded(unknown.type(), unknown.version(), unknown.payload());
        }
        throw new IllegalStateException("no type code for " + event.getClass().getSimpleName());
    }
}
