package org.ticketkit;

import java.time.Duration;
import java.time.Instant;
import org.ticketkit.ticket.AcceptHandOver;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Answer;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Claim;
import org.ticketkit.ticket.Consult;
import org.ticketkit.ticket.Consultation;
import org.ticketkit.ticket.Delegate;
import org.ticketkit.ticket.EndDelegation;
import org.ticketkit.ticket.HandOver;
import org.ticketkit.ticket.Reassign;
import org.ticketkit.ticket.RefuseHandOver;
import org.ticketkit.ticket.Release;
import org.ticketkit.ticket.TicketCommand;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.ticket.Unwatch;
import org.ticketkit.ticket.Watch;
import org.ticketkit.ticket.WithdrawHandOver;

/** Commands of ownership by number, for random days. */
record OwnershipSteps(TicketDesk desk, Instant now) {

    /** How many commands there are. */
    static final int COUNT = 14;

    private static final String SECRET = "Zanzibar";

    /** The command with this number, on this ticket, that an agent means for another. */
    TicketCommand command(int which, TicketId id, AgentId self, AgentId other) {
        return switch (which % COUNT) {
            case 0 -> HandOver.of(id, other);
            case 1 -> AcceptHandOver.of(id);
            case 2 -> RefuseHandOver.of(id, "no-time");
            case 3 -> WithdrawHandOver.of(id);
            case 4 -> Reassign.to(id, other, "ill");
            case 5 -> Release.of(id);
            case 6 -> Delegate.to(id, other, now.plus(Duration.ofHours(5)));
            case 7 -> EndDelegation.of(id, other);
            case 8 -> Watch.by(id, self);
            case 9 -> Unwatch.by(id, self);
            case 10 -> Consult.with(id, other, SECRET, now.plus(Duration.ofHours(3)));
            case 11 -> answer(id, self);
            case 12 -> Assign.to(id, self);
            default -> Claim.of(id);
        };
    }

    private TicketCommand answer(TicketId id, AgentId self) {
        return desk.tickets().find(Actor.lead("lea"), id).orElseThrow().roles().consultations().stream()
                .findFirst()
                .map(Consultation::question)
                .<TicketCommand>map(question -> Answer.to(id, question, SECRET))
                .orElseGet(() -> Watch.by(id, self));
    }
}
