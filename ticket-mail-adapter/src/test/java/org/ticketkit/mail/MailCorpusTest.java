package org.ticketkit.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Measures the parser against a collection of real mails that is not part of this repository.
 *
 * <p>The folder is the system property {@code ticketkit.mail-dev}, by default {@code ../shared/mail-dev} beside the checkout;
 * without it the tests are skipped. The thresholds are just below what was reached.
 */
class MailCorpusTest {

    private static final Map<String, Double> THRESHOLDS = Map.ofEntries(
            Map.entry("subject", 0.975),
            Map.entry("from_addr", 0.995),
            Map.entry("from_name", 0.99),
            Map.entry("body_text", 0.975),
            Map.entry("attachments_count", 0.98),
            Map.entry("attachment_names", 0.98),
            Map.entry("is_bounce", 0.99),
            Map.entry("is_auto", 0.99),
            Map.entry("suppress_ack", 0.99),
            Map.entry("kind", 0.99),
            Map.entry("dsn_status", 0.98),
            Map.entry("dsn_permanent", 0.98),
            Map.entry("feedback_type", 1.0));

    private Path folder = Path.of(".");

    @BeforeEach
    void find() {
        Path relative = Path.of(System.getProperty("ticketkit.mail-dev", "../shared/mail-dev"));
        folder = Files.exists(relative) ? relative : Path.of("..").resolve(relative);
        assumeTrue(Files.exists(folder.resolve("expected.jsonl")), "no collection of mails in " + relative);
    }

    @Test
    void M3_no_mail_of_the_collection_throws_or_fails_the_parser() {
        for (CorpusMail mail : CorpusMail.all(folder)) {
            if (Mails.PARSER.parse(mail.raw()) instanceof Unparsable unparsable) {
                assertEquals(Unparsable.Reason.EMPTY, unparsable.reason(), mail.id());
            }
        }
    }

    @Test
    void M3_M9_M11_the_fields_agree_with_what_is_expected() {
        Map<String, int[]> counts = new TreeMap<>();
        int[] all = new int[2];
        int[] reasoned = new int[2];
        for (CorpusMail mail : CorpusMail.all(folder)) {
            if (Mails.PARSER.parse(mail.raw()) instanceof ParsedMail parsed) {
                Map<String, Boolean> verdicts = mail.judge(parsed);
                if (!verdicts.isEmpty()) {
                    verdicts.forEach((field, right) -> count(counts.computeIfAbsent(field, name -> new int[2]), right));
                    boolean right = CorpusMail.failed(verdicts).isEmpty();
                    count(all, right);
                    count(reasoned, right || QuestionedExpectations.REASONS.containsKey(mail.id()));
                }
            }
        }
        print(counts, all, reasoned);
        counts.forEach((field, count) ->
                assertTrue(share(count) >= THRESHOLDS.getOrDefault(field, 1.0), field + " " + share(count)));
        assertTrue(share(all) >= 0.945, "all fields right: " + share(all));
        assertTrue(share(reasoned) >= 0.99, "but for questioned expectations: " + share(reasoned));
    }

    @Test
    void M12_the_new_part_agrees_and_no_text_of_a_customer_is_lost() {
        List<String> lost = new ArrayList<>();
        int[] same = new int[2];
        for (CorpusMail mail : CorpusMail.all(folder)) {
            if (mail.expect().get("reply_text") instanceof String expected) {
                MailBody body = bodyOf(mail);
                String found = QuotationFinder.ofDefaults().find(body).newPart(body.text());
                String wanted = wanted(mail, expected, body.text());
                count(same, CorpusComparison.same(wanted, found));
                List<String> missing = new ArrayList<>(CorpusComparison.tokens(wanted));
                CorpusComparison.tokens(found).forEach(missing::remove);
                if (!missing.isEmpty()) {
                    lost.add(mail.id() + " " + missing);
                }
            }
        }
        System.out.printf(
                Locale.ROOT, "%-20s %4d of %4d  %5.1f %%%n", "reply_text", same[0], same[1], 100 * share(same));
        assertEquals(List.of(), lost);
        assertTrue(share(same) >= 0.84, "same new part: " + share(same));
    }

    /** The email_reply_trimmer folder holds the quotation instead of the reply: there the reply is what stands before it. */
    private static String wanted(CorpusMail mail, String expected, String text) {
        if (!mail.id().startsWith("email_reply_trimmer/")) {
            return expected;
        }
        String full = CorpusComparison.normal(text);
        int quotation = full.lastIndexOf(CorpusComparison.normal(expected));
        return expected.isBlank() ? full : full.substring(0, Math.max(0, quotation));
    }

    private static MailBody bodyOf(CorpusMail mail) {
        if (!mail.track().equals("reply-text")) {
            return assertInstanceOf(ParsedMail.class, Mails.PARSER.parse(mail.raw()))
                    .body();
        }
        Optional<String> text = Optional.of(PlainText.block(new String(mail.raw(), StandardCharsets.UTF_8)));
        return mail.id().endsWith(".html")
                ? new MailBody(Optional.empty(), text, Optional.empty())
                : new MailBody(text, Optional.empty(), Optional.empty());
    }

    private static void count(int[] count, boolean right) {
        count[0] += right ? 1 : 0;
        count[1]++;
    }

    private static double share(int[] count) {
        return count[1] == 0 ? 1 : (double) count[0] / count[1];
    }

    private static void print(Map<String, int[]> counts, int[] all, int[] reasoned) {
        counts.put("all fields", all);
        counts.put("all but questioned", reasoned);
        counts.forEach((field, count) -> System.out.printf(
                Locale.ROOT, "%-20s %4d of %4d  %5.1f %%%n", field, count[0], count[1], 100 * share(count)));
        counts.remove("all fields");
        counts.remove("all but questioned");
    }
}
