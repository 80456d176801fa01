package org.ticketkit.tck;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.UUID;
import org.ticketkit.Ownership;
import org.ticketkit.TicketDesk;
import org.ticketkit.ticket.AcceptHandOver;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Answer;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.HandOver;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Release;
import org.ticketkit.ticket.TicketId;

/** The refusals that have to do with who deals with a ticket, each brought about on one that Ann owns. */
final class OwnershipRefusals {

    private static final Actor ANN = Actor.agent("ann");
    private static final Actor BOB = Actor.agent("bob");
    private static final AgentId CY = AgentId.of("cy");

    private final Ownership ownership;
    private final TicketId id;

    OwnershipRefusals(TicketDesk desk, TicketId id) {
        this.ownership = desk.ownership();
        this.id = id;
        desk.tickets().assign(ANN, Assign.to(id, AgentId.of("ann")));
    }

    Runnable of(Refused.Code code) {
        return switch (code) {
            case NOT_OWNER -> () -> ownership.handOver(BOB, HandOver.of(id, CY));
            case NOTHING_OFFERED -> () -> ownership.accept(BOB, AcceptHandOver.of(id));
            case NOT_CLAIMED -> () -> ownership.release(BOB, Release.of(id));
            case NOTHING_ASKED -> () -> ownership.answer(BOB, Answer.to(id, new EntryId(new UUID(1, 1)), "Yes."));
            case ALREADY_OFFERED -> {
                ownership.handOver(ANN, HandOver.of(id, CY));
                yield () -> ownership.handOver(ANN, HandOver.of(id, AgentId.of("bob")));
            }
            case NOT_OFFERED_TO_YOU -> {
                ownership.handOver(ANN, HandOver.of(id, CY));
                yield () -> ownership.accept(BOB, AcceptHandOver.of(id));
            }
            default -> fail("Nobody has said here how " + code + " comes about");
        };
    }
}
