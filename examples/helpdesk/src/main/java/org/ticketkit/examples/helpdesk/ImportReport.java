package org.ticketkit.examples.helpdesk;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the messages of a folder.
 *
 * @param lines a line for each message
 * @param skipped files that are no messages by their name
 */
record ImportReport(List<Line> lines, List<String> skipped) {

    /** What can become of a message; the sum over all is the number of messages. */
    enum Outcome {
        OPENED("cases opened"),
        FOLLOW_UP("follow-ups"),
        PENDING("waiting inside a case for the staff to look at"),
        AUTOMATIC("automatic"),
        BOUNCE("bounces"),
        IGNORED("ignored"),
        QUARANTINED("quarantined"),
        REFUSED("refused"),
        DUPLICATE("known already"),
        LOST("unaccounted for");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }
    }

    /**
     * What became of one message.
     *
     * @param file its file, below the folder
     * @param outcome what became of it
     * @param number the number of its case, or empty
     * @param reason why
     */
    record Line(String file, Outcome outcome, String number, String reason) {}

    ImportReport {
        lines = List.copyOf(lines);
        skipped = List.copyOf(skipped);
    }

    /** Is every message accounted for? */
    boolean isComplete() {
        return lines.stream().noneMatch(line -> line.outcome() == Outcome.LOST);
    }

    private Map<Outcome, Map<String, Long>> reasons() {
        Map<Outcome, Map<String, Long>> reasons = new EnumMap<>(Outcome.class);
        for (Line line : lines) {
            reasons.computeIfAbsent(line.outcome(), outcome -> new TreeMap<>()).merge(line.reason(), 1L, Long::sum);
        }
        return reasons;
    }

    private static long sum(Map<String, Long> reasons) {
        return reasons.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The summary, for people. */
    String summary() {
        StringBuilder out = new StringBuilder();
        Map<Outcome, Map<String, Long>> reasons = reasons();
        long total = 0;
        for (Outcome outcome : Outcome.values()) {
            Map<String, Long> why = reasons.getOrDefault(outcome, Map.of());
            total += sum(why);
            out.append(String.format(Locale.ROOT, "%6d  %s%n", sum(why), outcome.words));
            why.forEach((reason, count) -> out.append(String.format(Locale.ROOT, "        %6d  %s%n", count, reason)));
        }
        out.append(String.format(
                Locale.ROOT,
                "%6d  in all, of %d messages; %d other files skipped%n",
                total,
                lines.size(),
                skipped.size()));
        return out.toString();
    }

    /** Writes the summary as the first line, then a line for each message, each a JSON object. */
    void writeJson(Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("{\"messages\":" + lines.size() + ",\"skipped\":" + skipped.size() + ",\"outcomes\":{");
            String separator = "";
            Map<Outcome, Map<String, Long>> reasons = reasons();
            for (Outcome outcome : Outcome.values()) {
                long count = sum(reasons.getOrDefault(outcome, Map.of()));
                out.write(separator + quoted(outcome.name().toLowerCase(Locale.ROOT)) + ":" + count);
                separator = ",";
            }
            out.write("}}\n");
            for (Line line : lines) {
                out.write("{\"file\":" + quoted(line.file()) + ",\"outcome\":"
                        + quoted(line.outcome().name().toLowerCase(Locale.ROOT)) + ",\"number\":"
                        + quoted(line.number()) + ",\"reason\":" + quoted(line.reason()) + "}\n");
            }
        }
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20) {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
