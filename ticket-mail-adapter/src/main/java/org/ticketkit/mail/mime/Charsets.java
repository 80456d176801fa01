package org.ticketkit.mail.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Turns bytes into text by a charset that a mail names, or by the look of the bytes. */
public final class Charsets {

    /** Names that mail uses and Java does not know, or knows too narrowly. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("iso-8859-8-i", "iso-8859-8"),
            Map.entry("iso-8859-8-e", "iso-8859-8"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-11", "x-windows-874"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("gb2312", "gb18030"),
            Map.entry("gb_2312-80", "gb18030"),
            Map.entry("gbk", "gb18030"),
            Map.entry("x-gbk", "gb18030"),
            Map.entry("big5", "big5-hkscs"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("ks_c_5601", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("cp932", "windows-31j"),
            Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
            Map.entry("utf8", "utf-8"),
            Map.entry("utf-8", "utf-8"),
            Map.entry("unicode-1-1-utf-8", "utf-8"),
            Map.entry("macintosh", "x-macroman"),
            Map.entry("x-mac-roman", "x-macroman"));

    private Charsets() {}

    /** Decodes by the named charset; by guess if it is unknown, plain ASCII, or does not fit. */
    public static String decode(byte[] bytes, String name) {
        String normal = normal(name);
        if (normal.equals("utf-7") || normal.equals("unicode-1-1-utf-7")) {
            return Utf7.decode(bytes);
        }
        Optional<Charset> charset = find(normal);
        if (charset.isEmpty() || charset.get().equals(StandardCharsets.US_ASCII)) {
            return guess(bytes);
        }
        if (charset.get().equals(StandardCharsets.UTF_8)) {
            return utf8(bytes);
        }
        return new String(bytes, charset.get());
    }

    /** Says whether a charset of that name can be read. */
    static boolean knows(String name) {
        String normal = normal(name);
        return normal.equals("utf-7")
                || normal.equals("unicode-1-1-utf-7")
                || find(normal).isPresent();
    }

    /** Decodes as UTF-8 or ISO-2022-JP if that is what it looks like, else as windows-1252. */
    static String guess(byte[] bytes) {
        return guess(bytes, 0, bytes.length);
    }

    static String guess(byte[] bytes, int from, int to) {
        if (isAscii(bytes, from, to)) {
            return looksJapanese(bytes, from, to)
                    ? decode(Arrays.copyOfRange(bytes, from, to), "iso-2022-jp")
                    : new String(bytes, from, to - from, StandardCharsets.US_ASCII);
        }
        try {
            return strictUtf8(ByteBuffer.wrap(bytes, from, to - from));
        } catch (CharacterCodingException e) {
            return new String(bytes, from, to - from, fallback());
        }
    }

    /** Text that claims to be UTF-8: with a damaged character here and there it still is, otherwise it is not. */
    private static String utf8(byte[] bytes) {
        try {
            return strictUtf8(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            String replaced = new String(bytes, StandardCharsets.UTF_8);
            long damaged = replaced.chars().filter(c -> c == '\uFFFD').count();
            long foreign = replaced.chars().filter(c -> c > 127).count();
            return damaged * 2 > foreign ? new String(bytes, fallback()) : replaced;
        }
    }

    private static String strictUtf8(ByteBuffer bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(bytes)
                .toString();
    }

    private static Charset fallback() {
        return find("windows-1252").orElse(StandardCharsets.ISO_8859_1);
    }

    private static Optional<Charset> find(String normal) {
        String name = ALIASES.getOrDefault(normal, normal);
        try {
            return name.isEmpty() ? Optional.empty() : Optional.of(Charset.forName(name));
        } catch (IllegalArgumentException e) {
            // unknown, or no legal name at all
            return name.equals(normal) ? Optional.empty() : plain(normal);
        }
    }

    /** The name as the mail gave it, where a runtime image lacks the wider charset. */
    private static Optional<Charset> plain(String normal) {
        try {
            return Optional.of(Charset.forName(normal));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String normal(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        String bare = lower.replace("\"", "").replace("'", "").replaceFirst("^charset=", "");
        return bare.startsWith("cp-")
                ? "windows-" + bare.substring(3)
                : bare.replaceFirst("^cp(125\\d)$", "windows-$1");
    }

    private static boolean isAscii(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean looksJapanese(byte[] bytes, int from, int to) {
        for (int i = from; i + 2 < to; i++) {
            if (bytes[i] == 27 && bytes[i + 1] == '$' && (bytes[i + 2] == 'B' || bytes[i + 2] == '@')) {
                return true;
            }
        }
        return false;
    }
}
