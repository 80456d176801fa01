package org.ticketkit.mail;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/** Parses a stranger's HTML with bounds of our own (rule M3). */
final class HtmlTree {

    /**
     * How much HTML is parsed, in characters: more than a person writes. Cleaning is not linear in the worst case, and nobody can be
     * asked to stop on the way.
     */
    static final int MOST_CHARACTERS = 512 * 1024;

    /** How deep elements may nest; jsoup hangs what lies deeper beside each other. */
    static final int MOST_LEVELS = 256;

    private HtmlTree() {}

    static Document parse(String html) {
        return Jsoup.parse(html, "", Parser.htmlParser().setMaxDepth(MOST_LEVELS));
    }
}
