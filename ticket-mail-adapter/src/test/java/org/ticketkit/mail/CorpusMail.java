package org.ticketkit.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One mail of the collection with what is expected of it. */
record CorpusMail(String id, Path file, String track, Map<String, @Nullable Object> expect) {

    @SuppressWarnings("unchecked")
    static List<CorpusMail> all(Path folder) {
        try (Stream<String> lines = Files.lines(folder.resolve("expected.jsonl"), StandardCharsets.UTF_8)) {
            return lines.filter(line -> !line.isBlank())
                    .map(JsonLine::object)
                    .map(line -> new CorpusMail(
                            (String) line.get("id"),
                            folder.resolve((String) line.get("file")),
                            (String) line.get("track"),
                            (Map<String, Object>) line.get("expect")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] raw() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Field by field: whether the mail agrees with what is expected; fields that are not judged are left out. */
    Map<String, Boolean> judge(ParsedMail mail) {
        Map<String, Boolean> verdicts = new LinkedHashMap<>();
        text(verdicts, "subject", mail::subject);
        text(verdicts, "from_addr", () -> mail.from().map(MailAddress::address).orElse(""));
        text(verdicts, "from_name", () -> mail.from().map(MailAddress::name).orElse(""));
        if (expect.get("body_text") instanceof String body) {
            verdicts.put("body_text", CorpusComparison.similar(body, body(mail)));
        }
        if (expect.get("attachments_count") instanceof Double count) {
            verdicts.put(
                    "attachments_count", count.intValue() == mail.attachments().size());
        }
        if (expect.get("attachment_names") instanceof List<?> names) {
            verdicts.put("attachment_names", sameNames(names, names(mail)));
        }
        classification(verdicts, mail);
        report(verdicts, mail);
        return verdicts;
    }

    String body(ParsedMail mail) {
        return "html".equals(expect.get("body_source"))
                ? mail.body().htmlAsText().orElseGet(() -> mail.body().text())
                : mail.body().text();
    }

    static List<String> names(ParsedMail mail) {
        return mail.attachments().stream()
                .flatMap(attachment -> attachment.givenName().stream())
                .map(CorpusComparison::normal)
                .sorted()
                .toList();
    }

    private boolean sameNames(List<?> expected, List<String> found) {
        List<String> wanted = expected.stream()
                .map(name -> CorpusComparison.normal((String) name))
                .sorted()
                .toList();
        return Boolean.TRUE.equals(expect.get("names_subset")) ? found.containsAll(wanted) : found.equals(wanted);
    }

    private void classification(Map<String, Boolean> verdicts, ParsedMail mail) {
        MailClassification found = mail.classification();
        flag(verdicts, "is_bounce", found.kind() == MailKind.BOUNCE);
        flag(verdicts, "is_auto", found.kind().isAutomatic());
        flag(verdicts, "suppress_ack", found.suppressesAcknowledgement());
        text(verdicts, "kind", () -> kind(found.kind()));
    }

    static String kind(MailKind kind) {
        return switch (kind) {
            case FEEDBACK_REPORT -> "feedback";
            case READ_RECEIPT -> "mdn";
            case DELIVERY_SUCCESS -> "dsn-success";
            default -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }

    private void report(Map<String, Boolean> verdicts, ParsedMail mail) {
        if (expect.get("dsn_status") instanceof List<?> statuses) {
            verdicts.put("dsn_status", statuses(mail).containsAll(statuses));
        }
        if (expect.get("dsn_permanent") instanceof Boolean permanent) {
            verdicts.put(
                    "dsn_permanent",
                    permanent.equals(
                            mail.report().map(DeliveryReport::isPermanent).orElse(false)));
        }
        text(
                verdicts,
                "feedback_type",
                () -> mail.report().flatMap(DeliveryReport::feedbackType).orElse(""));
    }

    static List<String> statuses(ParsedMail mail) {
        return mail.report().map(DeliveryReport::statuses).orElse(List.of()).stream()
                .map(EnhancedStatus::toString)
                .sorted()
                .toList();
    }

    private void text(Map<String, Boolean> verdicts, String field, Supplier<String> found) {
        if (expect.get(field) instanceof String wanted) {
            verdicts.put(field, CorpusComparison.same(wanted, found.get()));
        }
    }

    private void flag(Map<String, Boolean> verdicts, String field, boolean found) {
        if (expect.get(field) instanceof Boolean wanted) {
            verdicts.put(field, wanted == found);
        }
    }

    /** The failed fields. */
    static List<String> failed(Map<String, Boolean> verdicts) {
        List<String> failed = new ArrayList<>();
        verdicts.forEach((field, right) -> {
            if (!right) {
                failed.add(field);
            }
        });
        return failed;
    }
}
