package org.ticketkit.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ticketkit.spi.AccessPolicy.Action;
import org.ticketkit.ticket.Link;
import org.ticketkit.ticket.LinkTickets;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.ticket.Unlink;

/** Decides what is said of one ticket and another; both know of it, and are written together (rule L8). */
public final class Linking {

    /** How many links a ticket has at the most, and how many others can link to it. */
    public static final int MAX_LINKS = 100;

    private Linking() {}

    /**
     * Links a ticket to another; nothing happens if it is so already.
     *
     * @param waitsFor all tickets that block the first one, and those that block these, and so on; asked for blockers alone
     */
    public static Change link(
            Context context,
            TicketCodec.Loaded one,
            TicketCodec.Loaded other,
            LinkTickets command,
            Set<TicketId> waitsFor) {
        Change change = related(context, one, other);
        Link link = new Link(command.kind(), other.ticket().id());
        boolean isRing = command.kind() == Link.Kind.BLOCKS && waitsFor.contains(command.target());
        if (one.ticket().id().equals(other.ticket().id()) || isRing) {
            throw Refused.because(
                    Refused.Code.CYCLE,
                    "Ticket " + command.ticket() + " cannot be linked to " + command.target() + " by " + link.kind()
                            + ": that one waits for it already, or is itself; take the other link back first",
                    Map.of(
                            "ticket",
                            command.ticket().toString(),
                            "target",
                            command.target().toString()));
        }
        if (one.ticket().links().contains(link)) {
            return change;
        }
        return linked(change, List.of(link))
                .together(linkedFrom(Change.of(context, other), one.ticket().id(), List.of(link)));
    }

    /** Takes a link back; nothing happens if there is none. */
    public static Change unlink(Context context, TicketCodec.Loaded one, TicketCodec.Loaded other, Unlink command) {
        Change change = related(context, one, other);
        Link link = new Link(command.kind(), other.ticket().id());
        if (!one.ticket().links().contains(link)) {
            return change;
        }
        change.happened(new TicketEvent.Unlinked(link));
        Link back = new Link(link.kind(), one.ticket().id());
        return link.kind().isMutual()
                ? change.together(Change.of(context, other).happened(new TicketEvent.UnlinkedFrom(back)))
                : change;
    }

    private static Change related(Context context, TicketCodec.Loaded one, TicketCodec.Loaded other) {
        Access.require(context, Action.RELATE, one.ticket());
        Access.require(context, Action.RELATE, other.ticket());
        return Change.of(context, one);
    }

    /** Links a ticket that is being opened to others that are there. */
    static void opened(Context context, Change change, List<Link> links, List<TicketCodec.Loaded> others) {
        if (links.isEmpty()) {
            return;
        }
        linked(change, links);
        for (TicketCodec.Loaded other : others) {
            List<Link> meant = links.stream()
                    .filter(link -> link.target().equals(other.ticket().id()))
                    .toList();
            if (meant.stream().anyMatch(link -> link.kind().isMutual())) {
                Access.require(context, Action.RELATE, other.ticket());
            }
            change.together(
                    linkedFrom(Change.of(context, other), change.ticket().id(), meant));
        }
    }

    private static Change linked(Change change, List<Link> links) {
        requireRoom(change.ticket(), change.ticket().links(), links);
        return change.happened(new TicketEvent.Linked(links));
    }

    /** Has a closed ticket know of its follow-up, however many others link to it: no message is refused for that. */
    static Change followedUp(Change closed, TicketId followUp) {
        return closed.happened(new TicketEvent.LinkedFrom(List.of(new Link(Link.Kind.FOLLOW_UP_OF, followUp))));
    }

    /** Has a ticket know what another one says of it. */
    static Change linkedFrom(Change change, TicketId other, List<Link> links) {
        List<Link> back = links.stream()
                .filter(link -> link.kind().isMutual())
                .map(link -> new Link(link.kind(), other))
                .toList();
        requireRoom(change.ticket(), change.ticket().linkedFrom(), back);
        return back.isEmpty() ? change : change.happened(new TicketEvent.LinkedFrom(back));
    }

    private static void requireRoom(Ticket ticket, List<Link> present, List<Link> more) {
        Set<Link> all = new HashSet<>(present);
        all.addAll(more);
        if (all.size() > MAX_LINKS) {
            throw Refused.because(
                    Refused.Code.TOO_MANY,
                    "Ticket " + ticket.id() + " has " + present.size() + " links of this direction, and can have "
                            + MAX_LINKS + "; take some back first",
                    Map.of("ticket", ticket.id().toString()));
        }
    }
}
