package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ticketkit.memory.InMemory;
import org.ticketkit.notice.NoticeId;
import org.ticketkit.notice.Template;
import org.ticketkit.notice.Templates;
import org.ticketkit.spi.OutgoingNotice;
import org.ticketkit.spi.Storage;
import org.ticketkit.spi.StoredNotice;
import org.ticketkit.tck.SettableClock;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AddNote;
import org.ticketkit.ticket.AddParticipant;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Claim;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.Page;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketField;
import org.ticketkit.ticket.TicketNotFound;

class FirstDayTest {

    private static final Actor ANN = Actor.agent("ann");
    private static final Actor BOB = Actor.agent("bob");
    private static final PageRequest PAGE = PageRequest.first(50);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final RecordingNotifier mail = new RecordingNotifier("mail");
    private final TicketDesk desk =
            TicketDesk.builder().clock(clock).notifier(mail).build();
    private final Tickets tickets = desk.tickets();

    private Ticket open() {
        return tickets.open(
                        Actor.system("web"),
                        OpenTicket.from(Contact.mail("Carla@Example.org"))
                                .subject("Parcel lost")
                                .text("It left on Monday.")
                                .build())
                .ticket();
    }

    @Test
    void a_request_is_numbered_owned_answered_and_resolved() {
        Ticket opened = open();
        assertEquals(Phase.NEW, opened.status().phase());
        assertEquals("new", opened.status().code());

        Ticket assigned = tickets.assign(ANN, Assign.to(opened.id(), AgentId.of("ann")));
        assertEquals("open", assigned.status().code());

        Replied replied = tickets.reply(ANN, Reply.to(opened.id(), "We are looking for it."));
        assertEquals(2, replied.ticket().conversation().entries());

        Ticket resolved = tickets.move(ANN, Move.to(opened.id(), "resolved"));
        assertEquals(Phase.RESOLVED, resolved.status().phase());
        assertEquals(resolved, tickets.find(ANN, opened.id()).orElseThrow());
    }

    @Test
    void R1_the_receipt_and_the_answer_are_delivered_once() {
        Ticket opened = open();
        assertEquals(1, desk.deliver(10));
        tickets.reply(ANN, Reply.to(opened.id(), "We are looking for it."));
        assertEquals(1, desk.deliver(10));
        assertEquals(0, desk.deliver(10));
        assertEquals(2, mail.delivered().size());
        assertTrue(mail.delivered()
                .get(0)
                .rendered()
                .text()
                .contains(opened.number().value()));
        assertTrue(mail.delivered().get(1).rendered().text().contains("We are looking for it."));
    }

    @Test
    void a_new_notice_is_told_by_the_newest_version_of_its_template() {
        Template receipt = Template.named("receipt", 2)
                .requires("number")
                .in(Locale.ENGLISH, "Your return {{number}}", "Keep the parcel.")
                .build();
        TicketDesk returns = TicketDesk.builder()
                .clock(clock)
                .notifier(mail)
                .templates(Templates.standard().with(receipt))
                .build();
        Ticket opened = returns.tickets()
                .open(
                        Actor.system("web"),
                        OpenTicket.from(Contact.mail("carla@example.org"))
                                .subject("Order 7")
                                .text("It comes back.")
                                .build())
                .ticket();
        returns.deliver(10);
        OutgoingNotice told = mail.delivered().get(0);
        assertEquals(receipt.ref(), told.notice().template());
        assertEquals("Your return " + opened.number(), told.rendered().subject());
    }

    @Test
    void a_requester_sees_public_entries_of_own_tickets_alone() {
        Ticket opened = open();
        tickets.note(ANN, AddNote.to(opened.id(), "Difficult."));
        Actor carla = Actor.requester(opened.requester());
        List<Entry> seen = tickets.entries(carla, opened.id(), PAGE).items();
        assertEquals(1, seen.size());
        assertEquals(2, tickets.entries(ANN, opened.id(), PAGE).items().size());
        Actor stranger = Actor.requester(RequesterId.of("stranger"));
        assertTrue(tickets.find(stranger, opened.id()).isEmpty());
        assertThrows(TicketNotFound.class, () -> tickets.reply(stranger, Reply.to(opened.id(), "Let me in")));
        assertThrows(Refused.class, () -> tickets.history(carla, opened.id(), PAGE));
    }

    @Test
    void O3_of_two_agents_one_has_the_assignees_role_until_its_time_is_over() {
        Ticket opened = open();
        tickets.claim(ANN, Claim.of(opened.id()));
        Refused refused = assertThrows(Refused.class, () -> tickets.claim(BOB, Claim.of(opened.id())));
        assertEquals(Refused.Code.ALREADY_CLAIMED, refused.code());
        clock.advance(DeskBuilder.DEFAULT_CLAIM_TERM);
        assertEquals(1, desk.work(10));
        assertEquals(0, desk.work(10));
        assertFalse(tickets.find(ANN, opened.id()).orElseThrow().lease().isPresent());
        tickets.claim(BOB, Claim.of(opened.id()));
    }

    @Test
    void L6_a_scheduled_ticket_wakes_when_its_instant_comes() {
        Ticket opened = open();
        tickets.assign(ANN, Assign.to(opened.id(), AgentId.of("ann")));
        Instant until = clock.instant().plus(Duration.ofDays(1));
        Refused missing = assertThrows(Refused.class, () -> tickets.move(ANN, Move.to(opened.id(), "scheduled")));
        assertEquals("ticketkit.until.missing", missing.violations().get(0).code());
        tickets.move(ANN, Move.to(opened.id(), "scheduled").until(until));
        assertEquals(0, desk.work(10));
        clock.advance(Duration.ofDays(1));
        assertEquals(1, desk.work(10));
        Ticket woken = tickets.find(ANN, opened.id()).orElseThrow();
        assertEquals("open", woken.status().code());
        Page<Recorded> history = tickets.history(ANN, opened.id(), PAGE);
        assertEquals(
                Recorded.Cause.TIMER,
                history.items().get(history.items().size() - 1).cause());
    }

    @Test
    void O4_a_reply_by_somebody_who_has_not_seen_the_last_note_is_refused_with_it() {
        Ticket opened = open();
        tickets.note(BOB, AddNote.to(opened.id(), "I called her."));
        Refused refused = assertThrows(
                Refused.class,
                () -> tickets.reply(ANN, Reply.to(opened.id(), "Hello").havingSeen(1)));
        assertEquals("I called her.", refused.unseen().get(0).text());
        tickets.reply(ANN, Reply.to(opened.id(), "Hello").havingSeen(2));
    }

    @Test
    void L5_a_message_to_a_ticket_that_was_closed_long_ago_opens_a_new_one_that_refers_to_it() {
        Ticket opened = open();
        Actor carla = Actor.requester(opened.requester());
        tickets.assign(ANN, Assign.to(opened.id(), AgentId.of("ann")));
        tickets.move(ANN, Move.to(opened.id(), "closed"));
        clock.advance(Duration.ofDays(13));
        Replied reopened = tickets.reply(carla, Reply.to(opened.id(), "Again!"));
        assertEquals(opened.id(), reopened.ticket().id());
        assertEquals(1, reopened.ticket().reopenings());
        tickets.move(ANN, Move.to(opened.id(), "closed"));
        clock.advance(Duration.ofDays(14));
        Replied continued = tickets.reply(carla, Reply.to(opened.id(), "And again!"));
        assertEquals(opened.id(), continued.continues().orElseThrow());
        Ticket followUp = tickets.find(ANN, continued.ticket().id()).orElseThrow();
        assertEquals(opened.id(), followUp.links().get(0).target());
        assertEquals("Parcel lost", continued.ticket().subject());
    }

    @Test
    void T1_a_repeat_under_the_same_key_is_replayed_and_with_other_content_refused() {
        OpenTicket.Builder request = OpenTicket.from(Contact.mail("carla@example.org"))
                .subject("Parcel lost")
                .text("It left on Monday.")
                .idempotencyKey("form-17");
        Opened first = tickets.open(Actor.system("web"), request.build());
        Opened second = tickets.open(Actor.system("web"), request.build());
        assertTrue(second.isReplayed());
        assertEquals(first.ticket(), second.ticket());
        OpenTicket other = request.text("Something else").build();
        Refused refused = assertThrows(Refused.class, () -> tickets.open(Actor.system("web"), other));
        assertEquals(Refused.Code.KEY_REUSED, refused.code());
        assertEquals(1, desk.deliver(10));
    }

    @Test
    void N5_a_misread_number_is_offered_candidates_to_an_agent_only() {
        Ticket opened = open();
        String number = opened.number().value();
        NumberLookup typed = tickets.findByNumber(ANN, number.toLowerCase(java.util.Locale.ROOT));
        assertEquals(opened, typed.found().orElseThrow());
        String misread = number.substring(0, number.length() - 1) + (number.endsWith("7") ? "8" : "7");
        NumberLookup.Misread toAgent = assertInstanceOf(NumberLookup.Misread.class, tickets.findByNumber(ANN, misread));
        assertTrue(toAgent.candidates().contains(opened.number()));
        assertTrue(toAgent.found().isEmpty());
        NumberLookup.Misread toRequester = assertInstanceOf(
                NumberLookup.Misread.class, tickets.findByNumber(Actor.requester(opened.requester()), misread));
        assertTrue(toRequester.candidates().isEmpty());
    }

    @Test
    void A2_pages_of_a_search_follow_one_another_by_sealed_cursors() {
        for (int i = 0; i < 7; i++) {
            open();
            clock.advance(Duration.ofMinutes(1));
        }
        Criteria open = Criteria.phase(Phase.NEW);
        Page<Ticket> first = tickets.search(ANN, open, Sort.OLDEST_FIRST, PageRequest.first(4));
        Page<Ticket> second = tickets.search(
                ANN,
                open,
                Sort.OLDEST_FIRST,
                PageRequest.first(4).at(first.next().orElseThrow()));
        assertEquals(4, first.items().size());
        assertEquals(3, second.items().size());
        assertTrue(second.next().isEmpty());
        assertTrue(second.items().get(0).openedAt().isAfter(first.items().get(3).openedAt()));
        assertThrows(
                Refused.class,
                () -> tickets.search(
                        ANN,
                        open,
                        Sort.LATEST_UPDATE_FIRST,
                        PAGE.at(first.next().orElseThrow())));
        assertEquals(
                0,
                tickets.search(ANN, Criteria.is(TicketField.OWNER, "ann"), Sort.OLDEST_FIRST, PAGE)
                        .items()
                        .size());
    }

    @Test
    void M13_a_notice_that_fails_is_tried_again_and_at_last_parked_and_told_on_the_ticket() {
        TicketDesk strict = TicketDesk.builder()
                .clock(clock)
                .notifier(mail)
                .delivering(Delivering.ofDefaults().withAttempts(2))
                .build();
        Ticket opened = strict.tickets()
                .open(
                        Actor.system("web"),
                        OpenTicket.from(Contact.mail("carla@example.org"))
                                .subject("Hello")
                                .text("Hello")
                                .build())
                .ticket();
        mail.failing("451 try later");
        assertEquals(1, strict.deliver(10));
        assertEquals(0, strict.deliver(10));
        clock.advance(Duration.ofMinutes(1));
        assertEquals(1, strict.deliver(10));
        clock.advance(Duration.ofDays(1));
        assertEquals(0, strict.deliver(10));
        assertEquals(1, strict.health().store().parkedNotices());
        assertFalse(strict.health().isGood());
        List<Recorded> history =
                strict.tickets().history(ANN, opened.id(), PAGE).items();
        assertEquals("parked", history.get(history.size() - 1).event().match(new DeliveryCode()));
    }

    @Test
    void R3_a_status_link_opens_the_requesters_view_until_it_is_revoked_or_expires() {
        Ticket opened = open();
        tickets.note(ANN, AddNote.to(opened.id(), "Internal."));
        String token = desk.links().issue(ANN, opened.id());
        assertEquals(1, desk.links().open(token).orElseThrow().messages().size());
        assertTrue(desk.links().open(token + "x").isEmpty());
        desk.links().revoke(ANN, token);
        assertTrue(desk.links().open(token).isEmpty());
        String other = desk.links().issue(ANN, opened.id());
        clock.advance(Duration.ofDays(30));
        assertTrue(desk.links().open(other).isEmpty());
    }

    private static final class DeliveryCode implements org.ticketkit.ticket.TicketEvent.Cases<String> {
        @Override
        public String deliveryFailed(org.ticketkit.ticket.TicketEvent.DeliveryFailed event) {
            return event.code();
        }

        @Override
        public String otherwise(org.ticketkit.ticket.TicketEvent event) {
            return event.toString();
        }
    }

    @Test
    void a_delivered_notice_can_bounce_once() {
        Ticket opened = open();
        desk.deliver(10);
        String messageId = mail.delivered().get(0).rendered().messageId();
        Actor system = Actor.system("mail");
        assertEquals(
                opened.id(), desk.outbox().bounced(system, messageId, "5.1.1").orElseThrow());
        assertEquals(
                opened.id(), desk.outbox().bounced(system, messageId, "5.1.1").orElseThrow());
        assertEquals(
                StoredNotice.State.BOUNCED,
                desk.outbox().find(ANN, messageId).orElseThrow().state());
        assertEquals(3, tickets.history(ANN, opened.id(), PAGE).items().size());
    }

    @Test
    void a_delivered_notice_can_bounce_by_its_own_id_once() {
        Ticket opened = open();
        desk.deliver(10);
        NoticeId id = mail.delivered().get(0).notice().id();
        Actor system = Actor.system("mail");
        for (int i = 0; i < 2; i++) {
            assertEquals(opened.id(), desk.outbox().bounced(system, id, "5.1.1").orElseThrow());
        }
        StoredNotice bounced = desk.outbox().find(ANN, id).orElseThrow();
        assertEquals(StoredNotice.State.BOUNCED, bounced.state());
        assertEquals(Optional.of("5.1.1"), bounced.problem());
        assertEquals(3, tickets.history(ANN, opened.id(), PAGE).items().size());
        assertTrue(desk.outbox().find(Actor.requester(opened.requester()), id).isEmpty());
        assertTrue(desk.tenant(TenantId.of("other")).outbox().find(ANN, id).isEmpty());
    }

    @Test
    void a_notice_that_was_never_begun_to_be_sent_cannot_bounce() {
        Storage storage = InMemory.create();
        TicketDesk returns = TicketDesk.builder()
                .storage(storage)
                .clock(clock)
                .notifier(mail)
                .build();
        returns.tickets()
                .open(
                        Actor.system("web"),
                        OpenTicket.from(Contact.mail("carla@example.org"))
                                .subject("Parcel lost")
                                .text("It left on Monday.")
                                .build());
        Instant now = clock.instant();
        StoredNotice waiting = storage.store().claimNotices(now, now, 1).get(0);
        NoticeId id = waiting.notice().id();

        assertTrue(returns.outbox().bounced(Actor.system("mail"), id, "5.1.1").isEmpty());
        assertEquals(1, returns.deliver(10));
        assertEquals(
                StoredNotice.State.DELIVERED,
                returns.outbox().find(ANN, id).orElseThrow().state());
    }

    @Test
    void T4_what_a_store_cannot_keep_or_is_too_much_is_refused_before_anything_is_stored() {
        OpenTicket.Builder broken = OpenTicket.from(Contact.mail("carla@example.org"))
                .subject("Half a \ud83d pair")
                .text("zero \0");
        Refused refused = assertThrows(Refused.class, () -> tickets.open(Actor.system("web"), broken.build()));
        assertEquals(
                List.of("ticketkit.text.broken", "ticketkit.text.broken"),
                refused.violations().stream().map(Refused.Violation::code).toList());
        OpenTicket large = OpenTicket.from(Contact.mail("carla@example.org"))
                .subject("Large")
                .text("x".repeat(Limits.ofDefaults().textBytes() + 1))
                .build();
        Refused tooLarge = assertThrows(Refused.class, () -> tickets.open(Actor.system("web"), large));
        assertEquals("ticketkit.text.long", tooLarge.violations().get(0).code());
        assertEquals(
                0,
                tickets.search(ANN, Criteria.everything(), Sort.OLDEST_FIRST, PAGE)
                        .items()
                        .size());
    }

    @Test
    void M10_an_address_gets_no_more_automatic_notices_than_its_budget_but_every_personal_one() {
        TicketDesk frugal = TicketDesk.builder()
                .clock(clock)
                .notifier(mail)
                .delivering(Delivering.ofDefaults().withBudgets(2, 100))
                .build();
        Ticket last = null;
        for (int i = 0; i < 4; i++) {
            OpenTicket request = OpenTicket.from(Contact.mail("carla@example.org"))
                    .subject("Again " + i)
                    .text("Hello")
                    .build();
            last = frugal.tickets().open(Actor.system("web"), request).ticket();
        }
        frugal.tickets().reply(ANN, Reply.to(last.id(), "One answer for all."));
        frugal.deliver(100);
        assertEquals(3, mail.delivered().size());
        assertEquals(2, frugal.health().store().parkedNotices());
        clock.advance(Duration.ofHours(2));
        assertEquals(0, frugal.deliver(100));
    }

    @Test
    void M10_tags_and_capitals_in_an_address_give_no_further_budget() {
        TicketDesk frugal = TicketDesk.builder()
                .clock(clock)
                .notifier(mail)
                .delivering(Delivering.ofDefaults().withBudgets(2, 100))
                .build();
        for (String address :
                List.of("carla+1@example.org", "CARLA+2@Example.org", "carla@example.org", "car@example.org")) {
            frugal.tickets()
                    .open(
                            Actor.system("web"),
                            OpenTicket.from(Contact.mail(address))
                                    .subject("Again")
                                    .text("Hello")
                                    .build());
        }
        frugal.deliver(100);

        assertEquals(3, mail.delivered().size());
        assertEquals(1, frugal.health().store().parkedNotices());
        assertEquals("+@example.org", Contact.mail("+@example.org").budgetKey());
        assertEquals("+49301", Contact.phone("+49 30 1").budgetKey());
    }

    @Test
    void a_retry_is_in_the_budget_already() {
        TicketDesk frugal = TicketDesk.builder()
                .clock(clock)
                .notifier(mail)
                .delivering(Delivering.ofDefaults().withBudgets(1, 1))
                .build();
        OpenTicket request = OpenTicket.from(Contact.mail("carla@example.org"))
                .subject("Hello")
                .text("Hello")
                .build();
        frugal.tickets().open(Actor.system("web"), request);
        mail.failing("451 busy");
        frugal.deliver(10);
        mail.succeeding();
        clock.advance(Duration.ofMinutes(1));
        frugal.deliver(10);
        assertEquals(1, mail.delivered().size());
    }

    @Test
    void M8_who_joined_later_sees_only_what_comes_after() {
        Ticket opened = open();
        Participant watcher = tickets.addParticipant(
                ANN, AddParticipant.to(opened.id(), Contact.mail("wanda@example.org"), Participant.Role.WATCHER));
        Actor wanda = Actor.requester(watcher.id());
        assertEquals(0, tickets.entries(wanda, opened.id(), PAGE).items().size());
        tickets.reply(ANN, Reply.to(opened.id(), "To both of you."));
        assertEquals(
                List.of("To both of you."),
                tickets.entries(wanda, opened.id(), PAGE).items().stream()
                        .map(Entry::text)
                        .toList());
        assertEquals(
                2,
                tickets.entries(Actor.requester(opened.requester()), opened.id(), PAGE)
                        .items()
                        .size());
    }

    @Test
    void M8_the_link_to_the_whole_conversation_goes_to_the_requester_alone() {
        TicketDesk linked = TicketDesk.builder()
                .clock(clock)
                .notifier(mail)
                .statusPage(token -> java.net.URI.create("https://desk.example/status/" + token))
                .build();
        OpenTicket request = OpenTicket.from(Contact.mail("carla@example.org"))
                .subject("Hello")
                .text("Hello")
                .acknowledgement(org.ticketkit.ticket.Acknowledgement.SUPPRESS)
                .build();
        Ticket opened = linked.tickets().open(Actor.system("web"), request).ticket();
        linked.tickets()
                .addParticipant(
                        ANN,
                        AddParticipant.to(opened.id(), Contact.mail("wanda@example.org"), Participant.Role.WATCHER));
        linked.tickets().reply(ANN, Reply.to(opened.id(), "To both of you."));
        linked.deliver(10);
        assertEquals(
                List.of("carla@example.org"),
                mail.delivered().stream()
                        .filter(sent -> sent.rendered().text().contains("https://desk.example/status/"))
                        .map(sent -> sent.notice().recipient().contact().address())
                        .toList());
        assertEquals(2, mail.delivered().size());
    }

    @Test
    void T1_a_stranger_who_guesses_a_key_learns_nothing_of_the_ticket_that_holds_it() {
        OpenTicket.Builder request = OpenTicket.from(Contact.mail("carla@example.org"))
                .subject("Parcel lost")
                .text("It left on Monday.")
                .idempotencyKey("form-17");
        Ticket first = tickets.open(Actor.system("web"), request.build()).ticket();
        Actor stranger = Actor.requester(RequesterId.of("stranger"));
        Refused refused = assertThrows(Refused.class, () -> tickets.open(stranger, request.build()));
        assertFalse(
                (refused.getMessage() + refused.details()).contains(first.id().toString()));
        assertThrows(
                Refused.class,
                () -> tickets.open(stranger, request.text("Something else").build()));
    }

    @Test
    void M13_what_may_have_gone_out_is_sent_again_under_the_same_id_or_parked_by_policy() {
        for (Delivering.AfterCrash choice : Delivering.AfterCrash.values()) {
            RecordingNotifier dying = new RecordingNotifier("mail");
            TicketDesk crashing = TicketDesk.builder()
                    .clock(clock)
                    .notifier(dying)
                    .delivering(Delivering.ofDefaults().after(choice))
                    .build();
            OpenTicket request = OpenTicket.from(Contact.mail("carla@example.org"))
                    .subject("Hello")
                    .text("Hello")
                    .build();
            crashing.tickets().open(Actor.system("web"), request);
            dying.dyingAfterSending();
            crashing.deliver(10);
            dying.succeeding();
            assertEquals(0, crashing.deliver(10));
            clock.advance(Duration.ofMinutes(11));
            assertEquals(1, crashing.deliver(10));
            boolean again = choice == Delivering.AfterCrash.RESEND;
            assertEquals(again ? 2 : 1, dying.delivered().size());
            assertEquals(again ? 0 : 1, crashing.health().store().parkedNotices());
            assertEquals(
                    1,
                    dying.delivered().stream()
                            .map(sent -> sent.rendered().messageId())
                            .distinct()
                            .count());
        }
    }
}
