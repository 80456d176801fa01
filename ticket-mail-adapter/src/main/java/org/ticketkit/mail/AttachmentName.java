package org.ticketkit.mail;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes file names of strangers safe on every file system (rule M4). */
public final class AttachmentName {

    /** The longest name in bytes of UTF-8. */
    public static final int MAX_BYTES = 255;

    private static final Set<String> RESERVED = Set.of("con", "prn", "aux", "nul", "conin$", "conout$");

    private static final Map<String, String> EXTENSIONS = Map.ofEntries(
            Map.entry("text/plain", "txt"),
            Map.entry("text/html", "html"),
            Map.entry("text/calendar", "ics"),
            Map.entry("text/csv", "csv"),
            Map.entry("text/rfc822-headers", "txt"),
            Map.entry("message/rfc822", "eml"),
            Map.entry("message/global", "eml"),
            Map.entry("message/delivery-status", "txt"),
            Map.entry("image/png", "png"),
            Map.entry("image/jpeg", "jpg"),
            Map.entry("image/gif", "gif"),
            Map.entry("application/pdf", "pdf"),
            Map.entry("application/zip", "zip"),
            Map.entry("application/ms-tnef", "dat"));

    private AttachmentName() {}

    /**
     * Cleans a name: no path, no control, zero-width or direction-changing characters, no leading dot, no reserved name, none
     * of the characters that file systems forbid, at most 255 bytes with the extension kept.
     *
     * @return the cleaned name, or empty if nothing is left of it
     */
    public static Optional<String> clean(String given) {
        String line = withoutJoiners(PlainText.line(given));
        String last = line.substring(Math.max(line.lastIndexOf('/'), line.lastIndexOf('\\')) + 1);
        String name = trimmed(withoutForbidden(Normalizer.normalize(last, Normalizer.Form.NFC)));
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(shortened(isReserved(name) ? "_" + name : name));
    }

    /** A name for a part that has none: {@code part-3.png}. */
    static String made(int number, String contentType) {
        return "part-" + number + "." + EXTENSIONS.getOrDefault(contentType, "bin");
    }

    private static String withoutJoiners(String text) {
        return text.replace("\u200C", "").replace("\u200D", "");
    }

    private static String withoutForbidden(String name) {
        StringBuilder out = new StringBuilder(name.length());
        name.codePoints().forEach(c -> out.appendCodePoint("<>:\"|?*".indexOf(c) >= 0 ? '_' : c));
        return out.toString();
    }

    /** Windows drops dots and blanks at the end, other systems hide a file by a dot in front. */
    private static String trimmed(String name) {
        int start = 0;
        int end = name.length();
        while (start < end && (name.charAt(start) == '.' || name.charAt(start) == ' ')) {
            start++;
        }
        while (end > start && (name.charAt(end - 1) == '.' || name.charAt(end - 1) == ' ')) {
            end--;
        }
        return name.substring(start, end);
    }

    private static boolean isReserved(String name) {
        int dot = name.indexOf('.');
        String stem = (dot < 0 ? name : name.substring(0, dot)).strip().toLowerCase(Locale.ROOT);
        return RESERVED.contains(stem) || stem.matches("(com|lpt)[0-9\u00B9\u00B2\u00B3]");
    }

    private static String shortened(String name) {
        if (bytes(name) <= MAX_BYTES) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && bytes(name.substring(dot)) <= 20 ? name.substring(dot) : "";
        String stem = name.substring(0, name.length() - extension.length());
        while (bytes(stem) + bytes(extension) > MAX_BYTES) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return trimmed(stem) + extension;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
