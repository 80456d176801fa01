package org.ticketkit.examples.helpdesk;

import java.util.Locale;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.Vote;

/** What happened, in plain words. */
final class InWords implements TicketEvent.Cases<String> {

    @Override
    public String opened(TicketEvent.Opened event) {
        return "Opened as " + event.number() + " by " + event.channel();
    }

    @Override
    public String entryAdded(TicketEvent.EntryAdded event) {
        return switch (event.kind()) {
            case NOTE -> "A note was added";
            case AUTOMATIC -> "A machine sent something: " + event.reason();
            case MESSAGE ->
                "A message "
                        + (event.direction().name().toLowerCase(Locale.ROOT).equals("inbound")
                                ? "came in"
                                : "went out");
        };
    }

    @Override
    public String statusChanged(TicketEvent.StatusChanged event) {
        String why = event.reason().isEmpty() ? "" : " (" + event.reason() + ")";
        return "Moved from " + event.from() + " to " + event.to() + why;
    }

    @Override
    public String ownerAssigned(TicketEvent.OwnerAssigned event) {
        return event.owner() + " became the owner";
    }

    @Override
    public String handOverOffered(TicketEvent.HandOverOffered event) {
        return "Offered to " + event.offer().to();
    }

    @Override
    public String handOverAccepted(TicketEvent.HandOverAccepted event) {
        return event.owner() + " took it over from " + event.from();
    }

    @Override
    public String handOverEnded(TicketEvent.HandOverEnded event) {
        return "The offer to " + event.to() + " ended (" + event.outcome() + ")";
    }

    @Override
    public String ownerReassigned(TicketEvent.OwnerReassigned event) {
        return "Reassigned from " + event.from() + " to " + event.owner() + " (" + event.reason() + ")";
    }

    @Override
    public String claimEnding(TicketEvent.ClaimEnding event) {
        return event.lease().assignee() + " will soon work on it no longer";
    }

    @Override
    public String consulted(TicketEvent.Consulted event) {
        return event.colleague() + " was asked for help";
    }

    @Override
    public String consultationOverdue(TicketEvent.ConsultationOverdue event) {
        return "No answer from " + event.colleague() + " by the time agreed on";
    }

    @Override
    public String consultationAnswered(TicketEvent.ConsultationAnswered event) {
        return "The question to " + event.colleague() + " was answered";
    }

    @Override
    public String claimed(TicketEvent.Claimed event) {
        return event.lease().assignee() + " works on it";
    }

    @Override
    public String claimEnded(TicketEvent.ClaimEnded event) {
        return event.assignee() + " works on it no longer (" + event.reason() + ")";
    }

    @Override
    public String participantAdded(TicketEvent.ParticipantAdded event) {
        return "One more person takes part (" + event.role().name().toLowerCase(Locale.ROOT) + ")";
    }

    @Override
    public String linked(TicketEvent.Linked event) {
        return "Linked to " + event.links().size() + " other case"
                + (event.links().size() == 1 ? "" : "s");
    }

    @Override
    public String overridden(TicketEvent.Overridden event) {
        return event.obstacle() + " was overridden (" + event.reason() + ")";
    }

    @Override
    public String approvalRequested(TicketEvent.ApprovalRequested event) {
        return "An approval was asked for (" + event.rule() + ")";
    }

    @Override
    public String approvalRevised(TicketEvent.ApprovalRevised event) {
        return "What is to be approved was changed; all votes are void";
    }

    @Override
    public String voted(TicketEvent.Voted event) {
        return event.choice() == Vote.Choice.APPROVE ? "Approved" : "Said no";
    }

    @Override
    public String approvalOverdue(TicketEvent.ApprovalOverdue event) {
        return "An approval is overdue";
    }

    @Override
    public String approvalEnded(TicketEvent.ApprovalEnded event) {
        return "The approval ended: " + event.outcome().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String linkedFrom(TicketEvent.LinkedFrom event) {
        return "Linked from another case";
    }

    @Override
    public String unlinked(TicketEvent.Unlinked event) {
        return "A link was taken back";
    }

    @Override
    public String unlinkedFrom(TicketEvent.UnlinkedFrom event) {
        return "Another case took its link back";
    }

    @Override
    public String merged(TicketEvent.Merged event) {
        return "Merged into another case";
    }

    @Override
    public String unmerged(TicketEvent.Unmerged event) {
        return "Unmerged, " + event.to() + " again" + (event.reason().isEmpty() ? "" : " (" + event.reason() + ")");
    }

    @Override
    public String absorbed(TicketEvent.Absorbed event) {
        return "Another case was merged into it";
    }

    @Override
    public String released(TicketEvent.Released event) {
        return "A merged case left it again";
    }

    @Override
    public String peopleLeft(TicketEvent.PeopleLeft event) {
        return "People left with a case that was unmerged";
    }

    @Override
    public String splitOff(TicketEvent.SplitOff event) {
        return count(event.entries().size()) + " copied to a new case";
    }

    @Override
    public String splitFrom(TicketEvent.SplitFrom event) {
        return "Made out of " + count(event.entries().size()) + " of another case";
    }

    private static String count(int entries) {
        return entries == 1 ? "1 entry" : entries + " entries";
    }

    @Override
    public String deliveryFailed(TicketEvent.DeliveryFailed event) {
        return "A message could not be delivered: " + event.code();
    }

    @Override
    public String otherwise(TicketEvent event) {
        return "Something that this demo has no words for";
    }
}
