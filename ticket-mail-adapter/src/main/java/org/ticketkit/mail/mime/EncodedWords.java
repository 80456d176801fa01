package org.ticketkit.mail.mime;

import java.io.ByteArrayOutputStream;

/** Decodes the encoded words of RFC 2047 wherever they stand, also those that the standard does not allow. */
public final class EncodedWords {

    private final String text;
    private final StringBuilder out = new StringBuilder();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private String pendingCharset = "";
    private int position;

    private EncodedWords(String text) {
        this.text = text;
    }

    /** The text with every encoded word replaced by what it means; linear in its length. */
    public static String decode(String text) {
        return text.contains("=?") ? new EncodedWords(text).decoded() : text;
    }

    private String decoded() {
        int copied = 0;
        while (position < text.length()) {
            int start = text.indexOf("=?", position);
            if (start < 0) {
                break;
            }
            EncodedWord word = EncodedWord.at(text, start);
            if (word == null) {
                position = start + 2;
                continue;
            }
            appendBetween(text.substring(copied, start));
            add(word);
            position = word.end();
            copied = position;
        }
        flush();
        return out.append(text, copied, text.length()).toString();
    }

    /** Blanks between two encoded words are no part of the text. */
    private void appendBetween(String between) {
        boolean afterWord = pending.size() > 0;
        if (afterWord && between.isBlank()) {
            return;
        }
        flush();
        out.append(between);
    }

    /** Words of one charset are joined as bytes, because some clients cut characters in two. */
    private void add(EncodedWord word) {
        if (!word.charset().equalsIgnoreCase(pendingCharset)) {
            flush();
        }
        pendingCharset = word.charset();
        pending.writeBytes(word.bytes());
    }

    private void flush() {
        if (pending.size() > 0) {
            out.append(Charsets.decode(pending.toByteArray(), pendingCharset));
            pending.reset();
        }
    }
}
