package org.ticketkit.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ticketkit.spi.OutgoingNotice;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.Link;
import org.ticketkit.ticket.Merge;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.Unmerge;

/** M6, L7: a mail to a merged case lies on the one on which it goes on, by whatever sign it came. */
class MergedCaseTest {

    private final IntakeFixture it = IntakeFixture.create();
    private final Ticket anns = it.annsCase();
    private final Ticket carls = opened("carl@work.example");
    private final String oursToAnn = answered(anns);

    private Ticket opened(String sender) {
        Ticket ticket =
                it.ticket(it.take(RawMail.from(sender).id("<" + sender + ">").subject("Order 4711 of " + sender)));
        it.deliver();
        return ticket;
    }

    private String answered(Ticket ticket) {
        it.desk.tickets().reply(IntakeFixture.BOB, Reply.to(ticket.id(), "Please restart"));
        return it.deliver().get(0).rendered().messageId();
    }

    private void merge(Ticket source, Ticket target) {
        it.desk.tickets().merge(IntakeFixture.BOB, Merge.of(source.id(), target.id()));
    }

    private static RawMail ann() {
        return RawMail.from("ann@home.example");
    }

    @Test
    void M6_every_sign_of_the_merged_case_leads_to_the_one_on_which_it_goes_on() {
        Ticket doras = opened("dora@shop.example");
        String address = it.annsAddress(anns);
        merge(anns, carls);
        merge(carls, doras);
        Map<String, RawMail> mails = Map.of(
                "recipient-token", ann().to(address),
                "own-message-id", ann().header("In-Reply-To", oursToAnn),
                "known-message-id", ann().header("In-Reply-To", "<first@home.example>"),
                "body-marker", ann().text("Hello\n> Reply-To: " + address + "\n"),
                "subject-number", ann().subject("Re: [" + anns.number() + "] Broken"));

        mails.forEach((sign, mail) -> assertEquals(
                "FOLLOW_UP " + sign + " " + doras.number(), it.take(mail).toString()));

        assertEquals(6, it.entries(doras, Entry.Kind.MESSAGE).size());
        assertEquals(2, it.entries(anns, Entry.Kind.MESSAGE).size());
        Entry last = it.entries(doras).get(5);
        assertEquals(anns.requester().value(), last.author().id());
    }

    @Test
    void M6_signs_of_both_cases_are_signs_of_one() {
        merge(anns, carls);

        HandledMail handled = it.take(ann().to(it.annsAddress(anns))
                .header("References", it.anchor(carls))
                .subject(anns.number() + " " + carls.number()));

        assertEquals(MailOutcome.FOLLOW_UP, handled.outcome());
        assertEquals(carls.number(), handled.number().orElseThrow());
    }

    @Test
    void M6_a_mail_that_the_merged_case_has_is_a_duplicate_still() {
        Ticket doras = opened("dora@shop.example");
        merge(anns, carls);
        merge(carls, doras);

        HandledMail again = it.take("sales", ann().id("<first@home.example>").subject("Broken"));

        assertEquals("IGNORED duplicate " + doras.number(), again.toString());
        assertEquals(1, it.entries(doras).size());
    }

    @Test
    void M8_a_guessed_number_of_a_merged_case_reaches_nothing() {
        merge(anns, carls);

        HandledMail handled =
                it.take(RawMail.from("eve@other.example").dmarc("pass").subject("Re: " + anns.number()));

        assertEquals(MailOutcome.OPENED, handled.outcome());
        assertEquals(1, it.entries(carls).size());
        assertEquals(List.of(), it.again(carls).linkedFrom());
        assertEquals(
                List.of(new Link(Link.Kind.MENTIONS, carls.id())),
                it.ticket(handled).links());
    }

    @Test
    void M9_M11_a_vacation_reply_and_a_bounce_lie_on_the_case_that_goes_on() {
        merge(anns, carls);

        HandledMail vacation = it.take(ann().to(it.annsAddress(anns))
                .header("Auto-Submitted", "auto-replied")
                .subject("Away"));
        HandledMail bounce = it.take(RawMail.from("MAILER-DAEMON@home.example")
                .header("Auto-Submitted", "auto-replied")
                .subject("Undelivered Mail Returned to Sender")
                .header("In-Reply-To", oursToAnn));

        assertEquals(carls.number(), vacation.number().orElseThrow());
        assertEquals(carls.number(), bounce.number().orElseThrow());
        assertEquals(2, it.entries(carls, Entry.Kind.AUTOMATIC).size());
    }

    @Test
    void M8_what_goes_out_to_those_who_came_says_nothing_of_the_other_case_and_brings_their_answer_there() {
        merge(anns, carls);
        it.desk.tickets().reply(IntakeFixture.BOB, Reply.to(carls.id(), "All is well again."));

        Map<String, OutgoingNotice> out = it.deliver().stream()
                .collect(Collectors.toMap(
                        sent -> sent.notice().recipient().contact().address(), sent -> sent));

        OutgoingNotice toAnn = out.get("ann@home.example");
        assertEquals("Re: [" + carls.number() + "] Broken", toAnn.rendered().subject());
        assertEquals(Optional.empty(), toAnn.rendered().answers());
        assertFalse(toAnn.rendered().toString().contains("4711"), toAnn.rendered()::toString);
        assertTrue(out.get("carl@work.example").rendered().subject().contains("4711"));
        assertEquals(
                "FOLLOW_UP own-message-id " + carls.number(),
                it.take(ann().header("In-Reply-To", toAnn.rendered().messageId()))
                        .toString());
    }

    @Test
    void L7_after_unmerging_every_sign_leads_back() {
        merge(anns, carls);
        it.desk.tickets().unmerge(IntakeFixture.BOB, Unmerge.of(anns.id()));

        assertEquals(
                "FOLLOW_UP own-message-id " + anns.number(),
                it.take(ann().header("In-Reply-To", oursToAnn)).toString());
        assertEquals(1, it.entries(carls).size());
    }
}
