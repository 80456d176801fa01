package org.ticketkit.internal;

import java.time.Instant;
import java.util.Optional;
import org.ticketkit.spi.ChangeSet.TimerWrite;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.Timer;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.TicketId;

/** Says in a ticket's history, and to who watches the desk, which list of commands did what is in it. */
public final class Tracing {

    private Tracing() {}

    /** Says so in the history, and nothing else. */
    public static Change of(Context context, TicketCodec.Loaded loaded, TicketEvent trace) {
        return Change.of(context, loaded).happened(trace);
    }

    /** What shows in the health of the desk that rules were stopped on a ticket: a timer that nothing wakes. */
    public static TimerWrite stopped(TenantId tenant, TicketId ticket, Instant now) {
        return new TimerWrite.Set(new Timer(
                tenant,
                RecordRef.ticket(ticket),
                RuleTimer.STOPPED,
                now,
                0,
                Optional.of("rules went on and on"),
                true));
    }

    /** Ends that. */
    public static TimerWrite lookedAt(TicketId ticket) {
        return new TimerWrite.Clear(RecordRef.ticket(ticket), RuleTimer.STOPPED, Optional.empty());
    }
}
