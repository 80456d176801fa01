package org.ticketkit.internal;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ticketkit.spi.AccessPolicy.Action;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.Triage;

/** Decides what a ticket is about (rule A3). */
public final class Triaging {

    private Triaging() {}

    /** Sets what the command names; nothing happens if all of it is so already. */
    public static Change decide(Context context, TicketCodec.Loaded loaded, Triage command) {
        Change change = Change.of(context, loaded);
        Access.require(context, Action.TRIAGE, change.ticket());
        Ticket ticket = change.ticket();
        TicketEvent.Triaged before =
                new TicketEvent.Triaged(ticket.queue(), ticket.category(), ticket.priority(), ticket.tags());
        TicketEvent.Triaged after = new TicketEvent.Triaged(
                or(command.queue(), before.queue()),
                or(command.category(), before.category()),
                or(command.priority(), before.priority()),
                Set.copyOf(or(command.tags(), before.tags())));
        if (!after.equals(before)) {
            change.happened(after);
        }
        return Moving.setFields(change, command.fields());
    }

    private static <T> T or(@Nullable T wanted, T present) {
        return wanted == null ? present : wanted;
    }
}
