package org.ticketkit.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.ticketkit.ticket.TenantId;

/** A folder of real mails goes in: none is lost, none throws, none comes out twice. */
class MailDevIntakeTest {

    private static final Path FOLDER = Path.of(System.getProperty("ticketkit.mails", "../../shared/mail-dev"));

    @Test
    void M1_every_real_mail_has_one_outcome_with_a_reason_and_a_second_run_opens_nothing() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), "no folder of real mails at " + FOLDER);
        IntakeFixture it = IntakeFixture.create();
        List<Path> files = mails();

        int fresh = receive(it, files);
        List<HandledMail> handled = it.intake.process(files.size() + 1);

        assertEquals(fresh, handled.size());
        assertEquals(
                List.of(),
                handled.stream()
                        .filter(mail -> mail.outcome() == MailOutcome.DEFERRED)
                        .toList());
        for (HandledMail mail : handled) {
            assertFalse(mail.reason().isBlank(), mail::toString);
            assertFalse(mail.reason().equals("processing-failed"), mail::toString);
        }
        assertEquals(
                count(handled, MailOutcome.QUARANTINED),
                it.intake.quarantined(TenantId.DEFAULT, files.size()).size());
        int tickets = (int) handled.stream()
                .filter(mail -> mail.outcome() == MailOutcome.OPENED)
                .count();
        report(files.size(), fresh, handled);

        assertEquals(0, receive(it, files));
        assertEquals(List.of(), it.intake.process(files.size()));
        assertTrue(tickets > 0);
    }

    private static long count(List<HandledMail> handled, MailOutcome outcome) {
        return handled.stream().filter(mail -> mail.outcome() == outcome).count();
    }

    private static int receive(IntakeFixture it, List<Path> files) throws IOException {
        int fresh = 0;
        for (Path file : files) {
            try (InputStream raw = new ByteArrayInputStream(Files.readAllBytes(file))) {
                fresh += it.intake.accept("support", raw).isNew() ? 1 : 0;
            }
        }
        return fresh;
    }

    /** The folder's table of contents has a line of JSON for each mail. */
    private static List<Path> mails() throws IOException {
        Pattern file = Pattern.compile("\"file\": ?\"([^\"]+)\"");
        try (Stream<String> lines = Files.lines(FOLDER.resolve("expected.jsonl"), StandardCharsets.UTF_8)) {
            return lines.map(file::matcher)
                    .filter(Matcher::find)
                    .map(found -> FOLDER.resolve(found.group(1)))
                    .toList();
        }
    }

    private static void report(int files, int fresh, List<HandledMail> handled) {
        Map<String, Long> byReason = handled.stream()
                .collect(Collectors.groupingBy(
                        mail -> mail.outcome() + " " + mail.reason(), TreeMap::new, Collectors.counting()));
        System.out.println(files + " files, " + fresh + " different mails: " + byReason);
    }
}
