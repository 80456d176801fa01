package org.ticketkit.examples.helpdesk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ticketkit.Tickets;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Page;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.TicketId;

/** What happened to a case, the newest first, a page at a time. */
final class History {

    private static final PageRequest PAGE = PageRequest.first(200);

    private final Tickets tickets;
    private final Actor actor;
    private final TicketId id;

    private History(Tickets tickets, Actor actor, TicketId id) {
        this.tickets = tickets;
        this.actor = actor;
        this.id = id;
    }

    static History of(Tickets tickets, Actor actor, TicketId id) {
        return new History(tickets, actor, id);
    }

    /** The page that ends before the event of this number; the newest if it is empty or no number. */
    Html before(String number) {
        boolean isNewest = !number.matches("\\d{1,18}");
        List<Recorded> shown = lastBefore(isNewest ? Long.MAX_VALUE : Long.parseLong(number));
        List<Html> lines = new ArrayList<>();
        shown.forEach(recorded -> lines.add(0, line(recorded)));
        return Html.of(
                "<section class=\"card\"><h2>History</h2>{}<ol class=\"history\">{}</ol>{}</section>",
                isNewest ? Html.NOTHING : Html.of("<p><a href=\"/cases/{}\">Newest</a></p>", id),
                lines,
                older(shown));
    }

    /** The desk gives the oldest first, so all pages before are gone through. */
    private List<Recorded> lastBefore(long number) {
        List<Recorded> last = new ArrayList<>();
        Page<Recorded> page = tickets.history(actor, id, PAGE);
        while (true) {
            page.items().stream()
                    .filter(recorded -> recorded.sequence() < number)
                    .forEach(last::add);
            last.subList(0, Math.max(0, last.size() - PAGE.size())).clear();
            Optional<String> next = page.next();
            boolean isPast = !page.items().isEmpty()
                    && page.items().get(page.items().size() - 1).sequence() >= number;
            if (next.isEmpty() || isPast) {
                return last;
            }
            page = tickets.history(actor, id, PAGE.at(next.get()));
        }
    }

    private Html older(List<Recorded> shown) {
        long first = shown.isEmpty() ? 1 : shown.get(0).sequence();
        return first <= 1 ? Html.NOTHING : Html.of("<p><a href=\"/cases/{}?before={}\">Older</a></p>", id, first);
    }

    private static Html line(Recorded recorded) {
        return Html.of(
                "<li>{} <span>{} · {}</span></li>",
                recorded.event().match(new InWords()),
                recorded.actor(),
                Layout.time(recorded.at()));
    }
}
