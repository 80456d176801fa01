package org.ticketkit.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.ticketkit.spi.AccessPolicy.Action;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Delegate;
import org.ticketkit.ticket.Delegation;
import org.ticketkit.ticket.EndDelegation;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.Unwatch;
import org.ticketkit.ticket.Watch;

/** Decides who acts for the owner for a while, and who of the staff watches (rule O1). */
public final class Delegating {

    /** The kind of timer that ends delegations; it is due when the first of them ends. */
    public static final String END = "delegation-end";

    /** How many may act for the owner of one ticket at a time. */
    public static final int MAX_DELEGATES = 10;

    /** How many of the staff may watch one ticket. */
    public static final int MAX_WATCHERS = 50;

    private Delegating() {}

    /** Somebody acts for the owner until then. */
    public static Change delegate(Context context, TicketCodec.Loaded loaded, Delegate command) {
        Change change = Change.of(context, loaded);
        Access.require(context, Action.DELEGATE, change.ticket());
        AgentId owner = Owning.owner(change.ticket());
        Owning.requireOwner(context, change.ticket());
        if (owner.equals(command.delegate())) {
            throw Owning.alreadyOwned(change.ticket(), owner);
        }
        Delegation wanted = new Delegation(command.delegate(), command.until());
        if (change.ticket().roles().delegations().contains(wanted)) {
            return change;
        }
        lapse(change);
        long others = change.ticket().roles().delegations().stream()
                .filter(isOf(command.delegate()).negate())
                .count();
        Owning.requireRoom(change.ticket(), others, MAX_DELEGATES, "delegates");
        return timed(change.happened(new TicketEvent.Delegated(wanted)));
    }

    private static Predicate<Delegation> isOf(AgentId agent) {
        return delegation -> delegation.delegate().equals(agent);
    }

    /** Somebody acts for the owner no longer; the owner says so, or they do themselves. */
    public static Change end(Context context, TicketCodec.Loaded loaded, EndDelegation command) {
        Change change = Change.of(context, loaded);
        Access.require(context, Action.DELEGATE, change.ticket());
        if (change.ticket().roles().delegations().stream().noneMatch(isOf(command.delegate()))) {
            return change;
        }
        if (!Owning.isDutyOf(context.actor(), command.delegate())) {
            Owning.requireOwner(context, change.ticket());
        }
        return timed(change.happened(new TicketEvent.DelegationEnded(command.delegate(), "ended")));
    }

    /** Ends the delegations whose time is over. */
    public static Change expire(Change change) {
        return lapse(change) ? timed(change) : change;
    }

    private static boolean lapse(Change change) {
        List<Delegation> over = change.ticket().roles().delegations().stream()
                .filter(delegation -> !delegation.holds(change.now()))
                .toList();
        over.forEach(
                delegation -> change.happened(new TicketEvent.DelegationEnded(delegation.delegate(), "timed-out")));
        return !over.isEmpty();
    }

    /** Who acted for the owner of before does not act for the new one. */
    static Change ownerChanged(Change change) {
        List<Delegation> all = change.ticket().roles().delegations();
        all.forEach(
                delegation -> change.happened(new TicketEvent.DelegationEnded(delegation.delegate(), "owner-changed")));
        return all.isEmpty() ? change : timed(change);
    }

    private static Change timed(Change change) {
        return change.ticket().roles().delegations().stream()
                .map(Delegation::until)
                .min(Comparator.<Instant>naturalOrder())
                .map(first -> change.timer(END, first))
                .orElseGet(() -> change.clearTimer(END));
    }

    /** Somebody of the staff watches. */
    public static Change watch(Context context, TicketCodec.Loaded loaded, Watch command) {
        Change change = Change.of(context, loaded);
        Access.require(context, Action.WATCH, change.ticket());
        if (change.ticket().roles().watchers().contains(command.watcher())) {
            return change;
        }
        Owning.requireRoom(change.ticket(), change.ticket().roles().watchers().size(), MAX_WATCHERS, "watchers");
        return change.happened(new TicketEvent.WatcherAdded(command.watcher()));
    }

    /** Somebody of the staff watches no longer. */
    public static Change unwatch(Context context, TicketCodec.Loaded loaded, Unwatch command) {
        Change change = Change.of(context, loaded);
        Access.require(context, Action.WATCH, change.ticket());
        return change.ticket().roles().watchers().contains(command.watcher())
                ? change.happened(new TicketEvent.WatcherRemoved(command.watcher()))
                : change;
    }
}
