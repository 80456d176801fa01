package org.ticketkit;

import java.util.Optional;
import java.util.Set;
import org.ticketkit.internal.Access;
import org.ticketkit.ownership.Duty;
import org.ticketkit.spi.AccessPolicy.Action;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketId;

/** The duties of one view. */
final class DeskDuties implements Duties {

    private final Desk desk;
    private final Deputies deputies;

    DeskDuties(Desk desk) {
        this.desk = desk;
        this.deputies = new Deputies(desk);
    }

    @Override
    public Optional<Duty> of(Actor actor, TicketId id) {
        Ticket ticket = desk.load(id).ticket();
        Access.require(desk.context(actor), Action.READ_INTERNAL, ticket);
        return ticket.owner().map(owner -> deputies.duty(owner, ticket.queue()));
    }

    @Override
    public Set<AgentId> standsInFor(Actor agent) {
        return agent.agent().flatMap(deputies::standsInFor).orElseGet(Set::of);
    }
}
