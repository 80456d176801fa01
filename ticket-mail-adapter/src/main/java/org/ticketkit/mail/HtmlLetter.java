package org.ticketkit.mail;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plain text as simple HTML: escaped, with paragraphs, quotations and links, and nothing else. */
final class HtmlLetter {

    /** No blank and nothing invisible is part of a link; possessive, so that no text is gone over twice. */
    private static final Pattern LINK = Pattern.compile("https?://[^\\s\\p{Z}\\p{C}<>\"']++", Pattern.CASE_INSENSITIVE);

    private static final String CLOSING = ".,;:!?)]}";

    private final StringBuilder html = new StringBuilder();
    private boolean isQuoted;
    private boolean isInParagraph;

    private HtmlLetter() {}

    /** The text in the language, as a whole document. */
    static String of(String text, Locale language) {
        HtmlLetter letter = new HtmlLetter();
        String lang = language.toLanguageTag();
        letter.html
                .append("<!DOCTYPE html>\n<html")
                .append(lang.equals("und") ? "" : " lang=\"" + escaped(lang) + "\"")
                .append("><head><meta charset=\"utf-8\"></head><body>\n");
        text.lines().forEach(letter::line);
        letter.quoted(false);
        letter.endParagraph();
        return letter.html.append("</body></html>\n").toString();
    }

    private void line(String line) {
        boolean isQuotedLine = line.startsWith(">");
        quoted(isQuotedLine);
        String words = isQuotedLine ? line.substring(line.startsWith("> ") ? 2 : 1) : line;
        if (words.isBlank()) {
            endParagraph();
            return;
        }
        html.append(isInParagraph ? "<br>\n" : "<p>");
        isInParagraph = true;
        linked(words);
    }

    private void quoted(boolean wanted) {
        if (isQuoted != wanted) {
            endParagraph();
            html.append(wanted ? "<blockquote type=\"cite\">\n" : "</blockquote>\n");
            isQuoted = wanted;
        }
    }

    private void endParagraph() {
        if (isInParagraph) {
            html.append("</p>\n");
            isInParagraph = false;
        }
    }

    private void linked(String words) {
        Matcher link = LINK.matcher(words);
        int from = 0;
        while (link.find()) {
            int end = link.end();
            while (CLOSING.indexOf(words.charAt(end - 1)) >= 0) {
                end--;
            }
            String target = escaped(words.substring(link.start(), end));
            html.append(spaced(words.substring(from, link.start())));
            html.append("<a href=\"")
                    .append(target)
                    .append("\">")
                    .append(target)
                    .append("</a>");
            from = end;
        }
        html.append(spaced(words.substring(from)));
    }

    /** Escaped, with runs of blanks kept as they were. */
    private static String spaced(String text) {
        return escaped(text).replace("\t", "    ").replace("  ", " &nbsp;");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
