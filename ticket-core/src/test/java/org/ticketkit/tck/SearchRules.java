package org.ticketkit.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.ChangeSet.RecordWrite;
import org.ticketkit.spi.Search;
import org.ticketkit.spi.StoredRecord;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.Priority;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.TicketField;
import org.ticketkit.ticket.TicketId;

/** S8: search. What fits is known from {@link Criteria#fits}. */
interface SearchRules extends Rules {

    /** How many tickets there are to search. */
    int TICKETS = 60;

    List<Sort> SORTS = List.of(
            Sort.OLDEST_FIRST,
            Sort.LATEST_UPDATE_FIRST,
            new Sort(TicketField.PRIORITY, Sort.Direction.ASCENDING),
            new Sort(TicketField.PRIORITY, Sort.Direction.DESCENDING));

    @Test
    default void S8_search_fits_exactly_the_tickets_that_each_criterion_describes() {
        List<RecordWrite> tickets = tickets();
        RandomCriteria random = new RandomCriteria(bench().make.random());

        for (Criteria criteria : List.of(
                Criteria.everything(),
                Criteria.not(Criteria.everything()),
                Criteria.any(),
                Criteria.phase(Phase.NEW, Phase.OPEN),
                Criteria.atLeast(Priority.HIGH),
                Criteria.is(TicketField.OWNER, "ann"),
                Criteria.not(Criteria.is(TicketField.OWNER, "ann")),
                Criteria.absent(TicketField.OWNER),
                Criteria.not(Criteria.absent(TicketField.OWNER)),
                Criteria.absent(TicketField.QUEUE),
                Criteria.is(TicketField.QUEUE, ""),
                Criteria.is(TicketField.TAG, "vip", "printer"),
                Criteria.not(Criteria.is(TicketField.TAG, "vip")),
                Criteria.absent(TicketField.TAG),
                Criteria.not(Criteria.absent(TicketField.TAG)),
                Criteria.is(TicketField.PARTICIPANT, "someone-else"),
                new Criteria.In(TicketField.QUEUE, Set.of()),
                Criteria.not(new Criteria.In(TicketField.PRIORITY, Set.of())),
                Criteria.between(TicketField.OPENED_AT, Bench.NOW.plusSeconds(3), Bench.NOW.plusSeconds(7)),
                Criteria.between(TicketField.OPENED_AT, Bench.NOW.plusSeconds(7), Bench.NOW.plusSeconds(3)))) {
            assertFound(criteria, tickets);
        }
        for (int i = 0; i < 150; i++) {
            assertFound(random.next(4), tickets);
        }
    }

    @Test
    default void S8_texts_are_compared_exactly() {
        List<String> queues =
                List.of("", " ", "queue", "Queue", "QUEUE", "queue ", "quéue", "que\u0301ue", "qu_ue", "%");
        List<RecordWrite> tickets = new ArrayList<>();
        for (String queue : queues) {
            tickets.add(write(Map.of(TicketField.QUEUE, queue)));
        }

        queues.forEach(queue -> assertFound(Criteria.is(TicketField.QUEUE, queue), tickets));
    }

    @Test
    default void S8_tickets_come_in_the_order_of_the_sort_then_of_the_id() {
        List<RecordWrite> tickets = tickets();

        for (Sort sort : SORTS) {
            assertEquals(ordered(tickets, sort), ids(search(Criteria.everything(), sort, Optional.empty(), 500)));
        }
    }

    @Test
    default void S8_pages_neither_repeat_nor_skip_a_ticket() {
        List<RecordWrite> tickets = tickets();

        for (Sort sort : SORTS) {
            for (int size : new int[] {1, 7, TICKETS, TICKETS + 1}) {
                List<UUID> read = new ArrayList<>();
                List<StoredRecord> page = search(Criteria.everything(), sort, Optional.empty(), size);
                while (!page.isEmpty() && read.size() <= TICKETS) {
                    read.addAll(ids(page));
                    page = search(Criteria.everything(), sort, Optional.of(end(page, sort)), size);
                }
                assertEquals(ordered(tickets, sort), read, sort + " in pages of " + size);
            }
        }
    }

    @Test
    default void S8_a_page_is_shorter_than_the_limit_only_if_it_is_the_last() {
        tickets();

        assertEquals(
                25,
                search(Criteria.everything(), Sort.OLDEST_FIRST, Optional.empty(), 25)
                        .size());
        assertEquals(
                TICKETS,
                search(Criteria.everything(), Sort.OLDEST_FIRST, Optional.empty(), 500)
                        .size());
    }

    @Test
    default void S8_a_ticket_that_does_not_change_is_found_once_while_others_change() {
        List<RecordWrite> tickets = tickets();
        Sort sort = Sort.LATEST_UPDATE_FIRST;
        Set<UUID> changed = new HashSet<>();
        List<UUID> read = new ArrayList<>();
        List<StoredRecord> page = search(Criteria.everything(), sort, Optional.empty(), 5);
        int next = 0;
        while (!page.isEmpty() && read.size() <= 2 * TICKETS) {
            read.addAll(ids(page));
            RecordWrite ticket = tickets.get(next++ % TICKETS);
            if (changed.add(ticket.ref().id())) {
                Map<TicketField, Object> fields = new HashMap<>(ticket.fields());
                fields.put(TicketField.UPDATED_AT, Bench.NOW.plusSeconds(100 + next));
                bench().write(Bench.changes().record(new RecordWrite(ticket.ref(), 1, ticket.body(), fields)));
            }
            page = search(Criteria.everything(), sort, Optional.of(end(page, sort)), 5);
        }

        assertEquals(
                ordered(tickets, sort).stream()
                        .filter(id -> !changed.contains(id))
                        .toList(),
                read.stream().filter(id -> !changed.contains(id)).toList());
    }

    @Test
    default void S8_search_finds_what_a_ticket_is_now_and_not_what_it_was() {
        RecordWrite before = write(Map.of(TicketField.OWNER, "ann", TicketField.TAG, Set.of("vip", "printer")));
        Map<TicketField, Object> fields = new HashMap<>(before.fields());
        fields.remove(TicketField.OWNER);
        fields.put(TicketField.TAG, Set.of("printer", "paper"));
        RecordWrite after = new RecordWrite(before.ref(), 1, before.body(), fields);
        bench().write(Bench.changes().record(after));

        for (String tag : List.of("vip", "printer", "paper")) {
            assertFound(Criteria.is(TicketField.TAG, tag), List.of(after));
        }
        assertFound(Criteria.is(TicketField.OWNER, "ann"), List.of(after));
        assertFound(Criteria.absent(TicketField.OWNER), List.of(after));
    }

    @Test
    default void S8_fields_that_a_write_keeps_are_searched_by_as_before() {
        RecordWrite before = write(
                Map.of(TicketField.TAG, Set.of("vip", "printer"), TicketField.PARTICIPANT, Set.of("carla", "dora")));
        Map<TicketField, Object> fields = new HashMap<>(before.fields());
        fields.put(TicketField.OWNER, "ann");
        RecordWrite owned = new RecordWrite(before.ref(), 1, before.body(), fields).over(before.fields());
        bench().write(Bench.changes().record(owned));
        fields.put(TicketField.TAG, Set.of("paper"));
        RecordWrite tagged = new RecordWrite(before.ref(), 2, before.body(), fields).over(owned.fields());
        bench().write(Bench.changes().record(tagged));

        for (String tag : List.of("vip", "printer", "paper")) {
            assertFound(Criteria.is(TicketField.TAG, tag), List.of(tagged));
        }
        assertFound(Criteria.is(TicketField.PARTICIPANT, "dora"), List.of(tagged));
        assertFound(Criteria.is(TicketField.OWNER, "ann"), List.of(tagged));
        assertEquals(
                Map.copyOf(fields),
                bench().store().find(Bench.TENANT, before.ref()).orElseThrow().fields());
    }

    @Test
    default void S8_records_of_other_kinds_are_not_found() {
        bench().write(Bench.changes().record(bench().make.record(bench().make.ref(), 0)));

        assertEquals(List.of(), search(Criteria.everything(), Sort.OLDEST_FIRST, Optional.empty(), 10));
    }

    private void assertFound(Criteria criteria, List<RecordWrite> tickets) {
        List<RecordWrite> fitting = tickets.stream()
                .filter(ticket -> criteria.fits(ticket.fields()))
                .toList();
        assertEquals(
                ordered(fitting, Sort.OLDEST_FIRST),
                ids(search(criteria, Sort.OLDEST_FIRST, Optional.empty(), 500)),
                criteria::toString);
    }

    /** Tickets with few different values, so that many are equal in each. */
    private List<RecordWrite> tickets() {
        ChangeSet.Builder changes = Bench.changes();
        RandomCriteria random = new RandomCriteria(bench().make.random());
        List<RecordWrite> tickets = new ArrayList<>();
        for (int i = 0; i < TICKETS; i++) {
            RecordWrite ticket = write(bench(), random.values());
            tickets.add(ticket);
            changes.record(ticket);
        }
        bench().write(changes);
        return tickets;
    }

    private RecordWrite write(Map<TicketField, Object> values) {
        RecordWrite ticket = write(bench(), values);
        bench().write(Bench.changes().record(ticket));
        return ticket;
    }

    private static RecordWrite write(Bench bench, Map<TicketField, Object> values) {
        Map<TicketField, Object> fields = bench.make.fields();
        fields.putAll(values);
        RecordWrite ticket = bench.make.record(new TicketId(bench.make.id()), 0);
        return new RecordWrite(ticket.ref(), 0, ticket.body(), fields);
    }

    private List<StoredRecord> search(Criteria criteria, Sort sort, Optional<Search.Position> after, int limit) {
        return bench().store().search(new Search(Bench.TENANT, criteria, sort, after, limit));
    }

    private static Search.Position end(List<StoredRecord> page, Sort sort) {
        StoredRecord last = page.get(page.size() - 1);
        return new Search.Position(last.fields().get(sort.field()), last.ref().id());
    }

    private static List<UUID> ids(List<StoredRecord> records) {
        return records.stream().map(record -> record.ref().id()).toList();
    }

    /** All ids are of version 7, so that signed and unsigned comparison agree. */
    private static List<UUID> ordered(List<RecordWrite> tickets, Sort sort) {
        Comparator<RecordWrite> ascending = Comparator.<RecordWrite>comparingLong(
                        ticket -> sortable(ticket.fields().get(sort.field())))
                .thenComparing(ticket -> ticket.ref().id());
        return tickets.stream()
                .sorted(sort.direction() == Sort.Direction.ASCENDING ? ascending : ascending.reversed())
                .map(ticket -> ticket.ref().id())
                .toList();
    }

    private static long sortable(Object value) {
        return value instanceof Instant at ? ChronoUnit.MICROS.between(Instant.EPOCH, at) : (Long) value;
    }
}
