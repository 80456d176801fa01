package org.ticketkit.internal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.lifecycle.Trigger;
import org.ticketkit.spi.AccessPolicy.Action;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Claim;
import org.ticketkit.ticket.Lease;
import org.ticketkit.ticket.Misconfigured;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Release;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.worktime.Term;

/** Decides who is accountable for a ticket at first, and who works on it now; {@link HandingOver} decides who follows. */
public final class Owning {

    /** The kind of timer that warns before the end of a lease of the assignee's role, and then ends it. */
    public static final String CLAIM_END = "claim-end";

    private Owning() {}

    /**
     * How long things last.
     *
     * @param claim a lease of the assignee's role
     * @param warning from the beginning of a lease until its assignee is warned
     * @param handOver an offer that nobody answers
     */
    public record Terms(Term claim, Term warning, Term handOver) {}

    /** The first owner (rule O1); the same one again changes nothing. */
    public static Change assign(Context context, TicketCodec.Loaded loaded, Assign command, Lifecycle lifecycle) {
        Change change = Change.of(context, loaded);
        Access.require(context, Action.ASSIGN, change.ticket());
        Optional<AgentId> owner = change.ticket().owner();
        if (owner.isPresent()) {
            if (owner.get().equals(command.owner())) {
                return change;
            }
            throw alreadyOwned(change.ticket(), owner.get());
        }
        change.happened(new TicketEvent.OwnerAssigned(command.owner()));
        return Moving.trigger(change, lifecycle, Trigger.ASSIGNED);
    }

    static Refused alreadyOwned(Ticket ticket, AgentId owner) {
        return Refused.because(
                Refused.Code.ALREADY_OWNED,
                "Ticket " + ticket.id() + " is owned by " + owner
                        + "; to give it to somebody else, hand it over or have a lead reassign it",
                Map.of("ticket", ticket.id().toString(), "owner", owner.value()));
    }

    /** Who is accountable; without one there is nothing to hand over or to delegate. */
    static AgentId owner(Ticket ticket) {
        return ticket.owner()
                .orElseThrow(() -> Refused.because(
                        Refused.Code.OWNER_REQUIRED,
                        "Ticket " + ticket.id() + " has no owner yet; assign it",
                        Map.of("ticket", ticket.id().toString())));
    }

    /** Is this agent's duty the actor's own, or one that the actor does for them (rule O5)? */
    static boolean isDutyOf(Actor actor, AgentId agent) {
        return actor.agent().filter(agent::equals).isPresent()
                || actor.actingFor().filter(agent::equals).isPresent();
    }

    /** The owner, or who may reassign and so may do this too. */
    static void requireOwner(Context context, Ticket ticket) {
        AgentId owner = owner(ticket);
        boolean may =
                isDutyOf(context.actor(), owner) || context.access().allows(context.actor(), Action.REASSIGN, ticket);
        if (!may) {
            throw Refused.because(
                    Refused.Code.NOT_OWNER,
                    "Ticket " + ticket.id() + " is owned by " + owner + ", who decides this; ask them, or a lead",
                    Map.of("ticket", ticket.id().toString(), "owner", owner.value()));
        }
    }

    /** The same, or a delegate of the owner. */
    static void requireOwnersSide(Context context, Ticket ticket) {
        boolean isDelegate = ticket.roles().delegates(context.now()).stream()
                .anyMatch(delegate -> isDutyOf(context.actor(), delegate));
        if (!isDelegate) {
            requireOwner(context, ticket);
        }
    }

    static void requireRoom(Ticket ticket, long there, int most, String what) {
        if (there >= most) {
            throw Refused.because(
                    Refused.Code.TOO_MANY,
                    "Ticket " + ticket.id() + " has " + there + " " + what + " and takes no more; end one first",
                    Map.of("ticket", ticket.id().toString(), "most", String.valueOf(most)));
        }
    }

    /** The assignee's role for one agent, for a while (rule O3). */
    public static Change claim(Context context, TicketCodec.Loaded loaded, Claim command, Terms terms) {
        Change change = Change.of(context, loaded);
        Access.require(context, Action.CLAIM, change.ticket());
        Ticket ticket = change.ticket();
        AgentId agent = context.actor().agent().orElseThrow(() -> notAnAgent(context, command));
        ticket.assignee(context.now()).filter(holder -> !holder.equals(agent)).ifPresent(holder -> {
            throw alreadyClaimed(ticket, holder);
        });
        Lease lease = new Lease(agent, end(terms.claim(), context.now()));
        Instant warning = terms.warning()
                .endAfter(context.now())
                .filter(lease.until()::isAfter)
                .orElse(lease.until());
        return change.happened(new TicketEvent.Claimed(lease)).timer(CLAIM_END, warning);
    }

    /** When a term ends that begins now. */
    static Instant end(Term term, Instant now) {
        return term.endAfter(now)
                .orElseThrow(() -> new Misconfigured("A term of " + term + " that begins at " + now
                        + " never ends; give the calendar working time, or take a shorter term"));
    }

    private static Refused alreadyClaimed(Ticket ticket, AgentId holder) {
        return Refused.because(
                Refused.Code.ALREADY_CLAIMED,
                "Ticket " + ticket.id() + " is being worked on by " + holder + "; ask them, or wait until it is free",
                Map.of("ticket", ticket.id().toString(), "assignee", holder.value()));
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

    /** Gives the assignee's role back; the one who has it does so, or who may reassign. */
    public static Change release(Context context, TicketCodec.Loaded loaded, Release command) {
        Change change = Change.of(context, loaded);
        Ticket ticket = change.ticket();
        Access.require(context, Action.CLAIM, ticket);
        AgentId holder = ticket.assignee(context.now())
                .orElseThrow(() -> Refused.because(
                        Refused.Code.NOT_CLAIMED,
                        "Ticket " + ticket.id()
                                + " is worked on by nobody, or not any more; there is nothing to release",
                        Map.of("ticket", ticket.id().toString())));
        boolean may =
                isDutyOf(context.actor(), holder) || context.access().allows(context.actor(), Action.REASSIGN, ticket);
        if (!may) {
            throw alreadyClaimed(ticket, holder);
        }
        return endLease(change, "released");
    }

    /** Ends a lease that ran out; warns of the end of one that is about to. */
    public static Change expire(Change change) {
        Optional<Lease> lease = change.ticket().lease();
        if (lease.isEmpty()) {
            return change;
        }
        Instant until = lease.get().until();
        return until.isAfter(change.now())
                ? change.happened(new TicketEvent.ClaimEnding(lease.get())).timer(CLAIM_END, until)
                : endLease(change, "timed-out");
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
