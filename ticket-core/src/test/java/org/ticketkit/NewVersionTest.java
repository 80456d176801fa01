package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ticketkit.lifecycle.Guard;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.lifecycle.LifecycleBuilder;
import org.ticketkit.lifecycle.Trigger;
import org.ticketkit.memory.InMemory;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.StoredRecord;
import org.ticketkit.tck.SettableClock;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AddNote;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Batch;
import org.ticketkit.ticket.Claim;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.DefinitionRef;
import org.ticketkit.ticket.Merge;
import org.ticketkit.ticket.Misconfigured;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.Page;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Repin;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.ticket.Triage;
import org.ticketkit.ticket.Unmerge;
import org.ticketkit.worktime.Term;

/** L4: tickets are pinned to a version of their lifecycle, and come to another with a complete map; nodes of both go on side by side. */
class NewVersionTest {

    private static final Actor ANN = Actor.agent("ann");
    private static final Actor LIZ = Actor.lead("liz");
    private static final PageRequest ALL = PageRequest.first(200);
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Term DAY = Term.elapsed(Duration.ofDays(1));

    private static final Lifecycle FIRST = Lifecycle.named("returns", 1)
            .initial("asked", Phase.NEW)
            .status("agreed", Phase.OPEN)
            .status("parcel-awaited", Phase.WAITING)
            .status("refunded", Phase.CLOSED)
            .move("asked", "agreed")
            .move("agreed", "parcel-awaited")
            .move("parcel-awaited", "agreed")
            .move("parcel-awaited", "refunded")
            .on(Trigger.WAITING_ENDED, "parcel-awaited", "agreed")
            .build();

    /** No more waiting for parcels, and closed returns are archived after a day. */
    private static final Lifecycle SECOND = second().build();

    private static LifecycleBuilder second() {
        return Lifecycle.named("returns", 2)
                .initial("asked", Phase.NEW)
                .status("agreed", Phase.OPEN)
                .status("paid", Phase.RESOLVED)
                .status("archived", Phase.CLOSED)
                .move("asked", "agreed")
                .move("agreed", "paid")
                .move("paid", "archived")
                .after("paid", DAY, "archived")
                .replacing(
                        FIRST,
                        Map.of("asked", "asked", "agreed", "agreed", "parcel-awaited", "agreed", "refunded", "paid"));
    }

    private final SettableClock clock = new SettableClock(NOW);
    private final InMemory storage = InMemory.create();
    private final TicketDesk old = node(FIRST);

    private TicketDesk node(Lifecycle lifecycle) {
        return TicketDesk.builder()
                .storage(storage)
                .clock(clock)
                .lifecycle(lifecycle)
                .build();
    }

    private static TicketId open(TicketDesk desk) {
        OpenTicket request = OpenTicket.from(Contact.mail("carla@example.org"))
                .subject("Order 7 comes back")
                .text("The seat is too small.")
                .build();
        return desk.tickets().open(Actor.system("web"), request).ticket().id();
    }

    private TicketId oldAt(String... statuses) {
        TicketId id = open(old);
        for (String status : statuses) {
            old.tickets().move(ANN, Move.to(id, status));
        }
        return id;
    }

    private static Ticket find(TicketDesk desk, TicketId id) {
        return desk.tickets().find(ANN, id).orElseThrow();
    }

    private static Refused.Code refusal(TicketDesk desk, Actor actor, Repin command) {
        return assertThrows(Refused.class, () -> desk.tickets().repin(actor, command))
                .code();
    }

    private static void assertSound(TicketDesk desk) {
        ConsistencyReport report = desk.checkConsistency(ALL);
        assertEquals(List.of(), report.found());
        assertEquals(0, report.skipped());
    }

    @Test
    void L4_a_ticket_stays_pinned_to_its_version_and_a_node_of_the_next_one_knows_both() {
        TicketId id = oldAt("agreed");
        TicketDesk desk = node(SECOND);
        assertEquals(FIRST.ref(), find(desk, id).lifecycle());
        desk.tickets().move(ANN, Move.to(id, "parcel-awaited"));
        assertEquals(SECOND.ref(), find(desk, open(desk)).lifecycle());
        assertEquals(Set.of(), desk.health().unknownDefinitions());
        assertTrue(desk.lifecycles().find(FIRST.ref()).isPresent());
        assertEquals(SECOND.ref(), desk.lifecycles().current().ref());
    }

    @Test
    void L4_a_ticket_is_moved_to_the_next_version_into_the_status_that_the_map_says() {
        TicketId id = oldAt("agreed", "parcel-awaited");
        Ticket before = find(old, id);
        clock.advance(Duration.ofDays(1));
        TicketDesk desk = node(SECOND);

        Ticket after = desk.tickets().perform(LIZ, Repin.to(id, SECOND.ref()));

        assertEquals(SECOND.ref(), after.lifecycle());
        assertEquals("agreed", after.status().code());
        assertEquals(before.statusSince(), after.statusSince());
        TicketEvent last = desk.tickets()
                .history(LIZ, id, ALL)
                .items()
                .get((int) after.events() - 1)
                .event();
        TicketEvent.Repinned repinned = assertInstanceOf(TicketEvent.Repinned.class, last);
        assertEquals(FIRST.ref(), repinned.from());
        assertEquals(
                "paid", desk.tickets().move(ANN, Move.to(id, "paid")).status().code());
        assertEquals(
                after.version(),
                desk.tickets().repin(LIZ, Repin.to(id, SECOND.ref())).version() - 1,
                "saying it again changes nothing");
        assertSound(desk);
    }

    @Test
    void L4_the_end_of_a_waiting_that_is_no_more_is_forgotten() {
        TicketId id = oldAt("agreed");
        old.tickets().move(ANN, Move.to(id, "parcel-awaited").until(NOW.plusSeconds(60)));
        old.tickets().claim(ANN, Claim.of(id));
        TicketDesk desk = node(SECOND);
        Ticket after = desk.tickets().repin(LIZ, Repin.to(id, SECOND.ref()));
        assertEquals(Optional.empty(), after.wakeAt());
        assertTrue(after.lease().isPresent());
        clock.advance(Duration.ofSeconds(60));
        assertEquals(0, desk.work(100));
        assertSound(desk);
    }

    @Test
    void L4_the_timers_of_the_next_version_count_from_the_move_on() {
        TicketId id = oldAt("agreed", "parcel-awaited", "refunded");
        clock.advance(Duration.ofDays(30));
        TicketDesk desk = node(SECOND);
        desk.tickets().repin(LIZ, Repin.to(id, SECOND.ref()));
        assertEquals(0, desk.work(100), "not at once, though it is long done");
        assertSound(desk);
        clock.advance(Duration.ofDays(1));
        assertEquals(1, desk.work(100));
        assertEquals("archived", find(desk, id).status().code());
    }

    @Test
    void L4_only_a_lead_and_the_system_move_a_ticket_to_another_version_and_only_to_one_that_says_where() {
        TicketId id = oldAt("agreed");
        TicketDesk desk = node(SECOND);
        assertEquals(Refused.Code.FORBIDDEN, refusal(desk, ANN, Repin.to(id, SECOND.ref())));
        assertEquals(
                Refused.Code.UNKNOWN_DEFINITION, refusal(desk, LIZ, Repin.to(id, new DefinitionRef("returns", 9))));
        desk.tickets().repin(Actor.system("migration"), Repin.to(id, SECOND.ref()));
        assertEquals(Refused.Code.NO_STATUS_MAP, refusal(desk, LIZ, Repin.to(id, FIRST.ref())));
    }

    @Test
    void L4_all_tickets_are_moved_page_by_page_and_a_job_that_was_broken_off_goes_on() {
        Set<TicketId> ids = new HashSet<>();
        for (int i = 0; i < 7; i++) {
            ids.add(open(old));
            clock.advance(Duration.ofSeconds(1));
        }
        TicketDesk desk = node(SECOND);
        TicketId own = open(desk);
        Page<Repin> first = desk.lifecycles().toRepin(LIZ, SECOND.ref(), PageRequest.first(3));
        first.items().forEach(command -> desk.tickets().repin(LIZ, command));

        List<TicketId> rest = new ArrayList<>();
        Optional<PageRequest> page = Optional.of(PageRequest.first(3)); // begins anew
        while (page.isPresent()) {
            Page<Repin> next = desk.lifecycles().toRepin(LIZ, SECOND.ref(), page.get());
            Batch batch = Batch.of("to the second version " + rest.size(), next.items());
            desk.bulk().run(LIZ, batch).items().stream()
                    .filter(item -> item.outcome() == BulkItem.Outcome.DONE)
                    .forEach(item -> rest.add(item.id()));
            page = next.next().map(PageRequest.first(3)::at);
        }

        assertEquals(3, first.items().size());
        assertEquals(4, rest.size());
        first.items().forEach(command -> rest.add(command.ticket()));
        assertEquals(ids, Set.copyOf(rest));
        assertFalse(rest.contains(own));
        assertTrue(desk.lifecycles()
                .toRepin(LIZ, SECOND.ref(), PageRequest.first(100))
                .items()
                .isEmpty());
        assertSound(desk);
    }

    @Test
    void L4_L7_a_merged_ticket_stands_in_a_status_of_its_new_version_once_it_is_unmerged() {
        Lifecycle first = Lifecycle.likeStandard("support", 1)
                .status("testing", Phase.OPEN)
                .move("new", "testing")
                .move("testing", "open")
                .move("testing", "merged", Guard.NOT_BY_MOVE)
                .build();
        Map<String, String> map = new HashMap<>(Map.of("testing", "resolved"));
        Lifecycle.standard().statuses().forEach(status -> map.put(status.code(), status.code()));
        Lifecycle next = Lifecycle.likeStandard("support", 2)
                .after("resolved", DAY, "closed")
                .replacing(first, map)
                .build();
        TicketDesk desk = node(first);
        TicketId target = open(desk);
        TicketId source = open(desk);
        desk.tickets().move(ANN, Move.to(source, "testing"));
        desk.tickets().merge(LIZ, Merge.of(source, target));
        TicketDesk later = node(next);
        assertEquals(
                "merged",
                later.tickets()
                        .repin(LIZ, Repin.to(source, next.ref()))
                        .status()
                        .code());

        later.tickets().unmerge(LIZ, Unmerge.of(source));

        assertEquals("resolved", find(later, source).status().code());
        assertSound(later);
        clock.advance(Duration.ofDays(1));
        later.work(100);
        assertEquals("closed", find(later, source).status().code());
    }

    @Test
    void L4_a_version_with_another_map_or_another_timer_is_another_content() {
        node(SECOND);
        Lifecycle changed = second().move("asked", "archived").build();
        assertThrows(Misconfigured.class, () -> node(changed));
    }

    @Test
    void L4_a_node_of_the_old_version_leaves_tickets_and_timers_of_the_new_one_alone_and_says_so() {
        TicketDesk desk = node(SECOND);
        TicketId id = open(desk);
        desk.tickets().move(ANN, Move.to(id, "agreed"));
        desk.tickets().move(ANN, Move.to(id, "paid"));
        assertTrue(old.health().isGood());
        clock.advance(Duration.ofDays(2));

        old.work(100);

        assertEquals("paid", find(desk, id).status().code());
        assertEquals(Set.of(SECOND.ref()), old.health().unknownDefinitions());
        assertFalse(old.health().isGood());
        Refused refused = assertThrows(Refused.class, () -> old.tickets().move(ANN, Move.to(id, "archived")));
        assertEquals(Refused.Code.UNKNOWN_DEFINITION, refused.code());
        assertThrows(Refused.class, () -> old.tickets().nextFor(ANN, id));
        assertThrows(Refused.class, () -> old.tickets().assign(ANN, Assign.to(id, AgentId.of("ann"))));
        assertThrows(Refused.class, () -> old.tickets().reply(ANN, Reply.to(id, "Paid.")));
        assertEquals(0, old.work(100), "and it does not try again at once");
        clock.advance(Duration.ofMinutes(5));
        assertEquals(1, desk.work(100));
        assertEquals("archived", find(desk, id).status().code());
        assertSound(desk);
    }

    @Test
    void L4_a_node_of_the_new_version_that_was_not_told_of_the_old_one_does_the_same() {
        TicketId id = oldAt("agreed");
        old.tickets().move(ANN, Move.to(id, "parcel-awaited").until(NOW.plusSeconds(60)));
        Lifecycle forgetful = Lifecycle.likeStandard("returns", 3).build();
        TicketDesk desk = node(forgetful);
        clock.advance(Duration.ofSeconds(60));
        desk.work(100);
        assertEquals("parcel-awaited", find(old, id).status().code());
        assertEquals(Set.of(FIRST.ref()), desk.health().unknownDefinitions());
        clock.advance(Duration.ofMinutes(5));
        assertEquals(1, old.work(100));
        assertEquals("agreed", find(old, id).status().code());
    }

    @Test
    void L4_what_a_node_of_the_old_version_writes_loses_nothing_that_the_new_one_wrote() {
        TicketDesk desk = node(SECOND);
        TicketId id = open(desk);
        desk.tickets().move(ANN, Move.to(id, "agreed"));
        desk.tickets().move(ANN, Move.to(id, "paid"));
        Ticket before = find(desk, id);
        addMember(id, "fromTheFuture", "42");

        old.tickets().note(ANN, AddNote.to(id, "Hm."));
        old.tickets().triage(ANN, Triage.of(id).queue("returns"));
        old.tickets().claim(ANN, Claim.of(id));

        Ticket after = find(desk, id);
        assertEquals(before.status(), after.status());
        assertEquals(before.lifecycle(), after.lifecycle());
        assertEquals(before.idle(), after.idle());
        assertEquals("returns", after.queue());
        assertTrue(
                stored(id).body().contains("\"fromTheFuture\":42"),
                () -> stored(id).body());
        clock.advance(Duration.ofDays(1));
        assertEquals(2, desk.work(100));
        assertEquals("archived", find(desk, id).status().code());
        assertSound(desk);
    }

    @Test
    void L6_a_writer_that_knows_no_idle_time_cannot_make_a_later_status_older_than_it_is() {
        TicketId id = open(old);
        old.tickets().reply(ANN, Reply.to(id, "Yes?"));
        clock.advance(Duration.ofDays(1));
        old.tickets().reply(ANN, Reply.to(id, "Please say so."));
        assertEquals(NOW.plus(Duration.ofDays(1)), find(old, id).idle().since());
        StoredRecord stored = stored(id);
        String since = "\"statusSince\":\"" + NOW + "\"";
        assertTrue(stored.body().contains(since), stored::body);
        Instant later = NOW.plus(Duration.ofDays(2));
        rewrite(stored, stored.body().replace(since, "\"statusSince\":\"" + later + "\""));
        assertEquals(later, find(old, id).idle().since());
    }

    private StoredRecord stored(TicketId id) {
        return storage.store().find(TenantId.DEFAULT, RecordRef.ticket(id)).orElseThrow();
    }

    private void addMember(TicketId id, String name, String json) {
        StoredRecord stored = stored(id);
        rewrite(stored, stored.body().replaceFirst("\\{", "{\"" + name + "\":" + json + ","));
    }

    private void rewrite(StoredRecord stored, String body) {
        assertInstanceOf(
                ChangeSet.Outcome.Written.class,
                storage.store()
                        .commit(ChangeSet.of(TenantId.DEFAULT)
                                .record(new ChangeSet.RecordWrite(
                                        stored.ref(), stored.version(), body, stored.fields()))
                                .build()));
    }
}
