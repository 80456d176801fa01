package org.ticketkit.mail.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Splits a multipart at its delimiter lines.
 *
 * @param value the boundary without its hyphens
 * @param exact whether the line must hold nothing else
 */
record Boundary(String value, boolean exact) {

    /** Longer ones are not allowed, and no line of that length is a delimiter by guess. */
    private static final int LONGEST = 200;

    static Boundary exact(String value) {
        return new Boundary(value, true);
    }

    static Boundary prefix(String value) {
        return new Boundary(value, false);
    }

    /** The first line that begins with two hyphens and is followed by a header of a part. */
    static Optional<Boundary> guess(Lines lines) {
        String candidate = "";
        while (lines.hasNext()) {
            lines.next();
            int length = Math.min(lines.end(), lines.start() + LONGEST);
            String line = lines.text(lines.start(), length).strip();
            if (!candidate.isEmpty() && line.toLowerCase(Locale.ROOT).startsWith("content-")) {
                return Optional.of(exact(candidate));
            }
            candidate = line.length() > 2 && line.startsWith("--") && line.indexOf(' ') < 0 ? line.substring(2) : "";
        }
        return Optional.empty();
    }

    /** The ranges between delimiters; the line end before a delimiter belongs to it. What follows the last one is the last part. */
    List<MimeReader.Range> split(Lines lines) {
        List<MimeReader.Range> ranges = new ArrayList<>();
        byte[] prefix = MimeReader.ascii("--" + value);
        int partStart = -1;
        int lastLineEnd = lines.position();
        while (lines.hasNext()) {
            lines.next();
            if (lines.startsWith(prefix)) {
                String rest = lines.text(Math.min(lines.end(), lines.start() + prefix.length), lines.end())
                        .strip();
                boolean closes = rest.equals("--") || (!exact && rest.startsWith("-- "));
                if (closes || rest.isEmpty() || !exact) {
                    addRange(ranges, partStart, lastLineEnd);
                    partStart = closes ? -1 : lines.position();
                }
            }
            lastLineEnd = lines.end();
        }
        addRange(ranges, partStart, lines.position());
        return ranges;
    }

    private static void addRange(List<MimeReader.Range> ranges, int from, int to) {
        if (from >= 0) {
            ranges.add(new MimeReader.Range(from, Math.max(from, to)));
        }
    }
}
