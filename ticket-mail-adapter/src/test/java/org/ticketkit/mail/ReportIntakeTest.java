package org.ticketkit.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ticketkit.spi.OutgoingNotice;
import org.ticketkit.spi.StoredNotice;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;

/** M11: what machines report about our own mail. */
class ReportIntakeTest {

    private final IntakeFixture it = IntakeFixture.create();
    private Ticket ticket;
    private OutgoingNotice ours;

    @BeforeEach
    void a_case_with_an_answer_that_went_out() {
        ticket = it.annsCase();
        it.desk.tickets().reply(IntakeFixture.BOB, Reply.to(ticket.id(), "Please restart"));
        ours = it.deliver().get(0);
        ticket = it.again(ticket);
    }

    @Test
    void M11_a_bounce_makes_the_notice_bounced_and_tells_the_staff() {
        HandledMail handled = it.take(report("failed", "5.1.1", ours.rendered().messageId()));

        assertEquals("BOUNCE bounce " + ticket.number() + " (5.1.1)", handled.toString());
        assertEquals(StoredNotice.State.BOUNCED, state());
        assertEquals(1, it.entries(ticket, Entry.Kind.AUTOMATIC).size());
        assertTrue(hasFailure());
        assertEquals(ticket.status(), it.again(ticket).status());
        assertEquals(1, it.tickets().size());
    }

    @Test
    void M11_a_bounce_is_reported_once_however_often_it_comes() {
        it.take(report("failed", "5.1.1", ours.rendered().messageId()));
        it.take(report("failed", "5.1.1", ours.rendered().messageId()).header("X-Second", "1"));

        long failures =
                it.desk.tickets().history(IntakeFixture.MAIL, ticket.id(), PageRequest.first(100)).items().stream()
                        .map(Recorded::event)
                        .filter(TicketEvent.DeliveryFailed.class::isInstance)
                        .count();
        assertEquals(1, failures);
    }

    @Test
    void M11_a_mail_that_is_only_late_is_no_failure_yet() {
        HandledMail handled = it.take(report("delayed", "4.4.1", ours.rendered().messageId()));

        assertEquals("BOUNCE delayed " + ticket.number() + " (4.4.1)", handled.toString());
        assertEquals(StoredNotice.State.DELIVERED, state());
    }

    @Test
    void M11_a_bounce_of_nothing_of_ours_is_set_aside_and_opens_no_case() {
        HandledMail handled = it.take(report("failed", "5.1.1", "<somebody@else.example>"));

        assertEquals(MailOutcome.QUARANTINED, handled.outcome());
        assertEquals("unmatched-bounce", handled.reason());
        assertEquals(1, it.tickets().size());
    }

    @Test
    void M11_a_bounce_with_a_made_up_id_of_ours_does_no_harm() {
        String forged = ours.rendered().messageId().replaceFirst("\\.[^.]*@", ".k1aaaaaaaaaaaaaaaa@");

        assertEquals(
                "unmatched-bounce", it.take(report("failed", "5.1.1", forged)).reason());
        assertEquals(StoredNotice.State.DELIVERED, state());
    }

    @Test
    void M6_M11_a_bounce_that_has_only_our_return_path_finds_its_notice() {
        HandledMail handled = it.take(bareBounce(returnPath()));

        assertEquals("BOUNCE bounce " + ticket.number() + " (bounced)", handled.toString());
        assertEquals(StoredNotice.State.BOUNCED, state());
        assertTrue(hasFailure());
        assertEquals(1, it.entries(ticket, Entry.Kind.AUTOMATIC).size());
        assertEquals(1, it.tickets().size());
    }

    @Test
    void M6_M11_the_return_path_goes_before_an_id_that_a_relay_changed() {
        HandledMail handled = it.take(report(returnPath(), "failed", "5.1.1", "<0100018f-new@relay.example>"));

        assertEquals("BOUNCE bounce " + ticket.number() + " (5.1.1)", handled.toString());
        assertEquals(StoredNotice.State.BOUNCED, state());
    }

    @Test
    void M11_a_mail_that_is_only_late_at_our_return_path_is_no_failure_yet() {
        HandledMail handled = it.take(report(returnPath(), "delayed", "4.4.1", "<0100018f-new@relay.example>"));

        assertEquals("BOUNCE delayed " + ticket.number() + " (4.4.1)", handled.toString());
        assertEquals(StoredNotice.State.DELIVERED, state());
    }

    @Test
    void M6_M11_a_bounce_to_a_made_up_return_path_does_nothing() {
        String forged = returnPath().replaceFirst("\\.[^.@]*@", ".k1aaaaaaaaaaaaaaaa@");

        HandledMail handled = it.take(bareBounce(forged));

        assertEquals(MailOutcome.QUARANTINED, handled.outcome());
        assertEquals("unmatched-bounce", handled.reason());
        assertEquals(StoredNotice.State.DELIVERED, state());
        assertFalse(hasFailure());
        assertEquals(List.of(), it.entries(ticket, Entry.Kind.AUTOMATIC));
        assertEquals(1, it.tickets().size());
    }

    @Test
    void M6_M11_a_bounce_to_the_return_path_of_a_notice_that_is_not_there_is_set_aside() {
        String gone = IntakeFixture.TOKENS.returnPath(Notices.aNotice().done(), "support@example.org");

        assertEquals("unmatched-bounce", it.take(bareBounce(gone)).reason());
        assertEquals(1, it.tickets().size());
    }

    @Test
    void M9_M11_a_vacation_reply_to_our_return_path_is_kept_inside_its_case() {
        HandledMail handled = it.take(vacation(returnPath()));

        assertEquals("AUTOMATIC auto-reply " + ticket.number() + " (return-path)", handled.toString());
        assertEquals(1, it.entries(ticket, Entry.Kind.AUTOMATIC).size());
        assertEquals(StoredNotice.State.DELIVERED, state());
        assertEquals(ticket.status(), it.again(ticket).status());
        assertEquals(List.of(), it.deliver());
        assertEquals(1, it.tickets().size());
    }

    @Test
    void M9_M11_a_vacation_reply_to_a_made_up_return_path_reaches_nothing() {
        String forged = returnPath().replaceFirst("\\.[^.@]*@", ".k1aaaaaaaaaaaaaaaa@");

        assertEquals("IGNORED auto-reply", it.take(vacation(forged)).toString());
        assertEquals(List.of(), it.entries(ticket, Entry.Kind.AUTOMATIC));
    }

    @Test
    void M11_a_success_is_ignored_with_its_case_named() {
        HandledMail handled =
                it.take(report("delivered", "2.0.0", ours.rendered().messageId()));

        assertEquals("IGNORED delivery-success " + ticket.number(), handled.toString());
    }

    @Test
    void M11_a_read_receipt_lies_inside_the_case() {
        HandledMail handled = it.take(RawMail.from("ann@home.example")
                .header("MIME-Version", "1.0")
                .header("Content-Type", "multipart/report; report-type=disposition-notification; boundary=b")
                .text("--b\r\n\r\nRead.\r\n--b\r\nContent-Type: message/disposition-notification\r\n\r\n"
                        + "Final-Recipient: rfc822;ann@home.example\r\nOriginal-Message-ID: "
                        + ours.rendered().messageId()
                        + "\r\nDisposition: manual-action/MDN-sent-manually; displayed\r\n\r\n--b--\r\n"));

        assertEquals("AUTOMATIC read-receipt " + ticket.number(), handled.toString());
    }

    @Test
    void M11_a_complaint_lies_inside_the_case() {
        HandledMail handled = it.take(RawMail.from("fbl@isp.example")
                .header("MIME-Version", "1.0")
                .header("Content-Type", "multipart/report; report-type=feedback-report; boundary=b")
                .text("--b\r\n\r\nAbuse.\r\n--b\r\nContent-Type: message/feedback-report\r\n\r\n"
                        + "Feedback-Type: abuse\r\nUser-Agent: x/1\r\nVersion: 1\r\n\r\n"
                        + "--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: "
                        + ours.rendered().messageId() + "\r\nSubject: x\r\n\r\nx\r\n--b--\r\n"));

        assertEquals("AUTOMATIC feedback-report " + ticket.number(), handled.toString());
    }

    private boolean hasFailure() {
        return it.desk.tickets().history(IntakeFixture.MAIL, ticket.id(), PageRequest.first(100)).items().stream()
                .anyMatch(recorded -> recorded.event() instanceof TicketEvent.DeliveryFailed);
    }

    private StoredNotice.State state() {
        return it.desk
                .outbox()
                .find(IntakeFixture.MAIL, ours.rendered().messageId())
                .orElseThrow()
                .state();
    }

    private String returnPath() {
        return IntakeFixture.TOKENS.returnPath(ours.notice(), "support@example.org");
    }

    private static RawMail vacation(String recipient) {
        return RawMail.from("stranger@elsewhere.example")
                .to(recipient)
                .subject("Out of office")
                .header("Auto-Submitted", "auto-replied");
    }

    /** What servers write that know no report: nothing of our mail but whom it came from. */
    private static RawMail bareBounce(String recipient) {
        return RawMail.from("MAILER-DAEMON@mx.home.example")
                .to(recipient)
                .subject("Undelivered Mail Returned to Sender")
                .header("Return-Path", "<>")
                .text("I could not deliver your message to ann@home.example: no such mailbox.");
    }

    private static RawMail report(String action, String status, String messageId) {
        return report("bounces@example.org", action, status, messageId);
    }

    private static RawMail report(String recipient, String action, String status, String messageId) {
        return RawMail.from("MAILER-DAEMON@mx.home.example")
                .to(recipient)
                .subject("Delivery status")
                .header("MIME-Version", "1.0")
                .header("Content-Type", "multipart/report; report-type=delivery-status; boundary=b")
                .text("--b\r\n\r\nThis is the mail system.\r\n"
                        + "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.home.example\r\n\r\n"
                        + "Final-Recipient: rfc822; ann@home.example\r\nAction: " + action + "\r\nStatus: " + status
                        + "\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: " + messageId
                        + "\r\nSubject: x\r\n\r\n--b--\r\n");
    }
}
