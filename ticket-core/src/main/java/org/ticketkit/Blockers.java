package org.ticketkit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ticketkit.internal.TicketCodec;
import org.ticketkit.ticket.Absorption;
import org.ticketkit.ticket.Link;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketId;

/**
 * Finds the tickets that block another (rule L8). What blocks a ticket that was merged into it blocks it, too, and a blocker that was
 * merged blocks as the ticket on which it goes on.
 *
 * <p>Reads nothing if nothing blocks the ticket and none was merged into it; else all blockers at once, and once more for each link of a
 * chain of mergers.
 */
final class Blockers {

    /** How far a chain of blockers is followed before a link is made; more are no ring that anybody could oversee. */
    private static final int MOST = 500;

    private final Desk desk;
    private final Map<TicketId, Ticket> known = new LinkedHashMap<>();

    Blockers(Desk desk) {
        this.desk = desk;
    }

    /** Those that are neither resolved nor closed, each as the ticket on which it goes on. */
    List<TicketId> open(Ticket ticket) {
        known.put(ticket.id(), ticket);
        return live(blockersOf(family(ticket))).stream()
                .filter(blocker -> !isDone(blocker) && !blocker.id().equals(ticket.id()))
                .map(Ticket::id)
                .toList();
    }

    /** All tickets that have to be resolved before this one, directly or because they block one of these; itself if there is a ring. */
    Set<TicketId> waitsFor(Ticket ticket) {
        known.put(ticket.id(), ticket);
        Set<TicketId> all = new LinkedHashSet<>();
        List<Ticket> next = List.of(ticket);
        while (!next.isEmpty() && all.size() < MOST) {
            List<Ticket> family =
                    next.stream().flatMap(each -> family(each).stream()).toList();
            next = live(blockersOf(family)).stream()
                    .filter(each -> all.add(each.id()))
                    .toList();
        }
        return all;
    }

    /** The ticket, and all that were merged into it. */
    private List<Ticket> family(Ticket ticket) {
        List<Ticket> family = new ArrayList<>(List.of(ticket));
        List<Ticket> level = family;
        while (!level.isEmpty()) {
            level = find(level.stream()
                    .flatMap(each -> each.absorbed().stream())
                    .map(Absorption::source)
                    .toList());
            family.addAll(level);
        }
        return family;
    }

    private static List<TicketId> blockersOf(List<Ticket> family) {
        return family.stream()
                .flatMap(each -> each.linkedFrom().stream())
                .filter(link -> link.kind() == Link.Kind.BLOCKS)
                .map(Link::target)
                .distinct()
                .toList();
    }

    private List<Ticket> live(List<TicketId> ids) {
        Map<TicketId, Ticket> live = new LinkedHashMap<>();
        Set<TicketId> passed = new HashSet<>();
        List<TicketId> next = ids;
        while (!next.isEmpty()) {
            List<TicketId> further = new ArrayList<>();
            for (Ticket ticket : find(next)) {
                ticket.merger()
                        .ifPresentOrElse(merger -> further.add(merger.target()), () -> live.put(ticket.id(), ticket));
            }
            next = further.stream().filter(passed::add).toList();
        }
        return List.copyOf(live.values());
    }

    private List<Ticket> find(List<TicketId> ids) {
        List<TicketId> unknown =
                ids.stream().filter(id -> !known.containsKey(id)).toList();
        if (!unknown.isEmpty()) {
            desk.engine().storage().store().findTickets(desk.tenantId(), unknown).stream()
                    .map(record -> TicketCodec.decode(record).ticket())
                    .forEach(ticket -> known.put(ticket.id(), ticket));
        }
        return ids.stream()
                .distinct()
                .filter(known::containsKey)
                .map(known::get)
                .toList();
    }

    private static boolean isDone(Ticket ticket) {
        Phase phase = ticket.status().phase();
        return phase == Phase.RESOLVED || phase == Phase.CLOSED;
    }
}
