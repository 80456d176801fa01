package org.ticketkit.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Text on its way into a header: folded, in encoded words where it is not plain (RFC 2047), and refused where it would end the
 * line (rule M14).
 */
final class HeaderText {

    /** RFC 2047 allows 76 characters to a line that has encoded words. */
    private static final int LINE = 76;

    /** Fits on a line beside the longest header name that we write. */
    private static final int LONGEST_WORD = 60;

    /** Fills an encoded word of 64 characters, so that the longest header name before it fits on the line. */
    private static final int WORD_BYTES = 39;

    private static final String FOLD = "\r\n ";

    private HeaderText() {}

    /**
     * Refuses what a header must not hold: controls, and the characters that some take for the end of a line.
     *
     * @throws Unsendable names the header, not its content
     */
    static String checked(String header, String text) throws Unsendable {
        String line = text.replace('\t', ' ');
        if (line.chars().anyMatch(HeaderText::endsALine)) {
            throw new Unsendable("the " + header + " has a line break or a control character");
        }
        return line.strip();
    }

    private static boolean endsALine(int c) {
        return Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
    }

    /**
     * Would the character become CR, LF or NUL in the hands of someone who keeps the low byte only? Asked of what goes out raw:
     * addresses and ids. Encoded words and UTF-8 have nothing to fear from a {@code č}.
     */
    static boolean isLookAlike(int c) {
        int low = c & 0xff;
        return low == 0 || low == '\n' || low == '\r' || endsALine(c);
    }

    /** The value of a header of free text, folded. */
    static String unstructured(String checked, int nameLength) {
        return isPlain(checked) ? folded(checked, nameLength) : encoded(checked);
    }

    /** A display name: quoted if it is plain, in encoded words otherwise. */
    static String phrase(String checked) {
        return isPlain(checked) && checked.length() < LINE / 2
                ? '"' + checked.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
                : encoded(checked);
    }

    /** Can it stand as it is: ASCII, nothing that reads as an encoded word, no word too long to fold at? */
    private static boolean isPlain(String text) {
        int word = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            word = c == ' ' ? 0 : word + 1;
            if (c > '~' || word > LONGEST_WORD) {
                return false;
            }
        }
        return !text.contains("=?");
    }

    private static String folded(String text, int nameLength) {
        StringBuilder value = new StringBuilder(text.length() + 16);
        int room = LINE - nameLength - 2;
        int start = 0;
        while (start < text.length()) {
            int end = endOfWord(text, start);
            if (end - start > room && start > 0) {
                value.append("\r\n");
                room = LINE;
            }
            value.append(text, start, end);
            room -= end - start;
            start = end;
        }
        return value.toString();
    }

    /** Where the word ends that begins, with the blanks before it, at {@code start}. */
    private static int endOfWord(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        int blank = text.indexOf(' ', at);
        return blank < 0 ? text.length() : blank;
    }

    private static String encoded(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int bytes = 0;
        for (int at = 0; at < text.length(); ) {
            String next = Character.toString(text.codePointAt(at));
            int size = next.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > WORD_BYTES) {
                words.add(encodedWord(word.toString()));
                word.setLength(0);
                bytes = 0;
            }
            word.append(next);
            bytes += size;
            at += next.length();
        }
        words.add(encodedWord(word.toString()));
        return String.join(FOLD, words);
    }

    private static String encodedWord(String text) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "?=";
    }
}
