package org.ticketkit.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ticketkit.mail.mime.MimePart;

/** Reads recipients and codes out of bounces that were written for people. */
final class TextualBounce {

    /** Reports say what they have to say at their beginning. */
    private static final int LOOKED_AT = 64 * 1024;

    private static final int MOST = 100;

    private static final Pattern ADDRESS = Pattern.compile("[\\w.+=#~&'/-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,8}");

    /** Where the returned mail begins: a ruler that says so, or its first header fields. */
    private static final Pattern ORIGINAL = Pattern.compile(
            "(?im)^(?:[ >]*-{2,}[^\\n]{0,60}(?:original|copy of|unsent|undelivered|returned|below this line|message header|header of)[^\\n]{0,80}"
                    + "|(?:return-path|received|x-mailer|mime-version|message-id):[ \\t])");

    private static final Pattern LATE = Pattern.compile(
            "(?i)delayed|\\(delay\\)|still being retried|will be retried|will keep trying|warning message only|will continue to");

    private TextualBounce() {}

    static List<RecipientReport> recipients(MimePart root, String text) {
        String subject = PlainText.line(org.ticketkit.mail.mime.EncodedWords.decode(
                root.headers().first("Subject").orElse("")));
        String words = ownWords(text.isBlank() ? attachedText(root) : text);
        List<RecipientReport> found = failedRecipients(root, words);
        String action = LATE.matcher(subject + "\n" + words).find() ? "delayed" : "failed";
        List<RecipientReport> read = read(words, action);
        if (read.isEmpty() && found.isEmpty()) {
            Optional<EnhancedStatus> status = StatusCodes.field(head(text)).or(() -> StatusCodes.reply(words));
            return List.of(report("", action, status, ""));
        }
        return read.isEmpty() ? found : read;
    }

    /** What the words of a text say about each recipient, with the codes that it quotes. */
    static List<RecipientReport> told(String text) {
        return read(ownWords(text), "");
    }

    /** Exim names the recipients in a header. */
    private static List<RecipientReport> failedRecipients(MimePart root, String words) {
        Optional<EnhancedStatus> status =
                StatusCodes.enhanced(words).stream().findFirst().or(() -> StatusCodes.reply(words));
        return root.headers().all("X-Failed-Recipients").stream()
                .flatMap(value -> AddressReader.read(value, MOST).stream())
                .map(address -> report(address.address(), "failed", status, ""))
                .toList();
    }

    private static List<RecipientReport> read(String words, String action) {
        List<RecipientReport> reports = new ArrayList<>();
        boolean enhanced = !StatusCodes.enhanced(words).isEmpty();
        String recipient = "";
        for (String line : words.split("\n", -1)) {
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                recipient = address.group().toLowerCase(Locale.ROOT);
            }
            List<EnhancedStatus> statuses = enhanced
                    ? StatusCodes.enhanced(line)
                    : StatusCodes.reply(line).stream().toList();
            for (EnhancedStatus status : statuses) {
                add(reports, report(recipient, action, Optional.of(status), PlainText.line(line)));
            }
        }
        return reports;
    }

    private static void add(List<RecipientReport> reports, RecipientReport report) {
        boolean known = reports.stream()
                .anyMatch(other -> other.finalRecipient().equals(report.finalRecipient())
                        && other.status().equals(report.status()));
        if (!known && reports.size() < MOST) {
            reports.add(report);
        }
    }

    private static RecipientReport report(
            String recipient, String action, Optional<EnhancedStatus> status, String line) {
        return new RecipientReport(
                recipient, Optional.empty(), action, status, line.substring(0, Math.min(500, line.length())));
    }

    static String ownWords(String text) {
        String head = head(text);
        Matcher original = ORIGINAL.matcher(head);
        return original.find() ? head.substring(0, original.start()) : head;
    }

    private static String head(String text) {
        return text.substring(0, Math.min(LOOKED_AT, text.length()));
    }

    /** Some servers put their words into a part without a type that is text. */
    private static String attachedText(MimePart root) {
        StringBuilder out = new StringBuilder();
        for (MimePart child : root.children()) {
            if (!child.type().isMessage() && !child.type().isMultipart() && out.length() < LOOKED_AT) {
                out.append(child.text()).append('\n');
            }
        }
        return out.toString();
    }
}
