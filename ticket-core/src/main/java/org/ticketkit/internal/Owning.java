package org.ticketkit.internal;

import java.time.Duration;
import java.util.Map;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.lifecycle.Trigger;
import org.ticketkit.spi.AccessPolicy.Action;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Claim;
import org.ticketkit.ticket.Lease;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;

/** Decides who is accountable for a ticket, and who works on it now. */
public final class Owning {

    /** The kind of timer that ends a lease of the assignee's role. */
    public static final String CLAIM_END = "claim-end";

    private Owning() {}

    /** The first owner (rule O1); the same one again changes nothing. */
    public static Change assign(Context context, TicketCodec.Loaded loaded, Assign command, Lifecycle lifecycle) {
        Change change = Change.of(context, loaded);
        Access.require(context, Action.ASSIGN, change.ticket());
        Ticket ticket = change.ticket();
        if (ticket.owner().isPresent()) {
            return alreadyOwned(change, ticket.owner().get(), command.owner());
        }
        change.happened(new TicketEvent.OwnerAssigned(command.owner()));
        return Moving.trigger(change, lifecycle, Trigger.ASSIGNED);
    }

    private static Change alreadyOwned(Change change, AgentId owner, AgentId wanted) {
        if (owner.equals(wanted)) {
            return change;
        }
        String id = change.ticket().id().toString();
        throw Refused.because(
                Refused.Code.ALREADY_OWNED,
                "Ticket " + id + " is owned by " + owner + ", who has to hand it over first",
                Map.of("ticket", id, "owner", owner.value()));
    }

    /** The assignee's role for one agent, for this long (rule O3). */
    public static Change claim(Context context, TicketCodec.Loaded loaded, Claim command, Duration term) {
        Change change = Change.of(context, loaded);
        Access.require(context, Action.CLAIM, change.ticket());
        Ticket ticket = change.ticket();
        AgentId agent = context.actor().agent().orElseThrow(() -> notAnAgent(context, command));
        ticket.assignee(context.now()).filter(holder -> !holder.equals(agent)).ifPresent(holder -> {
            throw Refused.because(
                    Refused.Code.ALREADY_CLAIMED,
                    "Ticket " + ticket.id() + " is being worked on by " + holder
                            + "; ask them, or wait until it is free",
                    Map.of("ticket", ticket.id().toString(), "assignee", holder.value()));
        });
        Lease lease = new Lease(agent, context.now().plus(term));
        return change.happened(new TicketEvent.Claimed(lease)).timer(CLAIM_END, lease.until());
    }

    private static Refused notAnAgent(Context context, Claim command) {
        return Refused.because(
                Refused.Code.FORBIDDEN,
                context.actor() + " is no agent and cannot work on ticket " + command.ticket()
                        + "; claim it as Actor.agent(...)",
                Map.of(
                        "ticket",
                        command.ticket().toString(),
                        "actor",
                        context.actor().id()));
    }

    /** Ends a lease that ran out. */
    public static Change expire(Change change) {
        boolean isOver = change.ticket()
                .lease()
                .filter(lease -> !lease.until().isAfter(change.now()))
                .isPresent();
        return isOver ? endLease(change, "timed-out") : change;
    }

    /** Ends the lease, if there is one. */
    static Change endLease(Change change, String reason) {
        change.ticket()
                .lease()
                .ifPresent(lease -> change.happened(new TicketEvent.ClaimEnded(lease.assignee(), reason))
                        .clearTimer(CLAIM_END));
        return change;
    }
}
