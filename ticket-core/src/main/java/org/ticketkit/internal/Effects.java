package org.ticketkit.internal;

import org.ticketkit.lifecycle.Effect;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;

/**
 * What the effects of a transition make of a ticket that takes it (rule L2).
 *
 * @param change the change in which it does
 */
record Effects(Change change) implements Effect.Cases<Change> {

    @Override
    public Change tellRequester(Effect.TellRequester effect) {
        return Noticing.changed(change, effect.template());
    }

    @Override
    public Change setQueue(Effect.SetQueue effect) {
        Ticket ticket = change.ticket();
        return triaged(new TicketEvent.Triaged(effect.queue(), ticket.category(), ticket.priority(), ticket.tags()));
    }

    @Override
    public Change setPriority(Effect.SetPriority effect) {
        Ticket ticket = change.ticket();
        return triaged(new TicketEvent.Triaged(ticket.queue(), ticket.category(), effect.priority(), ticket.tags()));
    }

    private Change triaged(TicketEvent.Triaged after) {
        Ticket ticket = change.ticket();
        TicketEvent.Triaged before =
                new TicketEvent.Triaged(ticket.queue(), ticket.category(), ticket.priority(), ticket.tags());
        return after.equals(before) ? change : change.happened(after);
    }

    @Override
    public Change releaseAssignee(Effect.ReleaseAssignee effect) {
        return Owning.endLease(change, change.ticket().status().code());
    }
}
