package org.ticketkit.mail.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads raw bytes into a tree of parts.
 *
 * <p>Outer boundaries go before inner ones, so that a part that is never closed takes nothing from its parents. Every level
 * looks at each byte a bounded number of times: the work is at most the depth allowed times the size.
 */
public final class MimeReader {

    private MimeReader() {}

    /** Reads a whole message; never throws but for the deadline. */
    public static MimePart read(byte[] raw, Work work) {
        int from = 0;
        if (raw.length > 2 && raw[0] == (byte) 0xEF && raw[1] == (byte) 0xBB && raw[2] == (byte) 0xBF) {
            from = 3;
        }
        while (from < raw.length && (raw[from] == '\n' || raw[from] == '\r')) {
            from++;
        }
        return entity(raw, from, raw.length, 0, ContentType.TEXT, work);
    }

    static MimePart entity(byte[] raw, int from, int to, int depth, ContentType ifUnsaid, Work work) {
        Lines lines = new Lines(raw, from, to, work);
        HeaderFields headers = new HeaderReader(lines, work).read();
        int body = lines.position();
        ContentType type = headers.first("Content-Type")
                .filter(value -> !value.isBlank())
                .map(ContentType::parse)
                .orElse(ifUnsaid);
        List<MimePart> children = List.of();
        if (type.isMultipart() && work.mayNest(depth + 1)) {
            children = children(raw, body, to, depth, type, work);
            if (children.isEmpty()) {
                children = decodedChildren(raw, body, to, depth, type, headers, work);
            }
        }
        return new MimePart(headers, type, children, raw, body, to, depth, work);
    }

    private static List<MimePart> children(byte[] raw, int from, int to, int depth, ContentType type, Work work) {
        ContentType ifUnsaid = type.subtype().equals("digest") ? ContentType.MESSAGE : ContentType.TEXT;
        List<MimePart> children = new ArrayList<>();
        for (Range range : ranges(raw, from, to, type, work)) {
            if (!work.takePart()) {
                break;
            }
            children.add(entity(raw, range.from(), range.to(), depth + 1, ifUnsaid, work));
        }
        return children;
    }

    /** A multipart may not be encoded as a whole; where one is nevertheless, its boundaries show only afterwards. */
    private static List<MimePart> decodedChildren(
            byte[] raw, int from, int to, int depth, ContentType type, HeaderFields headers, Work work) {
        String coding = headers.lower("Content-Transfer-Encoding");
        if (!coding.startsWith("base64") && !coding.startsWith("quoted")) {
            return List.of();
        }
        byte[] decoded = TransferCoding.decode(raw, from, to, coding, work);
        return children(decoded, 0, decoded.length, depth, type, work);
    }

    private static List<Range> ranges(byte[] raw, int from, int to, ContentType type, Work work) {
        Optional<String> boundary =
                type.parameters().value("boundary").map(String::strip).filter(value -> !value.isEmpty());
        List<Range> found = boundary.map(value -> Boundary.exact(value).split(new Lines(raw, from, to, work)))
                .orElse(List.of());
        if (!found.isEmpty()) {
            return found;
        }
        work.note(Repair.BOUNDARY_GUESSED);
        found = boundary.map(value -> Boundary.prefix(value).split(new Lines(raw, from, to, work)))
                .orElse(List.of());
        if (!found.isEmpty()) {
            return found;
        }
        return Boundary.guess(new Lines(raw, from, to, work))
                .map(guess -> guess.split(new Lines(raw, from, to, work)))
                .orElse(List.of());
    }

    /** The bytes of one part. */
    record Range(int from, int to) {}

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
