package org.ticketkit.internal;

import java.util.Map;
import java.util.Optional;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.lifecycle.Replacement;
import org.ticketkit.spi.AccessPolicy.Action;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Status;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;

/** Decides where a ticket stands in the lifecycle that replaces its own (rule L4). */
public final class Repinning {

    private Repinning() {}

    /**
     * Pins the ticket to the lifecycle; nothing happens if it is already. No effect and no trigger follows, and the timer of its status is
     * counted from now on, so that a new version does not close at once what was left alone for long.
     */
    public static Change decide(Context context, TicketCodec.Loaded loaded, Lifecycle lifecycle) {
        Change change = Change.of(context, loaded);
        Access.require(context, Action.REPIN, change.ticket());
        Ticket ticket = change.ticket();
        if (ticket.lifecycle().equals(lifecycle.ref())) {
            return change;
        }
        Replacement replacement =
                lifecycle.replacing(ticket.lifecycle()).orElseThrow(() -> unmapped(ticket, lifecycle));
        Status status = replacement.of(ticket.status()).orElseThrow(() -> unmapped(ticket, lifecycle));
        Optional<Status> unmerged = ticket.merger()
                .map(merger -> replacement.of(merger.status()).orElseThrow(() -> unmapped(ticket, lifecycle)));
        change.happened(new TicketEvent.Repinned(ticket.lifecycle(), lifecycle.ref(), status, unmerged));
        if (ticket.wakeAt().isPresent() && change.ticket().wakeAt().isEmpty()) {
            change.clearTimer(Moving.WAKE);
        }
        if (status.phase() == Phase.RESOLVED || status.phase() == Phase.CLOSED) {
            Owning.endLease(change, status.code());
        }
        boolean hadTimer = replacement.earlier().timer(ticket.status()).isPresent();
        return Lapsing.entered(change, lifecycle, hadTimer);
    }

    private static Refused unmapped(Ticket ticket, Lifecycle lifecycle) {
        return Refused.because(
                Refused.Code.NO_STATUS_MAP,
                "Ticket " + ticket.id() + " is in status " + ticket.status() + " of lifecycle " + ticket.lifecycle()
                        + ", of which " + lifecycle.ref() + " says nothing; declare it with replacing(...)",
                Map.of(
                        "ticket",
                        ticket.id().toString(),
                        "status",
                        ticket.status().code(),
                        "lifecycle",
                        ticket.lifecycle().toString(),
                        "to",
                        lifecycle.ref().toString()));
    }
}
