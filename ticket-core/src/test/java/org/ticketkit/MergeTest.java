package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ticketkit.lifecycle.Guard;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.memory.InMemory;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.tck.SettableClock;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AddNote;
import org.ticketkit.ticket.AddParticipant;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Claim;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Content;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.ExternalReference;
import org.ticketkit.ticket.Idle;
import org.ticketkit.ticket.Merge;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.RecordAutomatic;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.ticket.TicketNotFound;
import org.ticketkit.ticket.Triage;
import org.ticketkit.ticket.Unmerge;
import org.ticketkit.worktime.Term;

/** L7: a ticket goes on as another, everything that leads to it leads there, and all of it can be undone. */
class MergeTest {

    private static final Actor ANN = Actor.agent("ann");
    private static final Actor WEB = Actor.system("web");
    private static final PageRequest PAGE = PageRequest.first(100);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final RecordingNotifier mail = new RecordingNotifier("mail");
    private final InMemory storage = InMemory.create();
    private final TicketDesk desk =
            TicketDesk.builder().storage(storage).clock(clock).notifier(mail).build();
    private final Tickets tickets = desk.tickets();
    private final Ticket carlas = open("carla");
    private final Ticket bobs = open("bob");
    private final Actor carla = Actor.requester(carlas.requester());
    private final Actor bob = Actor.requester(bobs.requester());

    @AfterEach
    void everything_is_consistent() {
        assertEquals(List.of(), desk.checkConsistency(PAGE).found());
    }

    private OpenTicket.Builder request(String who) {
        return OpenTicket.from(Contact.mail(who + "@example.org"))
                .requesterId(RequesterId.of(who))
                .subject(who + "'s parcel")
                .text(who + " waits for a parcel.");
    }

    private Ticket open(String who) {
        return tickets.open(
                        WEB,
                        request(who)
                                .reference("shop", who)
                                .idempotencyKey(who)
                                .messageId("<" + who + "@home>")
                                .build())
                .ticket();
    }

    private Ticket merge(Ticket source, Ticket target) {
        return tickets.merge(ANN, Merge.of(source.id(), target.id()));
    }

    private Ticket again(Ticket ticket) {
        return tickets.find(ANN, ticket.id()).orElseThrow();
    }

    private Refused refusal(Runnable command) {
        return assertThrows(Refused.class, command::run);
    }

    @Test
    void L6_L7_the_time_for_which_a_ticket_was_merged_does_not_count_for_the_timer_of_its_status() {
        TicketDesk closing = TicketDesk.builder()
                .storage(InMemory.create())
                .clock(clock)
                .lifecycle(Lifecycle.likeStandard("closing", 1)
                        .after("resolved", Term.elapsed(Duration.ofDays(14)), "closed")
                        .build())
                .build();
        TicketId source =
                closing.tickets().open(WEB, request("dora").build()).ticket().id();
        TicketId target =
                closing.tickets().open(WEB, request("emil").build()).ticket().id();
        closing.tickets().assign(ANN, Assign.to(source, AgentId.of("ann")));
        closing.tickets().move(ANN, Move.to(source, "resolved"));
        clock.advance(Duration.ofDays(4));
        closing.tickets().merge(ANN, Merge.of(source, target));
        clock.advance(Duration.ofDays(20));
        closing.tickets().unmerge(ANN, Unmerge.of(source));

        clock.advance(Duration.ofDays(10).minusSeconds(1));
        assertEquals(0, closing.work(100));
        clock.advance(Duration.ofSeconds(1));
        assertEquals(1, closing.work(100));

        assertEquals(
                "closed",
                closing.tickets().find(ANN, source).orElseThrow().status().code());
        assertEquals(List.of(), closing.checkConsistency(PAGE).found());
    }

    private List<String> texts(Actor reader, Ticket ticket) {
        return tickets.entries(reader, ticket.id(), PAGE).items().stream()
                .map(Entry::text)
                .toList();
    }

    private Set<String> timers(Ticket ticket) {
        return storage.store().timers(TenantId.DEFAULT, RecordRef.ticket(ticket.id())).stream()
                .map(timer -> timer.kind() + " " + timer.due())
                .collect(Collectors.toSet());
    }

    private List<String> events(Ticket ticket) {
        return tickets.history(ANN, ticket.id(), PAGE).items().stream()
                .map(recorded -> recorded.event().getClass().getSimpleName())
                .toList();
    }

    private static Ticket settled(Ticket ticket) {
        return ticket.toBuilder().version(0).events(0).updatedAt(Instant.EPOCH).build();
    }

    // ---- what leads there

    @Test
    void L7_number_reference_message_id_and_key_of_the_source_lead_to_the_target() {
        merge(carlas, bobs);

        NumberLookup.Found found =
                (NumberLookup.Found) tickets.findByNumber(ANN, carlas.number().value());
        assertEquals(bobs.id(), found.ticket().id());
        assertEquals(Optional.of(carlas.number()), found.mergedFrom());
        assertEquals(
                Optional.empty(),
                ((NumberLookup.Found) tickets.findByNumber(ANN, bobs.number().value())).mergedFrom());
        assertEquals(
                bobs.id(),
                tickets.findByReference(ANN, new ExternalReference("shop", "carla"))
                        .orElseThrow()
                        .id());
        assertEquals(
                bobs.id(),
                tickets.findByMessageId(ANN, "<carla@home>").orElseThrow().id());
        Opened replay = tickets.open(
                WEB,
                request("carla")
                        .reference("shop", "carla")
                        .idempotencyKey("carla")
                        .messageId("<carla@home>")
                        .build());
        assertTrue(replay.isReplayed());
        assertEquals(bobs.id(), replay.ticket().id());
    }

    @Test
    void L7_both_tickets_are_kept_and_both_tell_of_it() {
        Ticket merged = merge(carlas, bobs);

        assertEquals("merged", merged.status().code());
        assertEquals(bobs.id(), merged.merger().orElseThrow().target());
        assertEquals(merged, again(carlas));
        assertEquals(List.of("carla waits for a parcel."), texts(ANN, carlas));
        assertEquals(carlas.id(), again(bobs).absorbed().get(0).source());
        assertEquals("Merged", events(carlas).get(events(carlas).size() - 1));
        assertEquals("Absorbed", events(bobs).get(events(bobs).size() - 1));
    }

    @Test
    void L7_messages_notes_automatic_mail_and_participants_go_through_the_whole_chain() {
        Ticket doras = open("dora");
        merge(carlas, bobs);
        merge(bobs, doras);

        Replied replied = tickets.reply(carla, Reply.to(carlas.id(), "Any news?"));
        Replied answered = tickets.reply(ANN, Reply.to(carlas.id(), "Soon."));
        Ticket noted = tickets.note(ANN, AddNote.to(carlas.id(), "Ask the depot."));
        Ticket kept = tickets.recordAutomatic(
                Actor.system("mail"), RecordAutomatic.on(carlas.id(), Content.of("Away"), "mail", "auto-reply"));
        tickets.addParticipant(
                ANN, AddParticipant.to(carlas.id(), Contact.mail("eve@example.org"), Participant.Role.WATCHER));

        for (Ticket ticket : List.of(replied.ticket(), answered.ticket(), noted, kept)) {
            assertEquals(doras.id(), ticket.id());
        }
        assertEquals(
                List.of("dora waits for a parcel.", "Any news?", "Soon.", "Ask the depot.", "Away"), texts(ANN, doras));
        assertEquals(List.of("carla waits for a parcel."), texts(ANN, carlas));
        assertEquals(4, tickets.participants(ANN, doras.id()).size());
        assertEquals(Optional.empty(), replied.continues());
        assertEquals(
                doras.id(),
                tickets.findByNumber(ANN, carlas.number().value())
                        .found()
                        .orElseThrow()
                        .id());
    }

    @Test
    void L5_L7_a_message_to_the_source_of_a_closed_target_is_judged_there() {
        merge(carlas, bobs);
        tickets.assign(ANN, Assign.to(bobs.id(), AgentId.of("ann")));
        tickets.move(ANN, Move.to(bobs.id(), "closed"));

        assertEquals(
                "open",
                tickets.reply(carla, Reply.to(carlas.id(), "Hello?"))
                        .ticket()
                        .status()
                        .code());
        tickets.move(ANN, Move.to(bobs.id(), "closed"));
        clock.advance(Duration.ofDays(15));
        Replied replied = tickets.reply(carla, Reply.to(carlas.id(), "Hello?"));

        assertEquals(Optional.of(bobs.id()), replied.continues());
        assertEquals(carlas.requester(), replied.ticket().requester());
    }

    @Test
    void O4_who_saw_only_the_merged_ticket_has_not_seen_what_the_other_one_says() {
        merge(carlas, bobs);

        Refused refused = refusal(() ->
                tickets.reply(ANN, Reply.to(carlas.id(), "Here is your parcel.").havingSeen(1)));

        assertEquals(Refused.Code.UNSEEN_ENTRIES, refused.code());
        assertEquals(
                List.of("bob waits for a parcel."),
                refused.unseen().stream().map(Entry::text).toList());
    }

    @Test
    void L7_the_view_behind_a_link_to_the_source_goes_on_with_what_came_after_to_the_target() {
        String token = desk.links().issue(ANN, carlas.id());
        merge(carlas, bobs);
        tickets.reply(ANN, Reply.to(bobs.id(), "All parcels leave today."));

        StatusLinks.RequesterView view = desk.links().open(token).orElseThrow();

        assertEquals(bobs.number(), view.number());
        assertEquals("carla's parcel", view.subject());
        assertEquals(
                List.of("carla waits for a parcel.", "All parcels leave today."),
                view.messages().stream().map(StatusLinks.PublicMessage::text).toList());
    }

    // ---- what stands still

    @Test
    void L7_timers_waiting_and_lease_stand_still_and_nothing_else_can_be_asked_of_the_source() {
        tickets.assign(ANN, Assign.to(carlas.id(), AgentId.of("ann")));
        tickets.claim(ANN, Claim.of(carlas.id()));
        tickets.move(
                ANN, Move.to(carlas.id(), "scheduled").until(clock.instant().plus(Duration.ofHours(1))));
        assertEquals(2, timers(carlas).size());
        Ticket merged = merge(carlas, bobs);
        clock.advance(Duration.ofDays(3));

        assertEquals(Set.of(), timers(carlas));
        assertEquals(0, desk.work(100));
        assertEquals(Optional.empty(), merged.wakeAt());
        assertEquals(Optional.empty(), merged.lease());
        List<Runnable> commands = List.of(
                () -> tickets.claim(ANN, Claim.of(carlas.id())),
                () -> tickets.assign(ANN, Assign.to(carlas.id(), AgentId.of("bea"))),
                () -> tickets.move(ANN, Move.to(carlas.id(), "open")),
                () -> tickets.triage(ANN, Triage.of(carlas.id()).queue("depot")));
        for (Runnable command : commands) {
            Refused refused = refusal(command);
            assertEquals(Refused.Code.MERGED, refused.code());
            assertEquals(bobs.id().toString(), refused.details().get("target"));
        }
        assertEquals(merged, again(carlas));
    }

    @Test
    void L3_the_lifecycle_says_what_can_be_merged() {
        tickets.assign(ANN, Assign.to(carlas.id(), AgentId.of("ann")));
        tickets.move(ANN, Move.to(carlas.id(), "closed"));
        assertEquals(
                Refused.Code.ILLEGAL_MOVE, refusal(() -> merge(carlas, bobs)).code());

        TicketDesk plain = TicketDesk.builder()
                .lifecycle(Lifecycle.named("plain", 1)
                        .initial("open", Phase.OPEN)
                        .status("closed", Phase.CLOSED)
                        .move("open", "closed")
                        .build())
                .build();
        Ticket one = plain.tickets().open(WEB, request("one").build()).ticket();
        Ticket two = plain.tickets().open(WEB, request("two").build()).ticket();
        Refused refused = refusal(() -> plain.tickets().merge(ANN, Merge.of(one.id(), two.id())));
        assertEquals(Refused.Code.ILLEGAL_MOVE, refused.code());
        assertTrue(refused.getMessage().contains("mergedInto"), refused::getMessage);
    }

    // ---- refusals

    @Test
    void L7_into_itself_and_into_its_own_chain_is_a_cycle() {
        Ticket doras = open("dora");
        assertEquals(Refused.Code.CYCLE, refusal(() -> merge(carlas, carlas)).code());
        merge(carlas, bobs);
        assertEquals(Refused.Code.CYCLE, refusal(() -> merge(bobs, carlas)).code());
        merge(bobs, doras);
        assertEquals(Refused.Code.CYCLE, refusal(() -> merge(doras, carlas)).code());
    }

    @Test
    void L7_a_ticket_that_is_merged_is_neither_merged_again_nor_a_target() {
        Ticket doras = open("dora");
        merge(carlas, bobs);

        Refused again = refusal(() -> merge(carlas, doras));
        Refused target = refusal(() -> merge(doras, carlas));

        assertEquals(Refused.Code.MERGED, again.code());
        assertEquals(bobs.id().toString(), again.details().get("target"));
        assertEquals(Refused.Code.MERGED, target.code());
        assertEquals(bobs.id().toString(), target.details().get("target"));
        assertEquals(
                Refused.Code.NOT_MERGED,
                refusal(() -> tickets.unmerge(ANN, Unmerge.of(doras.id()))).code());
    }

    @Test
    void T3_nothing_is_merged_across_tenants() {
        TicketDesk other = desk.tenant(TenantId.of("other"));
        Ticket theirs = other.tickets().open(WEB, request("zoe").build()).ticket();

        assertThrows(TicketNotFound.class, () -> merge(carlas, theirs));
        assertThrows(TicketNotFound.class, () -> merge(theirs, carlas));
    }

    @Test
    void L7_only_who_may_merges() {
        assertEquals(
                Refused.Code.FORBIDDEN,
                refusal(() -> tickets.merge(Actor.auditor("aud"), Merge.of(carlas.id(), bobs.id())))
                        .code());
        assertThrows(TicketNotFound.class, () -> tickets.merge(carla, Merge.of(carlas.id(), bobs.id())));
        merge(carlas, bobs);
        assertEquals(
                Refused.Code.FORBIDDEN,
                refusal(() -> tickets.unmerge(carla, Unmerge.of(carlas.id()))).code());
    }

    @Test
    void M8_a_newcomers_message_to_a_ticket_that_is_closed_for_good_opens_one_under_their_own_subject() {
        merge(carlas, bobs);
        tickets.assign(ANN, Assign.to(bobs.id(), AgentId.of("ann")));
        tickets.move(ANN, Move.to(bobs.id(), "closed"));
        clock.advance(Duration.ofDays(15));

        assertEquals(
                "carla's parcel",
                tickets.reply(carla, Reply.to(carlas.id(), "Hello?")).ticket().subject());
    }

    @Test
    void L7_chains_and_the_tickets_in_one_are_bounded() {
        Ticket last = carlas;
        for (int i = 1; i <= 16; i++) {
            Ticket next = open("requester" + i);
            merge(last, next);
            last = next;
        }
        Ticket end = last;
        assertEquals(Refused.Code.TOO_MANY, refusal(() -> merge(end, bobs)).code());
        assertEquals(
                end.id(),
                tickets.reply(carla, Reply.to(carlas.id(), "Hello?")).ticket().id());

        for (int i = 1; i <= 50; i++) {
            merge(open("other" + i), bobs);
        }
        assertEquals(
                Refused.Code.TOO_MANY, refusal(() -> merge(open("late"), bobs)).code());
    }

    @Test
    void T2_L7_of_two_that_merge_crosswise_at_once_one_wins_and_the_other_is_refused() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 50; round++) {
                Ticket one = open("one" + round);
                Ticket two = open("two" + round);
                CountDownLatch start = new CountDownLatch(1);
                List<Future<String>> both = Stream.of(Merge.of(one.id(), two.id()), Merge.of(two.id(), one.id()))
                        .map(command -> threads.submit(() -> {
                            start.await();
                            return outcome(command);
                        }))
                        .toList();
                start.countDown();
                assertEquals(
                        Set.of("merged", "CYCLE"),
                        Set.of(both.get(0).get(), both.get(1).get()));
            }
        } finally {
            threads.shutdown();
        }
    }

    private String outcome(Merge command) {
        try {
            return tickets.merge(ANN, command).status().code();
        } catch (Refused refused) {
            return refused.code().name();
        }
    }

    // ---- undone

    @Test
    void L7_unmerging_restores_status_waiting_lease_timers_and_people() {
        tickets.assign(ANN, Assign.to(carlas.id(), AgentId.of("ann")));
        tickets.move(
                ANN, Move.to(carlas.id(), "scheduled").until(clock.instant().plus(Duration.ofHours(1))));
        tickets.claim(ANN, Claim.of(carlas.id()));
        Ticket sourceBefore = again(carlas);
        Ticket targetBefore = again(bobs);
        Set<String> timersBefore = timers(carlas);
        merge(carlas, bobs);
        clock.advance(Duration.ofMinutes(10));

        tickets.unmerge(ANN, Unmerge.of(carlas.id()));

        Idle idle = Idle.from(sourceBefore.idle().since().plus(Duration.ofMinutes(10)));
        Ticket tenMinutesLess = sourceBefore.toBuilder().idle(idle).build();
        assertEquals(settled(tenMinutesLess), settled(again(carlas)));
        assertEquals(settled(targetBefore), settled(again(bobs)));
        assertEquals(timersBefore, timers(carlas));
        assertEquals(1, tickets.participants(ANN, bobs.id()).size());
        assertEquals(
                carlas.id(),
                tickets.findByNumber(ANN, carlas.number().value())
                        .found()
                        .orElseThrow()
                        .id());
        clock.advance(Duration.ofHours(3));
        desk.work(100);
        assertEquals("open", again(carlas).status().code());
    }

    @Test
    void L7_in_the_middle_of_a_chain_the_rest_stays_merged_and_its_people_go_with_it() {
        Ticket doras = open("dora");
        merge(carlas, bobs);
        merge(bobs, doras);

        tickets.unmerge(ANN, Unmerge.of(bobs.id()));

        assertEquals(
                bobs.id(),
                tickets.reply(carla, Reply.to(carlas.id(), "Hello?")).ticket().id());
        assertEquals(Set.of(carlas.requester(), bobs.requester()), again(bobs).participants());
        assertEquals(Set.of(doras.requester()), again(doras).participants());
    }

    @Test
    void L7_who_came_with_two_tickets_stays_for_the_other_one() {
        Ticket more = tickets.open(WEB, request("carla").build()).ticket();
        merge(carlas, bobs);
        merge(more, bobs);

        tickets.unmerge(ANN, Unmerge.of(carlas.id()));
        assertTrue(again(bobs).participants().contains(carlas.requester()));
        tickets.unmerge(ANN, Unmerge.of(more.id()));
        assertEquals(Set.of(bobs.requester()), again(bobs).participants());
    }

    @Test
    void L7_all_that_makes_it_ambiguous_is_named_at_once_and_a_reason_overrules_it() {
        Ticket doras = open("dora");
        merge(carlas, bobs);
        String onBobs =
                tickets.reply(carla, Reply.to(carlas.id(), "Hello?")).entry().toString();
        merge(bobs, doras);
        String onDoras =
                tickets.reply(carla, Reply.to(carlas.id(), "Anybody?")).entry().toString();
        tickets.reply(bob, Reply.to(bobs.id(), "Me too."));
        tickets.assign(ANN, Assign.to(doras.id(), AgentId.of("ann")));
        tickets.move(ANN, Move.to(doras.id(), "closed"));

        Refused refused = refusal(() -> tickets.unmerge(ANN, Unmerge.of(carlas.id())));
        assertEquals(Refused.Code.AMBIGUOUS, refused.code());
        assertEquals(
                Map.of(
                        "ticket",
                        carlas.id().toString(),
                        "entries-written",
                        onBobs + " " + onDoras,
                        "target-merged",
                        doras.id().toString(),
                        "target-closed",
                        "closed"),
                refused.details());

        tickets.unmerge(ANN, Unmerge.of(carlas.id()).regardless("wrong-customer"));
        assertEquals("new", again(carlas).status().code());
        TicketEvent last = tickets.history(ANN, carlas.id(), PAGE)
                .items()
                .get((int) again(carlas).events() - 1)
                .event();
        assertEquals("wrong-customer", ((TicketEvent.Unmerged) last).reason());
        // she wrote there, so she goes on taking part there
        assertTrue(again(bobs).participants().contains(carlas.requester()));
        assertTrue(again(doras).participants().contains(carlas.requester()));
    }

    @Test
    void L7_who_wrote_nothing_leaves_every_ticket_of_the_chain() {
        Ticket doras = open("dora");
        merge(carlas, bobs);
        merge(bobs, doras);

        tickets.unmerge(ANN, Unmerge.of(carlas.id()).regardless("wrong-customer"));

        assertEquals(Set.of(bobs.requester()), again(bobs).participants());
        assertEquals(Set.of(doras.requester(), bobs.requester()), again(doras).participants());
        tickets.unmerge(ANN, Unmerge.of(bobs.id()));
        assertEquals(Set.of(doras.requester()), again(doras).participants());
    }

    @Test
    void L7_a_status_that_the_definition_has_no_more_is_a_doubt_too() {
        Lifecycle own = Lifecycle.named("own", 1)
                .initial("asked", Phase.NEW)
                .status("merged", Phase.CLOSED)
                .mergedInto("merged")
                .move("asked", "merged", Guard.NOT_BY_MOVE)
                .build();
        TicketDesk before = TicketDesk.builder()
                .storage(storage)
                .clock(clock)
                .lifecycle(own)
                .build();
        Ticket one = before.tickets().open(WEB, request("one").build()).ticket();
        before.tickets().merge(ANN, Merge.of(one.id(), bobs.id()));

        Refused refused = refusal(() -> tickets.unmerge(ANN, Unmerge.of(one.id())));
        assertEquals("asked", refused.details().get("definition-gone"));
        assertEquals(
                "asked",
                tickets.unmerge(ANN, Unmerge.of(one.id()).regardless("moved"))
                        .status()
                        .code());
        assertEquals(
                bobs.id(),
                tickets.reply(bob, Reply.to(bobs.id(), "Hello?")).ticket().id());
    }

    // ---- who sees what

    @Test
    void M8_who_came_with_the_source_sees_of_the_target_only_what_comes_after() {
        tickets.reply(bob, Reply.to(bobs.id(), "My address is Elm Street 4."));
        tickets.triage(ANN, Triage.of(bobs.id()).tags("vip"));
        merge(carlas, bobs);
        tickets.note(ANN, AddNote.to(bobs.id(), "Bob is angry."));
        tickets.reply(ANN, Reply.to(bobs.id(), "All parcels leave today."));

        assertEquals(List.of("All parcels leave today."), texts(carla, bobs));
        Ticket seen = tickets.find(carla, bobs.id()).orElseThrow();
        assertEquals("carla's parcel", seen.subject());
        assertEquals(Optional.empty(), seen.reference());
        assertEquals(carlas.requester(), seen.requester());
        assertEquals(Set.of(carlas.requester()), seen.participants());
        assertEquals(List.of(), seen.absorbed());
        assertEquals(Set.of(), seen.tags());
        Ticket typed =
                tickets.findByNumber(carla, carlas.number().value()).found().orElseThrow();
        assertEquals(seen, typed);
        for (String word : List.of("bob", "Elm", "vip")) {
            assertTrue(!seen.toString().contains(word), seen::toString);
        }
    }

    @Test
    void M8_the_targets_requester_learns_nothing_of_the_source() {
        merge(carlas, bobs);

        Ticket seen = tickets.find(bob, bobs.id()).orElseThrow();
        assertTrue(!seen.toString().contains("carla"), seen::toString);
        assertEquals(Optional.empty(), tickets.find(bob, carlas.id()));
        assertEquals(
                Optional.empty(),
                tickets.findByNumber(bob, carlas.number().value()).found());
        assertEquals(Optional.empty(), tickets.findByReference(bob, new ExternalReference("shop", "carla")));
        assertThrows(TicketNotFound.class, () -> tickets.entries(bob, carlas.id(), PAGE));
    }

    @Test
    void M8_the_source_shows_its_requester_where_it_went_and_nothing_internal() {
        tickets.assign(ANN, Assign.to(carlas.id(), AgentId.of("ann")));
        tickets.claim(ANN, Claim.of(carlas.id()));
        merge(carlas, bobs);

        Ticket seen = tickets.find(carla, carlas.id()).orElseThrow();
        assertEquals(bobs.id(), seen.merger().orElseThrow().target());
        assertEquals(Optional.empty(), seen.merger().orElseThrow().lease());
        assertEquals(Map.of(), seen.merger().orElseThrow().timers());
    }

    @Test
    void M8_who_left_with_an_unmerged_ticket_sees_the_other_one_no_more() {
        merge(carlas, bobs);
        tickets.unmerge(ANN, Unmerge.of(carlas.id()));

        assertEquals(Optional.empty(), tickets.find(carla, bobs.id()));
        assertThrows(TicketNotFound.class, () -> tickets.entries(carla, bobs.id(), PAGE));
        assertThrows(TicketNotFound.class, () -> tickets.reply(carla, Reply.to(bobs.id(), "Hello?")));
    }

    @Test
    void M8_an_answer_reaches_newcomers_under_the_subject_of_their_own_case_and_each_address_once() {
        Ticket doras = open("dora");
        Ticket carlasOther = tickets.open(
                        WEB,
                        request("carla")
                                .requesterId(RequesterId.of("carla-2"))
                                .subject("Again me")
                                .build())
                .ticket();
        merge(carlas, bobs);
        merge(carlasOther, bobs);
        merge(bobs, doras);
        desk.deliver(100);
        mail.delivered().clear();

        tickets.reply(ANN, Reply.to(doras.id(), "All parcels leave today."));
        desk.deliver(100);

        Map<String, String> subjects = mail.delivered().stream()
                .collect(Collectors.toMap(
                        sent -> sent.notice().recipient().contact().address(),
                        sent -> sent.rendered().subject()));
        String head = "Re: [" + doras.number() + "] ";
        assertEquals(
                Map.of(
                        "dora@example.org", head + "dora's parcel",
                        "bob@example.org", head + "bob's parcel",
                        "carla@example.org", head + "carla's parcel"),
                subjects);
        assertEquals(
                List.of("dora@example.org"),
                mail.delivered().stream()
                        .filter(sent -> sent.rendered().answers().isPresent())
                        .map(sent -> sent.notice().recipient().contact().address())
                        .toList());
    }
}
