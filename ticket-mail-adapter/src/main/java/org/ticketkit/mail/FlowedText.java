package org.ticketkit.mail;

import java.util.Locale;
import java.util.Optional;
import org.ticketkit.mail.mime.ContentType;

/**
 * Unwraps {@code format=flowed} text (RFC 3676): joins lines that a mail program broke for transport, of the same depth of quotation;
 * a pure function.
 *
 * <p>Quoted lines come out as {@code > text}, one mark for each level; nothing but blanks at broken ends and stuffing is taken away.
 */
final class FlowedText {

    private static final String SIGNATURE = "-- ";

    private final int keptBlanks;
    private final StringBuilder out = new StringBuilder();
    private boolean isOpen;
    private int openDepth;

    private FlowedText(boolean deletesSpace) {
        this.keptBlanks = deletesSpace ? 0 : 1;
    }

    /** The text as its type wants it to be read; lines end with LF. */
    static String read(ContentType type, String text) {
        if (!type.is("text", "plain") || !says(type, "format", "flowed")) {
            return text;
        }
        FlowedText flowed = new FlowedText(says(type, "delsp", "yes"));
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            flowed.line(text.substring(from, end < 0 ? text.length() : end));
            from = end < 0 ? text.length() : end + 1;
        }
        flowed.endParagraph();
        return flowed.out.toString();
    }

    private static boolean says(ContentType type, String parameter, String wanted) {
        Optional<String> value = type.parameters().value(parameter);
        return value.filter(said -> said.strip().toLowerCase(Locale.ROOT).equals(wanted))
                .isPresent();
    }

    private void line(String line) {
        int depth = 0;
        while (depth < line.length() && line.charAt(depth) == '>') {
            depth++;
        }
        String words = line.substring(line.startsWith(" ", depth) ? depth + 1 : depth);
        boolean isSignature = words.equals(SIGNATURE);
        if (isOpen && (depth != openDepth || isSignature)) {
            // a change of depth ends a paragraph, whatever its last line says (section 4.5)
            endParagraph();
        }
        if (!isOpen) {
            out.append(">".repeat(depth)).append(depth > 0 && !words.isEmpty() ? " " : "");
        }
        boolean isFlowed = words.endsWith(" ") && !isSignature;
        out.append(words, 0, isFlowed ? words.length() - 1 + keptBlanks : words.length());
        isOpen = true;
        openDepth = depth;
        if (!isFlowed) {
            endParagraph();
        }
    }

    private void endParagraph() {
        if (isOpen) {
            out.append('\n');
            isOpen = false;
        }
    }
}
