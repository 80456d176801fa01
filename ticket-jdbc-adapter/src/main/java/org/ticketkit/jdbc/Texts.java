package org.ticketkit.jdbc;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The texts of statements that are made of the same pieces again and again, put together once.
 *
 * <p>The pieces are few and always the same objects, so to look a text up costs far less than to make it; and the driver, which looks for
 * its prepared statement by the text, is handed the same object each time.
 */
final class Texts {

    /** So many texts are kept; a desk's commands have some dozens of shapes. */
    static final int MOST = 500;

    /** A text of more pieces is not kept: its shape is hardly ever met again. */
    static final int LONGEST = 400;

    private final Map<List<String>, String> texts = new ConcurrentHashMap<>();

    /** The text of these pieces. */
    String of(List<String> pieces) {
        String known = texts.get(pieces);
        return known == null ? made(pieces) : known;
    }

    private String made(List<String> pieces) {
        String text = String.join("", pieces);
        if (texts.size() < MOST && pieces.size() <= LONGEST) {
            texts.put(List.copyOf(pieces), text);
        }
        return text;
    }

    int size() {
        return texts.size();
    }
}
