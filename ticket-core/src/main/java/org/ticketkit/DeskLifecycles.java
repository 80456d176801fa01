package org.ticketkit;

import java.util.Optional;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.DefinitionRef;
import org.ticketkit.ticket.Page;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Repin;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.Ticket;

/** The lifecycles of one view. */
final class DeskLifecycles implements Lifecycles {

    private final Desk desk;

    DeskLifecycles(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Lifecycle current() {
        return desk.engine().lifecycle();
    }

    @Override
    public Optional<Lifecycle> find(DefinitionRef ref) {
        return Optional.ofNullable(desk.engine().lifecycles().get(ref));
    }

    @Override
    public Page<Repin> toRepin(Actor actor, DefinitionRef to, PageRequest page) {
        Lifecycle lifecycle = desk.engine().lifecycle(to);
        Page<Ticket> tickets = desk.tickets().search(actor, Criteria.everything(), Sort.OLDEST_FIRST, page);
        return new Page<>(
                tickets.items().stream()
                        .filter(ticket ->
                                lifecycle.replacing(ticket.lifecycle()).isPresent())
                        .map(ticket -> Repin.to(ticket.id(), to))
                        .toList(),
                tickets.next());
    }
}
