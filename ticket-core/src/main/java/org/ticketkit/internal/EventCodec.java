package org.ticketkit.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.StoredEvent;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.CaseNumber;
import org.ticketkit.ticket.DefinitionRef;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.Priority;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.TicketId;

/** Turns events into what a store keeps, a stable type code with a version and JSON, and back; unknown ones pass through. */
public final class EventCodec {

    static final int VERSION = 1;

    private EventCodec() {}

    /** What the store keeps of an event. */
    public static StoredEvent encode(Recorded recorded) {
        EventEncoding.Coded coded = recorded.event().match(new EventEncoding());
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
}
