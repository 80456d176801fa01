package org.ticketkit.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ticketkit.lifecycle.ClosedPolicy;
import org.ticketkit.number.CaseNumberFormat;
import org.ticketkit.spi.OutgoingNotice;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.Link;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.Ticket;

/** From a raw mail to what it does to tickets. */
class MailIntakeTest {

    private final IntakeFixture it = IntakeFixture.create();

    @Test
    void R1_a_mail_becomes_a_numbered_case_and_its_sender_is_told() {
        HandledMail handled = it.take(
                RawMail.from("Ann <ANN@home.example>").id("<1@home.example>").subject("Broken"));

        Ticket ticket = it.ticket(handled);
        assertEquals(MailOutcome.OPENED, handled.outcome());
        assertEquals("new", handled.reason());
        assertEquals(ticket.number(), handled.number().orElseThrow());
        assertEquals("Broken", ticket.subject());
        assertEquals("first-line", ticket.queue());
        assertEquals("home.example", ticket.attributes().get("mail-domain"));
        assertEquals("<1@home.example>", it.entries(ticket).get(0).messageId().orElseThrow());
        List<OutgoingNotice> out = it.deliver();
        assertEquals(1, out.size());
        assertEquals(
                "ann@home.example", out.get(0).notice().recipient().contact().address());
    }

    @Test
    void M1_the_same_mail_is_taken_in_once() {
        RawMail mail = RawMail.from("ann@home.example").id("<1@home.example>").subject("x");

        assertTrue(it.receive("support", mail));
        assertFalse(it.receive("support", mail.header("X-Spam-Status", "No")));
        assertEquals(1, it.intake.process(10).size());
        assertEquals(List.of(), it.intake.process(10));
        assertEquals(1, it.tickets().size());
    }

    @Test
    void M6_the_same_mail_by_another_mailbox_opens_nothing_twice() {
        Ticket ticket = it.annsCase();

        HandledMail again = it.take(
                "sales",
                RawMail.from("ann@home.example").id("<first@home.example>").subject("Broken"));

        assertEquals("IGNORED duplicate " + ticket.number(), again.toString());
        assertEquals(1, it.tickets().size());
    }

    @Test
    void M6_another_mail_under_a_used_id_is_not_lost() {
        it.annsCase();

        HandledMail other = it.take(
                RawMail.from("eve@other.example").id("<first@home.example>").text("Other words"));

        assertEquals(MailOutcome.OPENED, other.outcome());
        assertEquals(
                "eve@other.example",
                it.participants(it.ticket(other)).get(0).contact().address());
        assertTrue(it.entries(it.ticket(other)).get(0).messageId().isEmpty());
    }

    @Test
    void M6_the_same_words_under_the_same_id_a_month_later_are_news() {
        RawMail alarm = RawMail.from("pump@device.example")
                .id("<constant@device.example>")
                .text("Alarm");
        it.take(alarm);
        it.clock.forward(Duration.ofDays(30));

        assertEquals(MailOutcome.OPENED, it.take(alarm.header("Date", "later")).outcome());
    }

    @Test
    void M6_an_answer_to_the_signed_address_lies_on_the_case() {
        Ticket ticket = it.annsCase();

        HandledMail answer = it.take(
                RawMail.from("ann@home.example").to(it.annsAddress(ticket)).subject("Re: x"));

        assertEquals("FOLLOW_UP recipient-token " + ticket.number(), answer.toString());
        Entry entry = it.entries(ticket).get(1);
        assertEquals(Entry.Direction.INBOUND, entry.direction());
        assertEquals(ticket.requester().value(), entry.author().id());
    }

    @Test
    void M6_an_answer_to_our_message_id_lies_on_the_case_even_if_a_relay_rewrote_the_newest_one() {
        Ticket ticket = it.annsCase();
        it.desk.tickets().reply(IntakeFixture.BOB, Reply.to(ticket.id(), "Please restart"));
        String ours = it.deliver().get(0).rendered().messageId();

        assertEquals(
                "FOLLOW_UP own-message-id " + ticket.number(),
                it.take(RawMail.from("ann@home.example").header("In-Reply-To", ours))
                        .toString());
        assertEquals(
                "FOLLOW_UP own-message-id " + ticket.number(),
                it.take(RawMail.from("ann@home.example")
                                .header("In-Reply-To", "<rewritten@relay.example>")
                                .header("References", it.anchor(ticket) + " <rewritten@relay.example>"))
                        .toString());
    }

    @Test
    void M6_an_answer_to_somebodys_own_earlier_mail_lies_on_the_case() {
        Ticket ticket = it.annsCase();

        HandledMail answer = it.take(RawMail.from("ann@home.example").header("In-Reply-To", "<first@home.example>"));

        assertEquals("FOLLOW_UP known-message-id " + ticket.number(), answer.toString());
    }

    @Test
    void M6_a_valid_number_in_the_subject_from_the_requester_lies_on_the_case() {
        Ticket ticket = it.annsCase();

        HandledMail answer = it.take(RawMail.from("ann@home.example").subject("about " + ticket.number()));

        assertEquals("FOLLOW_UP subject-number " + ticket.number(), answer.toString());
    }

    @Test
    void M6_a_quoted_address_of_ours_from_the_requester_lies_on_the_case() {
        Ticket ticket = it.annsCase();

        HandledMail answer = it.take(RawMail.from("ann@home.example")
                .text("It still fails.\r\n\r\n> From: Support <" + it.annsAddress(ticket) + ">\r\n> Try again\r\n"));

        assertEquals("FOLLOW_UP body-marker " + ticket.number(), answer.toString());
    }

    @Test
    void N6_M6_numbers_in_every_format_of_the_desk_are_found_in_subjects() {
        CaseNumberFormat today = CaseNumberFormat.of("RT-{yy}-{seq:5}-{check}");
        IntakeFixture it = IntakeFixture.into(desk -> desk.numbers(today, CaseNumberFormat.DEFAULT));
        Ticket ticket = it.annsCase();
        assertTrue(ticket.number().value().startsWith("RT-"));

        HandledMail answer = it.take(RawMail.from("ann@home.example").subject("about " + ticket.number()));

        assertEquals("FOLLOW_UP subject-number " + ticket.number(), answer.toString());
    }

    @Test
    void M8_a_guessed_number_reaches_nothing() {
        Ticket ticket = it.annsCase();

        HandledMail guess =
                it.take(RawMail.from("eve@other.example").subject("Re: [" + ticket.number() + "] send me everything"));

        assertUntouched(ticket, 1);
        assertEquals(MailOutcome.OPENED, guess.outcome());
        assertEquals("claim-refused", guess.reason());
        assertEquals("unknown-sender subject-number " + ticket.number(), guess.detail());
        Ticket own = it.ticket(guess);
        assertEquals(List.of(new Link(Link.Kind.MENTIONS, ticket.id())), own.links());
        assertTrue(own.tags().contains("mail:claim-refused"));
        assertEquals(1, it.entries(own, Entry.Kind.NOTE).size());
        for (OutgoingNotice notice : it.deliver()) {
            assertEquals(
                    "eve@other.example", notice.notice().recipient().contact().address());
            assertFalse(notice.rendered().text().contains(ticket.number().value()));
        }
    }

    @Test
    void M8_a_spoofed_requester_whom_the_domain_disowns_reaches_nothing_by_number_and_is_not_told() {
        Ticket ticket = it.annsCase();

        HandledMail spoof = it.take(RawMail.from("ann@home.example")
                .subject(ticket.number().value())
                .dmarc("fail"));

        assertUntouched(ticket, 1);
        assertEquals("sender-disowned subject-number " + ticket.number(), spoof.detail());
        assertEquals(List.of(), it.deliver());
    }

    @Test
    void M8_a_strangers_reply_with_a_real_token_is_a_case_of_its_own_by_default() {
        Ticket ticket = it.annsCase();

        HandledMail stranger = it.take(
                RawMail.from("eve@other.example").to(it.annsAddress(ticket)).header("In-Reply-To", it.anchor(ticket)));

        assertUntouched(ticket, 1);
        assertEquals("claim-refused", stranger.reason());
    }

    @Test
    void M8_a_strangers_reply_can_wait_inside_the_case_for_an_agent() {
        IntakeFixture it = IntakeFixture.create(choices -> choices.unknownSender(UnknownSender.PENDING));
        Ticket ticket = it.annsCase();

        HandledMail stranger = it.take(RawMail.from("eve@other.example").to(it.annsAddress(ticket)));

        assertEquals(MailOutcome.PENDING, stranger.outcome());
        assertEquals(1, it.entries(ticket, Entry.Kind.AUTOMATIC).size());
        assertEquals(1, it.participants(ticket).size());
        assertEquals(List.of(), it.deliver());
    }

    @Test
    void M8_a_strangers_reply_can_make_a_guest() {
        IntakeFixture it = IntakeFixture.create(choices -> choices.unknownSender(UnknownSender.ADD_AS_GUEST));
        Ticket ticket = it.annsCase();

        HandledMail stranger = it.take(RawMail.from("eve@other.example").to(it.annsAddress(ticket)));

        assertEquals(MailOutcome.FOLLOW_UP, stranger.outcome());
        assertEquals(
                Set.of(Participant.Role.REQUESTER, Participant.Role.GUEST),
                it.participants(ticket).stream().map(Participant::role).collect(Collectors.toSet()));
    }

    @Test
    void M8_an_agent_answers_by_mail_with_token_address_and_proof() {
        Ticket ticket = it.annsCase();

        HandledMail answer = it.take(RawMail.from("bob@example.org")
                .to(it.bobsAddress(ticket))
                .dmarc("pass")
                .text("Please restart."));

        assertEquals("FOLLOW_UP recipient-token " + ticket.number() + " (agent)", answer.toString());
        Entry entry = it.entries(ticket).get(1);
        assertEquals(Entry.Direction.OUTBOUND, entry.direction());
        assertEquals(IntakeFixture.BOB, entry.author());
        assertEquals(
                "ann@home.example",
                it.deliver().get(0).notice().recipient().contact().address());
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "fail", "other"})
    void M8_a_spoofed_agent_says_nothing_to_anybody(String proof) {
        Ticket ticket = it.annsCase();
        RawMail spoof = RawMail.from("bob@example.org").to(it.bobsAddress(ticket));
        switch (proof) {
            case "none" -> {}
            case "fail" -> spoof.dmarc("fail");
            default -> spoof.header("Authentication-Results", "mx.evil.example; dmarc=pass");
        }

        HandledMail handled = it.take(spoof);

        assertUntouched(ticket, 1);
        assertEquals("agent-not-proved recipient-token " + ticket.number(), handled.detail());
    }

    @Test
    void M8_an_agents_address_with_the_requesters_token_is_no_agent() {
        Ticket ticket = it.annsCase();

        HandledMail handled = it.take(
                RawMail.from("bob@example.org").to(it.annsAddress(ticket)).dmarc("pass"));

        assertUntouched(ticket, 1);
        assertEquals("claim-refused", handled.reason());
    }

    @Test
    void M8_the_agents_token_in_a_strangers_hands_opens_no_door() {
        Ticket ticket = it.annsCase();

        HandledMail handled = it.take(
                RawMail.from("eve@other.example").to(it.bobsAddress(ticket)).dmarc("pass"));

        assertUntouched(ticket, 1);
        assertEquals("new", handled.reason());
    }

    @Test
    void M8_a_copy_becomes_a_watcher_on_the_word_of_an_authenticated_sender_alone() {
        Ticket doubtful = it.ticket(it.take(RawMail.from("ann@home.example").header("Cc", "Carl <carl@home.example>")));
        Ticket proved = it.ticket(it.take(RawMail.from("ann@home.example")
                .header("Cc", "carl@home.example, support@example.org, support+x@example.org, ann@home.example")
                .dmarc("pass")));

        assertEquals(1, it.participants(doubtful).size());
        assertEquals(
                List.of("ann@home.example", "carl@home.example"),
                it.participants(proved).stream()
                        .map(participant -> participant.contact().address())
                        .toList());
    }

    @Test
    void M8_headers_cannot_command() {
        Ticket ticket = it.ticket(it.take(RawMail.from("ann@home.example")
                .header("X-TicketKit-Queue", "board")
                .header("X-Priority", "1")
                .header("X-OTRS-Queue", "board")
                .header("X-TicketKit-Owner", "bob")));

        assertEquals("first-line", ticket.queue());
        assertTrue(ticket.owner().isEmpty());
        assertEquals("NORMAL", ticket.priority().name());
    }

    @Test
    void M6_two_cases_with_equal_strength_make_a_new_one_linked_to_both() {
        Ticket one = it.annsCase();
        Ticket two = it.ticket(it.take(RawMail.from("ann@home.example").id("<2@home.example>")));

        HandledMail both = it.take(RawMail.from("ann@home.example").subject(one.number() + " and " + two.number()));

        assertEquals("ambiguous", both.reason());
        Ticket ticket = it.ticket(both);
        assertEquals(
                Set.of(one.id(), two.id()),
                ticket.links().stream().map(Link::target).collect(Collectors.toSet()));
        assertEquals(
                List.of(new Link(Link.Kind.RELATES_TO, ticket.id())),
                it.again(one).linkedFrom());
        assertTrue(ticket.tags().contains("mail:ambiguous"));
    }

    @Test
    void M6_a_forward_makes_a_new_case_with_a_link() {
        Ticket ticket = it.annsCase();

        HandledMail forward =
                it.take(RawMail.from("ann@home.example").subject("WG: Broken").header("References", it.anchor(ticket)));

        assertEquals("forward", forward.reason());
        assertEquals(ticket.id(), it.ticket(forward).links().get(0).target());
        assertEquals(1, it.entries(ticket).size());
    }

    @Test
    void L5_an_answer_to_a_case_that_was_closed_long_ago_opens_a_new_one_that_refers_to_it() {
        Ticket ticket = closed(it.annsCase());
        it.clock.forward(Duration.ofDays(100));

        HandledMail late = it.take(RawMail.from("ann@home.example").to(it.annsAddress(ticket)));

        assertEquals(MailOutcome.OPENED, late.outcome());
        assertEquals("follow-up-of-closed", late.reason());
        assertEquals(
                List.of(new Link(Link.Kind.FOLLOW_UP_OF, ticket.id())),
                it.ticket(late).links());
    }

    @Test
    void L5_what_the_closed_policy_refuses_is_kept_inside_the_case() {
        IntakeFixture it =
                IntakeFixture.into(desk -> desk.closedPolicy((ticket, sender, now) -> ClosedPolicy.FollowUp.REFUSE));
        Ticket ticket = it.annsCase();
        close(it, ticket);

        HandledMail refused = it.take(RawMail.from("ann@home.example").to(it.annsAddress(ticket)));

        assertEquals("REFUSED closed " + ticket.number(), refused.toString());
        assertEquals(1, it.entries(ticket, Entry.Kind.AUTOMATIC).size());
    }

    @Test
    void M9_a_vacation_reply_is_kept_inside_its_case_and_wakes_nobody() {
        Ticket ticket = it.annsCase();

        HandledMail vacation = it.take(
                RawMail.from("ann@home.example").to(it.annsAddress(ticket)).header("Auto-Submitted", "auto-replied"));

        assertEquals("AUTOMATIC auto-reply " + ticket.number() + " (recipient-token)", vacation.toString());
        assertEquals(ticket.status(), it.again(ticket).status());
        assertEquals(1, it.entries(ticket, Entry.Kind.AUTOMATIC).size());
        assertEquals(List.of(), it.deliver());
    }

    @Test
    void M9_a_vacation_reply_to_nothing_is_ignored_and_kept() {
        HandledMail vacation = it.take(RawMail.from("ann@home.example").header("Auto-Submitted", "auto-replied"));

        assertEquals("IGNORED auto-reply", vacation.toString());
        assertTrue(it.storage.inbox().find(TenantId.DEFAULT, vacation.arrival()).isPresent());
    }

    @Test
    void M9_monitoring_opens_a_case_without_receipt_or_is_ignored_by_choice() {
        RawMail alarm = RawMail.from("monitor@ops.example").header("Auto-Submitted", "auto-generated");
        IntakeFixture quiet = IntakeFixture.create(choices -> choices.generatedMail(GeneratedMail.IGNORE));

        assertEquals(MailOutcome.OPENED, it.take(alarm).outcome());
        assertEquals(List.of(), it.deliver());
        assertEquals("IGNORED auto-generated", quiet.take(alarm).toString());
    }

    @Test
    void M9_our_own_mail_coming_back_is_a_loop() {
        Ticket ticket = it.annsCase();
        it.desk.tickets().reply(IntakeFixture.BOB, Reply.to(ticket.id(), "Please restart"));
        String ours = it.deliver().get(0).rendered().messageId();

        assertEquals(
                "IGNORED loop",
                it.take(RawMail.from("ann@home.example").id(ours)).toString());
        assertEquals(
                "IGNORED loop", it.take(RawMail.from("support+x@example.org")).toString());
        assertEquals(
                "IGNORED loop",
                it.take(RawMail.from("Sales <SALES@example.org>")).toString());
        assertEquals(2, it.entries(ticket).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Precedence: bulk", "List-Id: <x.example>", "X-Auto-Response-Suppress: All"})
    void M9_a_mail_that_must_not_be_acknowledged_still_opens_a_case(String header) {
        String[] parts = header.split(": ");

        HandledMail handled = it.take(RawMail.from("ann@home.example").header(parts[0], parts[1]));

        assertEquals(MailOutcome.OPENED, handled.outcome());
        assertEquals(List.of(), it.deliver());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"no-reply@shop.example", "noreply@shop.example", "MAILER-DAEMON@x.example", "x-request@l.example"
            })
    void M9_whom_nobody_reads_is_not_answered(String address) {
        it.take(RawMail.from(address));

        assertEquals(List.of(), it.deliver());
    }

    @Test
    void M10_an_acknowledgement_to_an_unproved_sender_repeats_nothing_of_the_mail() {
        it.take(RawMail.from("Buy Pills <ann@home.example>")
                .subject("Buy pills at spam.example")
                .text("Buy pills"));
        OutgoingNotice doubtful = it.deliver().get(0);
        it.take(RawMail.from("ann@home.example").subject("A real thing").dmarc("pass"));
        OutgoingNotice proved = it.deliver().get(0);

        assertFalse((doubtful.rendered().subject() + doubtful.rendered().text()).contains("ills"));
        assertTrue((proved.rendered().subject() + proved.rendered().text()).contains("A real thing"));
    }

    @Test
    void M8_nobody_to_answer_is_set_aside_with_its_reason() {
        HandledMail handled = it.take(RawMail.bare().header("From", "<>").subject("x"));

        assertEquals(MailOutcome.QUARANTINED, handled.outcome());
        assertEquals("no-usable-sender", handled.reason());
        assertEquals(1, it.intake.quarantined(TenantId.DEFAULT, 10).size());
    }

    @Test
    void M3_what_cannot_be_read_is_set_aside_at_once_with_its_reason() {
        IntakeFixture it = IntakeFixture.create(
                choices -> choices.mailLimits(MailLimits.ofDefaults().withMessageBytes(200)));

        HandledMail large = it.take(RawMail.from("ann@home.example").text("x".repeat(300)));

        assertEquals("mail-too-large", large.reason());
        assertTrue(it.intake
                .quarantined(TenantId.DEFAULT, 10)
                .get(0)
                .reason()
                .orElseThrow()
                .startsWith("mail-too-large: "));
    }

    @Test
    void M1_a_mail_that_is_too_large_to_be_kept_is_refused_to_the_caller() {
        IntakeFixture it = IntakeFixture.create(choices -> choices.largestArrival(100));

        assertThrows(MailTooLarge.class, () -> it.intake.accept("support", new ByteArrayInputStream(new byte[101])));
        assertEquals(List.of(), it.intake.process(10));
    }

    @Test
    void T4_what_is_larger_than_an_entry_is_cut_with_a_note() {
        IntakeFixture it = IntakeFixture.into(
                desk -> desk.limits(org.ticketkit.Limits.ofDefaults().withTextBytes(300)));

        Ticket ticket = it.ticket(it.take(RawMail.from("ann@home.example")
                .subject("s".repeat(990) + "€".repeat(20))
                .text("\u00e4".repeat(400))));

        assertEquals(998, ticket.subject().length());
        assertEquals(150, it.entries(ticket).get(0).text().length());
        String note = it.entries(ticket, Entry.Kind.NOTE).get(0).text();
        assertTrue(note.contains("[subject-cut]") && note.contains("[text-cut]"), note);
    }

    @Test
    void M4_files_hang_on_the_entry_and_one_that_is_too_large_is_noted() {
        IntakeFixture it = IntakeFixture.into(
                desk -> desk.limits(org.ticketkit.Limits.ofDefaults().withAttachmentBytes(10)));

        Ticket ticket = it.ticket(it.take(RawMail.from("ann@home.example")
                .header("MIME-Version", "1.0")
                .header("Content-Type", "multipart/mixed; boundary=b")
                .text("--b\r\nContent-Type: text/plain\r\n\r\nSee files\r\n"
                        + "--b\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename=a.png\r\n\r\nsmall\r\n"
                        + "--b\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename=b.png\r\n\r\n"
                        + "x".repeat(20) + "\r\n--b--\r\n")));

        Entry entry = it.entries(ticket).get(0);
        assertEquals(
                List.of("a.png"),
                entry.attachments().stream().map(file -> file.name()).toList());
        assertTrue(it.entries(ticket, Entry.Kind.NOTE).get(0).text().contains("b.png"));
    }

    @Test
    void M5_html_is_clean_on_the_entry() {
        Ticket ticket = it.ticket(it.take(RawMail.from("ann@home.example")
                .header("MIME-Version", "1.0")
                .header("Content-Type", "text/html; charset=utf-8")
                .text("<p onclick=x()>Hi<script>alert(1)</script><img src=http://t.example/x.gif></p>")));

        String html = it.entries(ticket).get(0).html().orElseThrow();
        assertFalse(html.contains("script") || html.contains("onclick") || html.contains("t.example"), html);
    }

    @Test
    void M8_a_mail_without_subject_and_text_is_a_case_too() {
        Ticket ticket = it.ticket(it.take(RawMail.from("ann@home.example").text("")));

        assertEquals("\u2014", ticket.subject());
        assertEquals("\u2014", it.entries(ticket).get(0).text());
    }

    @Test
    void M1_what_was_set_aside_can_be_processed_again_and_what_is_in_a_ticket_cannot() {
        HandledMail aside = it.take(RawMail.bare().header("From", "<>").subject("x"));
        HandledMail opened = it.take(RawMail.from("ann@home.example"));

        assertTrue(it.intake.replay(TenantId.DEFAULT, aside.arrival()));
        assertFalse(it.intake.replay(TenantId.DEFAULT, opened.arrival()));
        assertEquals("no-usable-sender", it.intake.process(10).get(0).reason());
    }

    @Test
    void M10_a_burst_of_one_sender_opens_every_case_but_is_answered_within_the_budget() {
        for (int i = 0; i < 40; i++) {
            it.take(RawMail.from("eve@other.example")
                    .id("<" + i + "@other.example>")
                    .text("no " + i));
        }

        assertEquals(40, it.tickets().size());
        assertEquals(20, it.deliver().size());
    }

    @Test
    void M1_processing_refuses_to_run_inside_a_transaction() {
        assertThrows(
                IllegalStateException.class, () -> it.storage.unitOfWork().call(transaction -> it.intake.process(1)));
    }

    private Ticket closed(Ticket ticket) {
        close(it, ticket);
        return ticket;
    }

    private static void close(IntakeFixture it, Ticket ticket) {
        it.desk.tickets().assign(IntakeFixture.BOB, Assign.to(ticket.id(), AgentId.of("bob")));
        it.desk.tickets().move(IntakeFixture.BOB, Move.to(ticket.id(), "resolved"));
        it.desk.tickets().move(IntakeFixture.BOB, Move.to(ticket.id(), "closed"));
    }

    private void assertUntouched(Ticket ticket, int entries) {
        assertEquals(ticket.version(), it.again(ticket).version(), "the case has changed");
        assertEquals(entries, it.entries(ticket).size());
        assertEquals(1, it.participants(ticket).size());
    }
}
