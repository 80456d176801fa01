package org.ticketkit.examples.helpdesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ticketkit.examples.helpdesk.ImportReport.Line;
import org.ticketkit.examples.helpdesk.ImportReport.Outcome;
import org.ticketkit.mail.MailOutcome;

/** The import of a folder of messages. */
@Timeout(180)
class HelpdeskImportTest {

    private static final String QUESTION = """
            From: Pat <pat@home.test>
            To: support@example.test
            Subject: How do I change my address?
            Message-ID: <question@home.test>

            .I move next month.
            """;

    private static final String VACATION = """
            From: Quinn <quinn@home.test>
            To: support@example.test
            Subject: Out of office
            Message-ID: <vacation@home.test>
            Auto-Submitted: auto-replied (vacation)

            I am back on Monday.
            """;

    private static final String BOUNCE = """
            From: Mail Delivery System <mailer-daemon@mx.home.test>
            To: support@example.test
            Subject: Undelivered Mail Returned to Sender
            Message-ID: <bounce@mx.home.test>
            Auto-Submitted: auto-replied
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary=edge

            --edge
            Content-Type: text/plain

            There is no such mailbox.
            --edge
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.home.test

            Final-Recipient: rfc822; nobody@home.test
            Action: failed
            Status: 5.1.1

            --edge
            Content-Type: text/rfc822-headers

            From: somebody@else.test
            Subject: Not ours
            Message-ID: <never-ours@else.test>

            --edge--
            """;

    @TempDir
    Path data;

    @TempDir
    Path messages;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(messages.resolve("deep").resolve("er"));
        put("a-question.eml", QUESTION);
        put("deep/er/again.eml", QUESTION);
        put("bounce.eml", BOUNCE);
        put("empty.eml", "");
        put("noise.eml", "\u0000\u0001 no message \u0002 at all");
        put("picture.png", "not a message by its name");
        put("vacation.eml", VACATION);
    }

    @Test
    void every_message_is_accounted_for_and_a_second_import_opens_nothing() throws Exception {
        try (OpenHelpdesk desk = OpenHelpdesk.in(data)) {
            ImportReport first = importMessages(desk);
            Map<String, Line> lines = first.lines().stream().collect(Collectors.toMap(Line::file, Function.identity()));

            assertEquals(6, first.lines().size());
            assertEquals(List.of("picture.png"), first.skipped());
            assertTrue(first.isComplete(), first.summary());
            assertEquals(Outcome.OPENED, lines.get("a-question.eml").outcome(), first.summary());
            assertEquals(
                    Outcome.DUPLICATE,
                    lines.get(Path.of("deep", "er", "again.eml").toString()).outcome());
            assertEquals(Outcome.QUARANTINED, lines.get("bounce.eml").outcome(), first.summary());
            assertEquals(Outcome.IGNORED, lines.get("vacation.eml").outcome(), first.summary());
            assertFalse(lines.get("a-question.eml").number().isEmpty());
            for (Line line : first.lines()) {
                assertFalse(line.reason().isBlank(), line.toString());
            }
            assertTrue(first.summary().contains("6  in all, of 6 messages; 1 other files skipped"), first.summary());
            String page =
                    desk.page(desk.caseWith("How do I change my address?")).body();
            assertTrue(page.contains("<pre>.I move next month.</pre>"), page);

            String listed = desk.page("/").body();
            ImportReport second = importMessages(desk);
            assertTrue(second.isComplete(), second.summary());
            assertEquals(6, second.lines().size());
            for (Line line : second.lines()) {
                assertEquals(Outcome.DUPLICATE, line.outcome(), line.toString());
            }
            assertEquals(numbers(listed), numbers(desk.page("/").body()));
        }
    }

    @Test
    void nothing_is_opened_twice_after_a_restart_either() throws Exception {
        try (OpenHelpdesk desk = OpenHelpdesk.in(data)) {
            importMessages(desk);
        }
        waitForTheNextSecond();
        try (OpenHelpdesk desk = OpenHelpdesk.in(data)) {
            String listed = desk.page("/").body();
            ImportReport second = importMessages(desk);

            assertTrue(second.isComplete(), second.summary());
            assertTrue(second.lines().stream().allMatch(line -> line.outcome() == Outcome.DUPLICATE), second.summary());
            assertEquals(numbers(listed), numbers(desk.page("/").body()));
        }
    }

    /** The mail server tells its lives apart by the second in which each began, and no Java starts twice in one. */
    private static void waitForTheNextSecond() throws InterruptedException {
        Thread.sleep(1000 - System.currentTimeMillis() % 1000);
    }

    /** Two dispositions are too many for the demo's mail server; the desk itself would take them. */
    @Test
    void what_the_mail_server_does_not_take_is_told_in_its_words_and_the_rest_goes_on() throws Exception {
        put("b-refused.eml", QUESTION.replace("To:", "Content-Disposition: inline\nContent-Disposition: inline\nTo:"));
        try (OpenHelpdesk desk = OpenHelpdesk.in(data)) {
            ImportReport report = importMessages(desk);
            Map<String, Line> lines =
                    report.lines().stream().collect(Collectors.toMap(Line::file, Function.identity()));

            assertTrue(report.isComplete(), report.summary());
            assertEquals(7, report.lines().size());
            assertEquals(Outcome.REFUSED, lines.get("b-refused.eml").outcome(), report.summary());
            assertTrue(lines.get("b-refused.eml").reason().contains("451"), report.summary());
            assertEquals(Outcome.QUARANTINED, lines.get("bounce.eml").outcome(), report.summary());
            assertEquals(Outcome.IGNORED, lines.get("vacation.eml").outcome(), report.summary());
        }
    }

    @Test
    void the_report_is_a_json_object_on_each_line() throws Exception {
        Path json = data.resolve("report.json");
        new ImportReport(
                        List.of(
                                new Line("a \"b\" \\.eml", Outcome.OPENED, "TK-1", "new\nline"),
                                new Line("c.eml", Outcome.LOST, "", "sent, and not seen again")),
                        List.of("d.png"))
                .writeJson(json);

        assertEquals(
                List.of(
                        "{\"messages\":2,\"skipped\":1,\"outcomes\":{\"opened\":1,\"follow_up\":0,\"pending\":0,\"automatic\":0,\"bounce\":0,"
                                + "\"ignored\":0,\"quarantined\":0,\"refused\":0,\"duplicate\":0,\"lost\":1}}",
                        "{\"file\":\"a \\\"b\\\" \\\\.eml\",\"outcome\":\"opened\",\"number\":\"TK-1\",\"reason\":\"new\\u000aline\"}",
                        "{\"file\":\"c.eml\",\"outcome\":\"lost\",\"number\":\"\",\"reason\":\"sent, and not seen again\"}"),
                Files.readAllLines(json, StandardCharsets.UTF_8));
    }

    @Test
    void what_waits_for_the_staff_is_no_follow_up_and_every_outcome_has_its_line() {
        assertEquals(Outcome.PENDING, MailImport.outcome(MailOutcome.PENDING));
        assertEquals(Outcome.FOLLOW_UP, MailImport.outcome(MailOutcome.FOLLOW_UP));
        ImportReport report =
                new ImportReport(List.of(new Line("a.eml", Outcome.PENDING, "TK-1", "recipient-token")), List.of());
        assertTrue(report.summary().contains("1  waiting inside a case"), report.summary());
    }

    @Test
    void after_an_import_nobody_listens_any_more() throws Exception {
        try (OpenHelpdesk desk = OpenHelpdesk.in(data)) {
            importMessages(desk);

            assertSame(Host.NOBODY, desk.host().audience());
            assertSame(MailServer.NOBODY, desk.host().mail().audience());
        }
    }

    @Test
    void a_report_with_a_lost_message_is_not_complete() {
        assertFalse(new ImportReport(List.of(new Line("c.eml", Outcome.LOST, "", "")), List.of()).isComplete());
    }

    private void put(String name, String text) throws IOException {
        Files.writeString(messages.resolve(name), text, StandardCharsets.UTF_8);
    }

    private ImportReport importMessages(OpenHelpdesk desk) throws IOException {
        PrintStream progress = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return new MailImport(desk.host(), progress).run(messages);
    }

    private static List<String> numbers(String list) {
        return Pattern.compile("href=\"(/cases/[^\"]+)\"")
                .matcher(list)
                .results()
                .map(match -> match.group(1))
                .sorted()
                .toList();
    }
}
