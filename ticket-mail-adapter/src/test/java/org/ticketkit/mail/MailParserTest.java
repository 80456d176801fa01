package org.ticketkit.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ticketkit.mail.mime.Repair;

class MailParserTest {

    @Test
    void M3_a_plain_mail_is_read_with_all_its_fields() {
        ParsedMail mail = Mails.parsed(
                "Return-Path: <bounce@example.org>",
                "Delivered-To: help@example.com",
                "From: \"Müller, Ann\" <Ann@Example.ORG>",
                "Sender: office@example.org",
                "Reply-To: ann.private@example.net",
                "To: help@example.com, Bob <bob@example.com>",
                "Cc: team: one@example.com, two@example.com;",
                "Message-ID: <1@example.org>",
                "In-Reply-To: <0@example.com>",
                "References: <a@example.com>",
                " <0@example.com>",
                "Date: Mon, 5 Jan 2026 10:00:00 +0100",
                "Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=",
                " aus Bonn",
                "",
                "Hello",
                "there");
        assertEquals(Optional.of(new MailAddress("ann@example.org", "Müller, Ann")), mail.from());
        assertEquals("office@example.org", mail.sender().orElseThrow().address());
        assertEquals("ann.private@example.net", mail.replyTo().get(0).address());
        assertEquals(2, mail.to().size());
        assertEquals(
                List.of("one@example.com", "two@example.com"),
                mail.cc().stream().map(MailAddress::address).toList());
        assertEquals(
                "help@example.com",
                mail.addresses(AddressField.DELIVERED_TO).get(0).address());
        assertEquals("bounce@example.org", mail.returnPath().orElseThrow().address());
        assertEquals(Optional.of("<1@example.org>"), mail.messageId());
        assertEquals(List.of("<0@example.com>"), mail.inReplyTo());
        assertEquals(List.of("<a@example.com>", "<0@example.com>"), mail.references());
        assertEquals(Optional.of(Instant.parse("2026-01-05T09:00:00Z")), mail.date());
        assertEquals("Grüße aus Bonn", mail.subject());
        assertEquals("Hello\nthere", mail.body().text());
        assertEquals(List.of(), mail.notes());
    }

    @Test
    void M3_both_bodies_are_offered_and_the_rest_are_attachments() {
        ParsedMail mail = Mails.parsed(
                "Content-Type: multipart/mixed; boundary=outer",
                "",
                "--outer",
                "Content-Type: multipart/alternative; boundary=\"in ner\"",
                "",
                "--in ner",
                "",
                "plain",
                "--in ner",
                "Content-Type: text/html",
                "",
                "<p>rich</p>",
                "--in ner--",
                "--outer",
                "Content-Type: image/png",
                "Content-Disposition: inline; filename*=UTF-8''b%C3%A4r.png",
                "Content-ID: <bear@x>",
                "Content-Transfer-Encoding: base64",
                "",
                "AAEC",
                "--outer",
                "Content-Type: message/rfc822",
                "",
                "Subject: inner",
                "",
                "text of the inner one",
                "--outer--");
        assertEquals(Optional.of("plain"), mail.body().plain());
        assertEquals(Optional.of("rich"), mail.body().htmlAsText());
        assertEquals(2, mail.attachments().size());
        MailAttachment bear = mail.attachments().get(0);
        assertEquals("bär.png", bear.name());
        assertEquals(3, bear.size());
        assertEquals("ae4b3280e56e2faf83f414a6e3dabe9d5fbe18976544c05fed121accb85b53fc", bear.sha256());
        assertEquals(Optional.of("bear@x"), bear.contentId());
        assertEquals(MailAttachment.Disposition.INLINE, bear.disposition());
        assertEquals("part-2.eml", mail.attachments().get(1).name());
        assertEquals(Optional.empty(), mail.attachments().get(1).givenName());
    }

    @Test
    void M3_an_unknown_charset_is_guessed_and_noted() {
        ParsedMail mail = Mails.parsed(
                Mails.bytes(StandardCharsets.ISO_8859_1, "Content-Type: text/plain; charset=x-nonsense", "", "Größe"));
        assertEquals("Größe", mail.body().text());
        assertTrue(noted(mail, MailNote.CHARSET_GUESSED));
    }

    @Test
    void M3_raw_bytes_in_a_header_are_read_as_what_they_look_like() {
        assertEquals(
                "Größe",
                Mails.parsed(Mails.bytes(StandardCharsets.ISO_8859_1, "Subject: Größe", "", "x"))
                        .subject());
        assertEquals("Größe", Mails.parsed("Subject: Größe", "", "x").subject());
    }

    @Test
    void M3_an_unknown_transfer_encoding_is_taken_as_it_is_and_noted() {
        ParsedMail mail = Mails.parsed("Content-Transfer-Encoding: x-nonsense", "", "as it is");
        assertEquals("as it is", mail.body().text());
        assertTrue(noted(mail, MailNote.ENCODING_BROKEN));
    }

    @Test
    void M3_text_that_merely_claims_to_be_base64_is_kept() {
        ParsedMail mail = Mails.parsed("Content-Transfer-Encoding: base64", "", "It's me - no base64, at all!");
        assertEquals("It's me - no base64, at all!", mail.body().text());
    }

    @Test
    void M3_a_missing_boundary_is_guessed() {
        ParsedMail mail = Mails.parsed(
                "Content-Type: multipart/mixed", "", "--lost", "Content-Type: text/plain", "", "found", "--lost--");
        assertEquals("found", mail.body().text());
        assertTrue(noted(mail, MailNote.BOUNDARY_GUESSED));
    }

    @Test
    void M3_text_in_a_multipart_without_parts_is_not_lost() {
        ParsedMail mail = Mails.parsed("Content-Type: multipart/mixed; boundary=b", "", "please help", "--b--");
        assertEquals("please help", mail.body().text().strip());
    }

    @Test
    void M3_a_part_that_is_never_closed_takes_nothing_from_its_parents() {
        ParsedMail mail = Mails.parsed(
                "Content-Type: multipart/mixed; boundary=a",
                "",
                "--a",
                "Content-Type: multipart/alternative; boundary=b",
                "",
                "--b",
                "",
                "text",
                "--a",
                "Content-Type: application/pdf; name=x.pdf",
                "",
                "PDF",
                "--a--");
        assertEquals("text", mail.body().text());
        assertEquals("x.pdf", mail.attachments().get(0).name());
    }

    @Test
    void M3_every_line_end_is_read() {
        for (String end : List.of("\r\n", "\n", "\r", "\r\r\n")) {
            ParsedMail mail = Mails.parsed("Subject: x" + end + " y" + end + end + "body");
            assertEquals("x y", mail.subject());
            assertEquals("body", mail.body().text());
        }
    }

    @Test
    void M3_a_mailbox_line_and_broken_lines_in_the_header_are_skipped() {
        ParsedMail mail = Mails.parsed("From ann Mon Jan  5", "Subject: x", "no field at all", "To: a@b.c", "", "body");
        assertEquals("x", mail.subject());
        assertEquals("a@b.c", mail.to().get(0).address());
        assertEquals("body", mail.body().text());
    }

    @Test
    void M3_too_many_bytes_and_no_bytes_are_refused_with_a_reason() {
        MailParser small = Mails.PARSER.withLimits(MailLimits.ofDefaults().withMessageBytes(10));
        assertEquals(Unparsable.Reason.TOO_LARGE, reason(small.parse(new byte[11])));
        assertEquals(Unparsable.Reason.EMPTY, reason(Mails.PARSER.parse(new byte[0])));
        assertEquals(Unparsable.Reason.EMPTY, reason(Mails.PARSER.parse(Mails.bytes("", " ", ""))));
    }

    @Test
    void M3_a_deadline_that_has_passed_is_a_reason() {
        Instant[] now = {Instant.EPOCH};
        InstantSource hurried = () -> now[0] = now[0].plusSeconds(1);
        byte[] raw = Mails.bytes("A: b", "", "x");
        MailLimits limits = MailLimits.ofDefaults();
        assertEquals(
                Unparsable.Reason.TOO_SLOW,
                reason(MailParser.of(hurried)
                        .withLimits(limits.withTime(Duration.ofMillis(1500)))
                        .parse(raw)));
        assertInstanceOf(
                ParsedMail.class, MailParser.of(hurried).withLimits(limits).parse(raw));
    }

    @Test
    void M3_deep_nesting_is_cut_with_a_note_and_kept_as_an_attachment() {
        assertFalse(noted(nested(20), MailNote.DEPTH_CUT));
        assertEquals("deep", nested(20).body().text());
        ParsedMail tooDeep = nested(21);
        assertTrue(noted(tooDeep, MailNote.DEPTH_CUT));
        assertEquals("multipart/mixed", tooDeep.attachments().get(0).contentType());
        assertTrue(noted(nested(3000), MailNote.DEPTH_CUT));
    }

    private static ParsedMail nested(int levels) {
        StringBuilder raw = new StringBuilder();
        for (int i = 0; i < levels; i++) {
            raw.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append("\n");
        }
        return Mails.parsed(raw + "\ndeep");
    }

    @Test
    void M3_html_beyond_what_is_cleaned_is_cut_with_a_note_and_kept_whole_as_an_attachment() {
        String html = "<p>first</p>" + "<p>x</p>".repeat(HtmlTree.MOST_CHARACTERS / 8) + "<p>last</p>";

        ParsedMail mail = Mails.parsed("Content-Type: text/html\n\n" + html);

        assertTrue(noted(mail, MailNote.HTML_CUT));
        assertTrue(mail.body().text().startsWith("first"));
        assertFalse(mail.body().text().contains("last"));
        assertEquals(html, new String(mail.attachments().get(0).bytes(), StandardCharsets.UTF_8));
        assertFalse(noted(Mails.parsed("Content-Type: text/html\n\n<p>short</p>"), MailNote.HTML_CUT));
    }

    @Test
    void M3_long_html_takes_nothing_from_the_plain_text() {
        ParsedMail mail =
                Mails.parsed("Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/html\n\n"
                        + "<b>x</b>".repeat(HtmlTree.MOST_CHARACTERS)
                        + "\n--b\nContent-Type: text/plain\n\nwhole\n--b--\n");

        assertEquals("whole", mail.body().text().strip());
    }

    @Test
    void M3_elements_that_nest_without_end_are_laid_beside_each_other() {
        ParsedMail mail = Mails.parsed("Content-Type: text/html\n\n" + "<div>".repeat(10_000) + "deep");

        int deepest = 0;
        int depth = 0;
        for (String tag : mail.body().cleanHtml().orElseThrow().html().split("<", -1)) {
            depth += tag.startsWith("div") ? 1 : tag.startsWith("/div") ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        assertTrue(deepest <= HtmlTree.MOST_LEVELS, "nested " + deepest + " levels");
        assertTrue(mail.body().text().contains("deep"));
    }

    @Test
    void M3_too_many_parts_are_cut_with_a_note() {
        String raw = "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\nContent-Type: image/png\n\nx\n".repeat(600)
                + "--b--";
        ParsedMail mail = Mails.parsed(raw);
        assertEquals(500, mail.attachments().size());
        assertTrue(noted(mail, MailNote.PARTS_CUT));
    }

    @Test
    void M3_too_long_headers_are_cut_with_a_note_and_the_text_is_still_found() {
        ParsedMail mail =
                Mails.parsed("Subject: x\n" + "X-Filler: y\n".repeat(30_000) + "To: late@example.org\n\nbody");
        assertTrue(noted(mail, MailNote.HEADERS_CUT));
        assertEquals(List.of(), mail.to());
        assertEquals("body", mail.body().text());
    }

    @Test
    void M3_too_many_addresses_are_cut_with_a_note() {
        ParsedMail mail = Mails.withFields("To: " + "a@example.org, ".repeat(600));
        assertEquals(499, mail.to().size());
        assertTrue(noted(mail, MailNote.ADDRESSES_CUT));
    }

    @Test
    void M3_a_text_beyond_measure_is_cut_and_kept_whole_as_an_attachment() {
        ParsedMail mail = Mails.parsed("Subject: long\n\n" + "0123456789 abcdef\n".repeat(200_000));
        assertEquals(BodyFinder.MOST_CHARACTERS, mail.body().text().length());
        assertEquals(18 * 200_000, mail.attachments().get(0).size());
        assertTrue(noted(mail, MailNote.TEXT_CUT));
    }

    @Test
    void M3_nothing_is_cut_inside_of_a_character() {
        for (String type : List.of("text/html", "text/plain")) {
            for (String shift : List.of("", "x")) {
                String smiles = shift + "\uD83D\uDE00".repeat(BodyFinder.MOST_CHARACTERS);

                MailBody body = Mails.parsed("Content-Type: " + type + "; charset=utf-8\n\n" + smiles)
                        .body();

                assertWellFormed(body.text());
                body.cleanHtml().ifPresent(clean -> assertWellFormed(clean.html()));
            }
        }
    }

    private static void assertWellFormed(String text) {
        assertTrue(StandardCharsets.UTF_8.newEncoder().canEncode(text), "ends with half of a pair");
    }

    @Test
    void M3_every_repair_has_a_code_that_is_documented() throws ReflectiveOperationException {
        for (Repair repair : Repair.values()) {
            assertEquals(repair.code(), MailNote.class.getField(repair.name()).get(null));
        }
    }

    @Test
    void M4_M5_texts_hold_no_null_control_or_direction_changing_characters() {
        ParsedMail mail = Mails.parsed("Subject: a\u0000b\u202Ec\u200Bd", "", "one\u0000two\u202Ethree\u0007");
        assertEquals("abcd", mail.subject());
        assertEquals("onetwothree", mail.body().text());
    }

    @Test
    void M3_dates_of_all_kinds_are_read() {
        Instant noon = Instant.parse("2026-01-05T12:00:00Z");
        Stream.of(
                        "Mon, 5 Jan 2026 12:00:00 +0000",
                        "5 Jan 26 13:00 CET",
                        "Mon,  5 January 2026 07:00:00 EST (Eastern)",
                        "Mon Jan  5 12:00:00 2026",
                        "2026-01-05T12:00:00Z")
                .forEach(date -> assertEquals(
                        Optional.of(noon), Mails.withFields("Date: " + date).date(), date));
        assertEquals(
                Optional.empty(),
                Mails.withFields("Date: 31 Feb 2026 10:00:00 +0000").date());
        assertEquals(Optional.empty(), Mails.withFields("Date: soon").date());
    }

    @Test
    void M3_an_address_list_is_read_however_it_is_written() {
        assertEquals("jörg@example.org", first("jörg@example.org"));
        assertEquals("a@example.org", first("a@example.org (Ann)"));
        assertEquals("a@example.org", first("Ann Lee a@example.org"));
        assertEquals("a@example.org", first("<a@example.org"));
        assertEquals("a@example.org", first("=?utf-8?Q?Lee,_Ann_<a=40example.org>?="));
        assertEquals("a@example.org", first("mailto:a@example.org"));
        assertEquals("a@example.org", first("<@relay.example,@b:a@example.org>"));
        assertEquals(
                "Lee, Ann",
                Mails.parsed("From: =?utf-8?Q?Lee,?= =?utf-8?Q?_Ann?= <a@b.c>", "", "x")
                        .from()
                        .orElseThrow()
                        .name());
        assertFalse(Mails.parsed("From: MAILER-DAEMON", "", "x")
                .from()
                .orElseThrow()
                .isUsable());
        assertEquals(Optional.empty(), Mails.parsed("Subject: x", "", "x").from());
    }

    private static String first(String from) {
        return Mails.parsed("From: " + from, "", "x").from().orElseThrow().address();
    }

    private static boolean noted(ParsedMail mail, String code) {
        return mail.notes().stream().anyMatch(note -> note.code().equals(code));
    }

    private static Unparsable.Reason reason(Parsed parsed) {
        return assertInstanceOf(Unparsable.class, parsed).reason();
    }
}
