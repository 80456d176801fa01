package org.ticketkit.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ticketkit.ticket.Absorption;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Consultation;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.Idle;
import org.ticketkit.ticket.Link;
import org.ticketkit.ticket.Merger;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.Roles;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;

/**
 * What each event makes of a ticket: the one place that says so, for decisions and for the check of stored records alike.
 *
 * <p>Events carry no text, so a folded ticket has none: compare it with {@link Ticket#withoutText()}.
 */
public final class Fold {

    private Fold() {}

    /** The ticket that this history makes, the version left at 0. The first event must be its opening. */
    public static Ticket of(TenantId tenant, List<Recorded> history) {
        Ticket ticket = null;
        for (Recorded recorded : history) {
            ticket = apply(tenant, ticket, recorded);
        }
        if (ticket == null) {
            throw new IllegalArgumentException("the history is empty");
        }
        return ticket;
    }

    /** The ticket after this event. */
    public static Ticket apply(TenantId tenant, @Nullable Ticket ticket, Recorded recorded) {
        Ticket.Builder next;
        if (recorded.event() instanceof TicketEvent.Opened opened) {
            next = Ticket.opened(tenant, recorded.ticket(), opened, recorded.at());
        } else if (ticket != null) {
            next = recorded.event().match(new Step(ticket, recorded));
        } else {
            throw new IllegalArgumentException(
                    "the history of " + recorded.ticket() + " does not begin with its opening");
        }
        return next.events(recorded.sequence()).updatedAt(recorded.at()).build();
    }

    private record Step(Ticket ticket, Recorded recorded) implements TicketEvent.Cases<Ticket.Builder> {

        @Override
        public Ticket.Builder entryAdded(TicketEvent.EntryAdded event) {
            Ticket.Builder next = ticket.toBuilder()
                    .conversation(ticket.conversation().with(event.entry(), event.kind(), event.direction()));
            return event.kind() == Entry.Kind.MESSAGE ? next.idle(idle(0)) : next;
        }

        @Override
        public Ticket.Builder statusChanged(TicketEvent.StatusChanged event) {
            boolean reopened =
                    isDone(event.from().phase()) && !isDone(event.to().phase());
            return ticket.toBuilder()
                    .status(event.to(), recorded.at(), event.until().orElse(null))
                    .reopenings(ticket.reopenings() + (reopened ? 1 : 0));
        }

        /** From now on, but never from before the status: the clock of another node may be ahead of this one's. */
        private Idle idle(int nudges) {
            Instant since = ticket.statusSince();
            return new Idle(recorded.at().isBefore(since) ? since : recorded.at(), nudges);
        }

        @Override
        public Ticket.Builder nudged(TicketEvent.Nudged event) {
            return ticket.toBuilder().idle(idle(event.count()));
        }

        @Override
        public Ticket.Builder repinned(TicketEvent.Repinned event) {
            boolean waits = event.status().phase() == Phase.WAITING;
            return ticket.toBuilder()
                    .lifecycle(event.to())
                    .status(
                            event.status(),
                            ticket.statusSince(),
                            waits ? ticket.wakeAt().orElse(null) : null)
                    .idle(idle(0))
                    .merger(event.unmerged()
                            .flatMap(status -> ticket.merger().map(merger -> merger.with(status, recorded.at())))
                            .orElse(null));
        }

        @Override
        public Ticket.Builder triaged(TicketEvent.Triaged event) {
            return ticket.toBuilder()
                    .queue(event.queue())
                    .category(event.category())
                    .priority(event.priority())
                    .tags(event.tags());
        }

        @Override
        public Ticket.Builder fieldsSet(TicketEvent.FieldsSet event) {
            AgentId before = ticket.lastEditor().orElse(null);
            return ticket.toBuilder().lastEditor(recorded.actor().agent().orElse(before));
        }

        @Override
        public Ticket.Builder approvalRequested(TicketEvent.ApprovalRequested event) {
            return ticket.toBuilder().approvals(approvals().requested(event));
        }

        @Override
        public Ticket.Builder approvalRevised(TicketEvent.ApprovalRevised event) {
            return ticket.toBuilder().approvals(approvals().revised(event));
        }

        @Override
        public Ticket.Builder voted(TicketEvent.Voted event) {
            return ticket.toBuilder().approvals(approvals().voted(event));
        }

        @Override
        public Ticket.Builder approvalOverdue(TicketEvent.ApprovalOverdue event) {
            return ticket.toBuilder().approvals(approvals().overdue(event));
        }

        @Override
        public Ticket.Builder approvalEnded(TicketEvent.ApprovalEnded event) {
            return ticket.toBuilder().approvals(approvals().ended(event));
        }

        private ApprovalFold approvals() {
            return new ApprovalFold(ticket.approvals(), recorded);
        }

        @Override
        public Ticket.Builder ownerAssigned(TicketEvent.OwnerAssigned event) {
            return owned(event.owner());
        }

        private Ticket.Builder owned(AgentId owner) {
            return ticket.toBuilder()
                    .owner(owner)
                    .conversation(ticket.conversation().withOwner());
        }

        private Ticket.Builder roles(UnaryOperator<Roles> edit) {
            return ticket.toBuilder().roles(edit.apply(ticket.roles()));
        }

        @Override
        public Ticket.Builder handOverOffered(TicketEvent.HandOverOffered event) {
            return roles(roles -> roles.withOffer(event.offer()));
        }

        @Override
        public Ticket.Builder handOverAccepted(TicketEvent.HandOverAccepted event) {
            return owned(event.owner()).roles(ticket.roles().withOffer(null));
        }

        @Override
        public Ticket.Builder handOverEnded(TicketEvent.HandOverEnded event) {
            return roles(roles -> roles.withOffer(null));
        }

        @Override
        public Ticket.Builder ownerReassigned(TicketEvent.OwnerReassigned event) {
            return owned(event.owner());
        }

        @Override
        public Ticket.Builder delegated(TicketEvent.Delegated event) {
            return roles(roles -> roles.withDelegation(event.delegation()));
        }

        @Override
        public Ticket.Builder delegationEnded(TicketEvent.DelegationEnded event) {
            return roles(roles -> roles.withoutDelegate(event.delegate()));
        }

        @Override
        public Ticket.Builder watcherAdded(TicketEvent.WatcherAdded event) {
            return roles(roles -> roles.withWatcher(event.watcher()));
        }

        @Override
        public Ticket.Builder watcherRemoved(TicketEvent.WatcherRemoved event) {
            return roles(roles -> roles.withoutWatcher(event.watcher()));
        }

        @Override
        public Ticket.Builder consulted(TicketEvent.Consulted event) {
            Consultation open = new Consultation(event.question(), event.colleague(), event.due(), false);
            return roles(roles -> roles.withConsultation(open));
        }

        @Override
        public Ticket.Builder consultationOverdue(TicketEvent.ConsultationOverdue event) {
            return roles(roles -> roles.withOverdue(event.question()));
        }

        @Override
        public Ticket.Builder consultationAnswered(TicketEvent.ConsultationAnswered event) {
            return roles(roles -> roles.withoutConsultation(event.question()));
        }

        @Override
        public Ticket.Builder claimed(TicketEvent.Claimed event) {
            return ticket.toBuilder().lease(event.lease());
        }

        @Override
        public Ticket.Builder claimEnded(TicketEvent.ClaimEnded event) {
            return ticket.toBuilder().lease(null);
        }

        @Override
        public Ticket.Builder participantAdded(TicketEvent.ParticipantAdded event) {
            Set<RequesterId> participants = new HashSet<>(ticket.participants());
            participants.add(event.participant());
            return ticket.toBuilder().participants(participants);
        }

        @Override
        public Ticket.Builder linked(TicketEvent.Linked event) {
            return ticket.toBuilder().links(with(ticket.links(), event.links()));
        }

        @Override
        public Ticket.Builder linkedFrom(TicketEvent.LinkedFrom event) {
            return ticket.toBuilder().linkedFrom(with(ticket.linkedFrom(), event.links()));
        }

        @Override
        public Ticket.Builder unlinked(TicketEvent.Unlinked event) {
            return ticket.toBuilder().links(without(ticket.links(), event.link()));
        }

        @Override
        public Ticket.Builder unlinkedFrom(TicketEvent.UnlinkedFrom event) {
            return ticket.toBuilder().linkedFrom(without(ticket.linkedFrom(), event.link()));
        }

        private static List<Link> with(List<Link> links, List<Link> more) {
            return Stream.concat(links.stream(), more.stream()).distinct().toList();
        }

        private static List<Link> without(List<Link> links, Link gone) {
            return links.stream().filter(link -> !link.equals(gone)).toList();
        }

        @Override
        public Ticket.Builder continued(TicketEvent.Continued event) {
            return ticket.toBuilder().followUp(event.followUp());
        }

        @Override
        public Ticket.Builder merged(TicketEvent.Merged event) {
            Merger merger = new Merger(
                    event.target(),
                    event.since(),
                    ticket.status(),
                    ticket.statusSince(),
                    ticket.wakeAt(),
                    ticket.idle(),
                    ticket.lease(),
                    event.timers());
            return ticket.toBuilder()
                    .status(event.to(), recorded.at(), null)
                    .lease(null)
                    .merger(merger);
        }

        @Override
        public Ticket.Builder unmerged(TicketEvent.Unmerged event) {
            Merger merger = ticket.merger().orElseThrow();
            return ticket.toBuilder()
                    .status(event.to(), merger.statusSince(), merger.wakeAt().orElse(null))
                    .idle(merger.idleAfter(Duration.between(ticket.statusSince(), recorded.at()), recorded.at()))
                    .lease(merger.lease().orElse(null))
                    .merger(null);
        }

        @Override
        public Ticket.Builder absorbed(TicketEvent.Absorbed event) {
            List<Absorption> absorbed = new ArrayList<>(ticket.absorbed());
            absorbed.add(event.from());
            Set<RequesterId> participants = new HashSet<>(ticket.participants());
            participants.addAll(event.from().people());
            return ticket.toBuilder().absorbed(absorbed).participants(participants);
        }

        @Override
        public Ticket.Builder released(TicketEvent.Released event) {
            List<Absorption> absorbed = ticket.absorbed().stream()
                    .filter(from -> !from.source().equals(event.source()))
                    .toList();
            return ticket.toBuilder().absorbed(absorbed).participants(without(event.left()));
        }

        @Override
        public Ticket.Builder peopleLeft(TicketEvent.PeopleLeft event) {
            List<Absorption> absorbed = ticket.absorbed().stream()
                    .map(from -> from.source().equals(event.source()) ? from.without(event.people()) : from)
                    .toList();
            return ticket.toBuilder().absorbed(absorbed).participants(without(event.left()));
        }

        private Set<RequesterId> without(Set<RequesterId> left) {
            Set<RequesterId> participants = new HashSet<>(ticket.participants());
            participants.removeAll(left);
            return participants;
        }

        @Override
        public Ticket.Builder otherwise(TicketEvent event) {
            return ticket.toBuilder();
        }

        private static boolean isDone(Phase phase) {
            return phase == Phase.RESOLVED || phase == Phase.CLOSED;
        }
    }
}
