package org.ticketkit.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassifierTest {

    @Test
    void M9_a_person_is_a_person() {
        ParsedMail mail = Mails.withFields("Subject: Question");
        assertEquals(MailKind.NORMAL, kind(mail));
        assertFalse(mail.classification().suppressesAcknowledgement());
        assertEquals(Optional.empty(), mail.report());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied",
                "Auto-Submitted: auto-replied (vacation)",
                "X-Autoreply: yes",
                "Precedence: auto_reply",
                "Subject: Out of Office: Re: Question",
                "Subject: Automatische Antwort: Frage",
                "Subject: =?utf-8?Q?R=C3=A9ponse_automatique?= : Question"
            })
    void M9_answers_by_machines_are_automatic_replies(String field) {
        ParsedMail mail = Mails.withFields(field);
        assertEquals(MailKind.AUTO_REPLY, kind(mail));
        assertTrue(mail.classification().suppressesAcknowledgement());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Auto-Submitted: auto-generated", "Auto-Submitted: auto-notified", "Return-Path: <>"})
    void M9_machines_that_write_by_themselves_are_automatic(String field) {
        assertEquals(MailKind.AUTO_GENERATED, kind(Mails.withFields(field)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Precedence: bulk",
                "Precedence: list",
                "List-Id: <x.example.org>",
                "List-Unsubscribe: <mailto:x@example.org>",
                "X-Auto-Response-Suppress: All"
            })
    void M9_lists_are_not_acknowledged_but_are_not_automatic_either(String field) {
        ParsedMail mail = Mails.withFields(field);
        assertEquals(MailKind.NORMAL, kind(mail));
        assertTrue(mail.classification().suppressesAcknowledgement());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: no",
                "X-Auto-Response-Suppress: None",
                "Subject: Re: my out of office does not work",
                "Return-Path: <ann@example.org>"
            })
    void M9_what_merely_looks_like_a_sign_is_none(String field) {
        ParsedMail mail = Mails.withFields(field);
        assertEquals(MailKind.NORMAL, kind(mail));
        assertFalse(mail.classification().suppressesAcknowledgement());
    }

    @Test
    void M11_a_delivery_status_notification_is_read_per_recipient() {
        ParsedMail mail = notification(
                "Original-Envelope-Id: env-1",
                "",
                "Original-Recipient: rfc822; ann@example.org",
                "Final-Recipient: rfc822; Ann.Lee@Example.net",
                "Action: failed",
                "Status: 5.0.0 (permanent)",
                "Diagnostic-Code: smtp; 550 5.1.1 <ann.lee@example.net>: no",
                " such user",
                "",
                "Final-Recipient: rfc822; bob@example.org",
                "Action: delayed",
                "Status: 4.4.1");
        assertEquals(MailKind.BOUNCE, kind(mail));
        DeliveryReport report = mail.report().orElseThrow();
        RecipientReport ann = report.recipients().get(0);
        assertEquals("ann@example.org", ann.recipient());
        assertEquals("ann.lee@example.net", ann.finalRecipient());
        assertEquals("failed", ann.action());
        assertEquals("smtp; 550 5.1.1 <ann.lee@example.net>: no such user", ann.diagnostic());
        assertEquals(List.of("5.1.1", "4.4.1"), statuses(report));
        assertTrue(report.isPermanent());
        assertEquals(Optional.of("env-1"), report.originalEnvelopeId());
        assertEquals(Optional.of("<t.1@desk.example>"), report.originalMessageId());
    }

    @Test
    void M11_a_notification_of_success_is_no_bounce() {
        assertEquals(
                MailKind.DELIVERY_SUCCESS,
                kind(notification("", "Final-Recipient: rfc822; a@b.c", "Action: delivered", "Status: 2.0.0")));
    }

    @Test
    void M11_a_delay_is_a_bounce_that_is_not_permanent() {
        DeliveryReport report = notification("", "Final-Recipient: rfc822; a@b.c", "Action: delayed", "Status: 4.4.7")
                .report()
                .orElseThrow();
        assertFalse(report.isPermanent());
    }

    @Test
    void M11_a_textual_bounce_shows_by_sender_and_subject() {
        ParsedMail mail = Mails.parsed(
                "From: Mail Delivery System <MAILER-DAEMON@mx.example.org>",
                "Subject: Undelivered Mail Returned to Sender",
                "",
                "<ann@example.org>: host mx said: 552 5.2.2 Mailbox full",
                "",
                "------ This is a copy of the message ------",
                "Message-ID: <t.7@desk.example>",
                "Subject: [550 5.9.9] not this one");
        assertEquals(MailKind.BOUNCE, kind(mail));
        DeliveryReport report = mail.report().orElseThrow();
        assertEquals(List.of("5.2.2"), statuses(report));
        assertEquals("ann@example.org", report.recipients().get(0).finalRecipient());
        assertEquals(Optional.of("<t.7@desk.example>"), report.originalMessageId());
    }

    @Test
    void M11_a_bare_reply_code_becomes_a_status_that_says_no_more() {
        ParsedMail mail = Mails.parsed(
                "From: postmaster@example.org",
                "Subject: failure notice",
                "",
                "<a@b.example>:",
                "Remote host said: 550 unknown user");
        assertEquals(List.of("5.0.0"), statuses(mail.report().orElseThrow()));
    }

    @Test
    void M11_Exim_names_recipients_in_a_header() {
        ParsedMail mail = Mails.withFields("X-Failed-Recipients: a@example.org, b@example.org", "Subject: x");
        assertEquals(MailKind.BOUNCE, kind(mail));
        assertEquals(2, mail.report().orElseThrow().recipients().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subject: Fwd: Undelivered Mail Returned to Sender",
                "Subject: AW: Mail delivery failed",
                "Subject: What does unable to deliver mean?"
            })
    void M11_people_who_write_about_bounces_are_people(String subject) {
        ParsedMail mail = Mails.parsed(
                "From: ann@example.org",
                subject,
                "",
                "I got this: 550 5.1.1 your message could not be delivered. Help!");
        assertEquals(MailKind.NORMAL, kind(mail));
    }

    @Test
    void M11_a_postmaster_may_write_like_anybody() {
        assertEquals(
                MailKind.NORMAL,
                kind(Mails.parsed("From: Bob <postmaster@example.org>", "Subject: Lunch?", "", "At one?")));
    }

    @Test
    void M11_a_feedback_report_is_no_customers_reply() {
        ParsedMail mail = Mails.parsed(
                "From: fbl@example.org",
                "Content-Type: multipart/report; report-type=feedback-report; boundary=b",
                "",
                "--b",
                "",
                "complaint",
                "--b",
                "Content-Type: message/feedback-report",
                "",
                "Feedback-Type: Abuse",
                "Original-Rcpt-To: <ann@example.org>",
                "--b",
                "Content-Type: message/rfc822",
                "",
                "Message-ID: <t.9@desk.example>",
                "",
                "text",
                "--b--");
        assertEquals(MailKind.FEEDBACK_REPORT, kind(mail));
        DeliveryReport report = mail.report().orElseThrow();
        assertEquals(Optional.of("abuse"), report.feedbackType());
        assertEquals("ann@example.org", report.recipients().get(0).recipient());
        assertEquals(Optional.of("<t.9@desk.example>"), report.originalMessageId());
    }

    @Test
    void M11_a_read_receipt_names_the_mail_that_was_read() {
        ParsedMail mail = Mails.parsed(
                "From: ann@example.org",
                "Content-Type: multipart/report; report-type=disposition-notification; boundary=b",
                "",
                "--b",
                "",
                "read",
                "--b",
                "Content-Type: message/disposition-notification",
                "",
                "Final-Recipient: rfc822; ann@example.org",
                "Original-Message-ID: <t.3@desk.example>",
                "Disposition: manual-action/MDN-sent-manually; displayed",
                "--b--");
        assertEquals(MailKind.READ_RECEIPT, kind(mail));
        assertEquals(
                "displayed", mail.report().orElseThrow().recipients().get(0).action());
        assertEquals(
                Optional.of("<t.3@desk.example>"), mail.report().orElseThrow().originalMessageId());
    }

    @Test
    void M11_status_codes_are_told_from_addresses_versions_and_numbers() {
        assertEquals(List.of(), StatusCodes.enhanced("from 5.6.7.8 with v4.5.6 and 15.1.1 on 5.1.1234"));
        assertEquals(
                "[5.1.1, 4.2.2]",
                StatusCodes.enhanced("550 5.1.1. (#4.2.2) 5.1.1").toString());
        assertEquals(Optional.empty(), StatusCodes.reply("line 550, 5500, 550 KB, 1550"));
    }

    private static ParsedMail notification(String... status) {
        return Mails.parsed(
                "From: MAILER-DAEMON@mx.example.org",
                "Subject: Report",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
                "",
                "--b",
                "",
                "for people",
                "--b",
                "Content-Type: message/delivery-status",
                "",
                String.join("\r\n", status),
                "--b",
                "Content-Type: text/rfc822-headers",
                "",
                "Message-ID: <t.1@desk.example>",
                "--b--");
    }

    private static MailKind kind(ParsedMail mail) {
        return mail.classification().kind();
    }

    private static List<String> statuses(DeliveryReport report) {
        return report.statuses().stream().map(EnhancedStatus::toString).toList();
    }
}
