package org.ticketkit.internal;

import java.util.Map;
import java.util.Optional;
import org.ticketkit.spi.AccessPolicy.Action;
import org.ticketkit.ticket.AcceptHandOver;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.HandOver;
import org.ticketkit.ticket.Offer;
import org.ticketkit.ticket.Reassign;
import org.ticketkit.ticket.RefuseHandOver;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.WithdrawHandOver;
import org.ticketkit.worktime.Term;

/** Decides how a ticket gets another owner (rule O2). */
public final class HandingOver {

    /** The kind of timer that ends an offer that nobody answers. */
    public static final String END = "hand-over-end";

    private HandingOver() {}

    /** Offers the ticket; the owner stays who it is. The same offer again changes nothing. */
    public static Change offer(Context context, TicketCodec.Loaded loaded, HandOver command, Term term) {
        Change change = Change.of(context, loaded);
        Access.require(context, Action.HAND_OVER, change.ticket());
        AgentId owner = Owning.owner(change.ticket());
        Owning.requireOwnersSide(context, change.ticket());
        if (owner.equals(command.to())) {
            throw Owning.alreadyOwned(change.ticket(), owner);
        }
        Optional<Offer> pending = pending(change);
        if (pending.isPresent()) {
            return alreadyOffered(change, pending.get(), command.to());
        }
        Offer offer = new Offer(command.to(), Owning.end(term, context.now()));
        // one that is over, and whose timer has not come yet
        change.ticket().roles().offer().ifPresent(over -> ended(change, over, "timed-out", ""));
        return change.happened(new TicketEvent.HandOverOffered(offer)).timer(END, offer.until());
    }

    private static Change alreadyOffered(Change change, Offer pending, AgentId wanted) {
        if (pending.to().equals(wanted)) {
            return change;
        }
        throw refused(
                change.ticket(),
                Refused.Code.ALREADY_OFFERED,
                "is offered to " + pending.to() + " already; wait for the answer, or withdraw it first",
                pending);
    }

    /** The one to whom it was offered becomes the owner. */
    public static Change accept(Context context, TicketCodec.Loaded loaded, AcceptHandOver command) {
        Change change = Change.of(context, loaded);
        Access.require(context, Action.HAND_OVER, change.ticket());
        Offer offer = offerTo(context, change);
        AgentId before = Owning.owner(change.ticket());
        change.happened(new TicketEvent.HandOverAccepted(before, offer.to())).clearTimer(END);
        return Delegating.ownerChanged(change);
    }

    /** The one to whom it was offered says no. */
    public static Change refuse(Context context, TicketCodec.Loaded loaded, RefuseHandOver command) {
        Change change = Change.of(context, loaded);
        Access.require(context, Action.HAND_OVER, change.ticket());
        return ended(change, offerTo(context, change), "refused", command.reason())
                .clearTimer(END);
    }

    /** The owner takes the offer back. */
    public static Change withdraw(Context context, TicketCodec.Loaded loaded, WithdrawHandOver command) {
        Change change = Change.of(context, loaded);
        Access.require(context, Action.HAND_OVER, change.ticket());
        Owning.requireOwnersSide(context, change.ticket());
        return ended(change, requirePending(change), "withdrawn", "").clearTimer(END);
    }

    /** A lead names another owner; an offer that waits is over. */
    public static Change reassign(Context context, TicketCodec.Loaded loaded, Reassign command) {
        Change change = Change.of(context, loaded);
        Access.require(context, Action.REASSIGN, change.ticket());
        AgentId before = Owning.owner(change.ticket());
        if (before.equals(command.owner())) {
            return change;
        }
        change.ticket()
                .roles()
                .offer()
                .ifPresent(offer -> ended(change, offer, "reassigned", "").clearTimer(END));
        change.happened(new TicketEvent.OwnerReassigned(before, command.owner(), command.reason()));
        return Delegating.ownerChanged(change);
    }

    /** Ends an offer whose time is over. */
    public static Change expire(Change change) {
        change.ticket()
                .roles()
                .offer()
                .filter(offer -> !offer.until().isAfter(change.now()))
                .ifPresent(offer -> ended(change, offer, "timed-out", ""));
        return change;
    }

    private static Change ended(Change change, Offer offer, String outcome, String reason) {
        return change.happened(new TicketEvent.HandOverEnded(offer.to(), outcome, reason));
    }

    private static Optional<Offer> pending(Change change) {
        return change.ticket().roles().offer().filter(offer -> offer.until().isAfter(change.now()));
    }

    private static Offer requirePending(Change change) {
        String id = change.ticket().id().toString();
        return pending(change)
                .orElseThrow(() -> Refused.because(
                        Refused.Code.NOTHING_OFFERED,
                        "Ticket " + id + " is not offered to anybody, or not any more; have it handed over again",
                        Map.of("ticket", id)));
    }

    private static Offer offerTo(Context context, Change change) {
        Offer offer = requirePending(change);
        if (!Owning.isDutyOf(context.actor(), offer.to())) {
            throw refused(
                    change.ticket(),
                    Refused.Code.NOT_OFFERED_TO_YOU,
                    "is offered to " + offer.to() + ", who alone can answer",
                    offer);
        }
        return offer;
    }

    private static Refused refused(Ticket ticket, Refused.Code code, String why, Offer offer) {
        return Refused.because(
                code,
                "Ticket " + ticket.id() + " " + why,
                Map.of("ticket", ticket.id().toString(), "to", offer.to().value()));
    }
}
