package org.ticketkit.mail;

import java.util.ArrayList;
import java.util.List;

/** What an agent should know of how a mail was taken in: becomes one internal note. */
final class Remarks {

    private final List<String> lines = new ArrayList<>();

    void add(String code, String sentence) {
        lines.add("[" + code + "] " + sentence);
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** The note. */
    String text() {
        return String.join("\n", lines);
    }
}
