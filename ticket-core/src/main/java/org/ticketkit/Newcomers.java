package org.ticketkit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ticketkit.internal.TicketCodec;
import org.ticketkit.ticket.Absorption;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketId;

/** What those call their case who take part in a ticket because theirs was merged into it: its own subject is a stranger's (rule M8). */
final class Newcomers {

    private final Desk desk;

    Newcomers(Desk desk) {
        this.desk = desk;
    }

    /** The subject of each newcomer's own ticket; costs a round trip for each link of the longest chain of mergers, none without one. */
    Map<RequesterId, String> subjects(Ticket ticket) {
        Map<RequesterId, String> subjects = new HashMap<>();
        List<Ticket> level = List.of(ticket);
        while (!level.isEmpty()) {
            level = sources(level);
            level.forEach(source -> source.participants().stream()
                    .filter(person -> !source.newcomers().contains(person))
                    .forEach(person -> subjects.putIfAbsent(person, source.subject())));
        }
        subjects.keySet().retainAll(ticket.newcomers());
        return subjects;
    }

    private List<Ticket> sources(List<Ticket> targets) {
        List<TicketId> ids = targets.stream()
                .flatMap(target -> target.absorbed().stream())
                .map(Absorption::source)
                .toList();
        return ids.isEmpty()
                ? List.of()
                : desk.engine().storage().store().findTickets(desk.tenantId(), ids).stream()
                        .map(record -> TicketCodec.decode(record).ticket())
                        .toList();
    }
}
