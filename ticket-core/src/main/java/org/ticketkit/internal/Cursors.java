package org.ticketkit.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.ticketkit.spi.Search;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.Page;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketField;

/**
 * Seals the places where pages end, so that nobody makes one up or reads it (rule A2). A cursor is good for the list that it was made for
 * alone: its tenant, order, criteria and what its reader may see.
 */
public final class Cursors {

    private final Seal seal;

    /** Seals with this. */
    public Cursors(Seal seal) {
        this.seal = seal;
    }

    /** The list of the tickets that fit these criteria, the reader's scope among them, in this order. */
    public static String search(TenantId tenant, Criteria visible, Sort sort) {
        return "search " + tenant + " " + sort.field() + " " + sort.direction() + " "
                + Fingerprint.sha256(CriteriaText.of(visible));
    }

    /** The sequence after which the asked page of a list by sequence starts. */
    public long sequence(String list, PageRequest page) {
        return page.cursor().map(cursor -> Long.parseLong(open(list, cursor))).orElse(0L);
    }

    /** A page of a list by sequence, cut from items of which there is one too many if there are more pages. */
    public <T> Page<T> page(String list, PageRequest page, List<T> found, ToLongFunction<T> sequence) {
        if (found.size() <= page.size()) {
            return new Page<>(found, Optional.empty());
        }
        List<T> items = found.subList(0, page.size());
        long last = sequence.applyAsLong(items.get(items.size() - 1));
        return new Page<>(items, Optional.of(seal(list, Long.toString(last))));
    }

    /** The id after which the asked page of a list by id starts. */
    public Optional<UUID> id(String list, PageRequest page) {
        return page.cursor().map(cursor -> UUID.fromString(open(list, cursor)));
    }

    /** A page of a list by id, cut from items of which there are too many if there are more pages. */
    public <T> Page<T> pageById(String list, PageRequest page, List<T> found, Function<T, UUID> id) {
        if (found.size() <= page.size()) {
            return new Page<>(found, Optional.empty());
        }
        List<T> items = found.subList(0, page.size());
        return new Page<>(
                items,
                Optional.of(seal(list, id.apply(items.get(items.size() - 1)).toString())));
    }

    /** The position after which the asked page of a search starts. */
    public Optional<Search.Position> position(String list, PageRequest page) {
        return page.cursor().map(cursor -> {
            String[] parts = open(list, cursor).split(" ", 2);
            return new Search.Position(sortValue(parts[1]), UUID.fromString(parts[0]));
        });
    }

    private static Object sortValue(String text) {
        return text.endsWith("Z") ? Instant.parse(text) : Long.valueOf(text);
    }

    /** A page of a search, cut from tickets of which there is one too many if there are more pages. */
    public Page<Ticket> searchPage(String list, PageRequest page, List<Ticket> found, Sort sort) {
        if (found.size() <= page.size()) {
            return new Page<>(found, Optional.empty());
        }
        List<Ticket> items = found.subList(0, page.size());
        Ticket last = items.get(items.size() - 1);
        Object value = sort.field() == TicketField.PRIORITY
                ? (Object) (long) last.priority().rank()
                : sort.field() == TicketField.OPENED_AT ? last.openedAt() : last.updatedAt();
        return new Page<>(
                items,
                Optional.of(seal(list, new Search.Position(value, last.id().value()))));
    }

    /** The cursor of the page that starts after this position. */
    public String seal(String list, Search.Position position) {
        return seal(list, position.id() + " " + position.value());
    }

    private String seal(String list, String place) {
        return seal.close("cursor " + list, place);
    }

    private String open(String list, String cursor) {
        return seal.open("cursor " + list, cursor)
                .orElseThrow(() -> Refused.because(
                        Refused.Code.FOREIGN_CURSOR,
                        "The cursor was not made for this list, these criteria and this reader; start with the first page",
                        Map.of("cursor", cursor)));
    }
}
