package org.ticketkit.mail;

import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** Turns HTML into plain text with its lines and paragraphs, and tells where in it an element begins. */
public final class HtmlText {

    private static final Set<String> SKIPPED = Set.of(
            "head", "style", "script", "title", "template", "noscript", "object", "iframe", "select", "textarea");
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "table", "pre", "hr");
    private static final Set<String> CELLS = Set.of("td", "th");

    private HtmlText() {}

    /** The visible text; a line break per {@code br} and block, an empty line between paragraphs. */
    public static String of(String html) {
        return marked(HtmlTree.parse(html), element -> false, element -> false).text();
    }

    /**
     * A text with the place where the first marked element began.
     *
     * @param text the visible text
     * @param mark index into the text, or -1 if no element was marked
     */
    record Marked(String text, int mark) {}

    /** The text without what is skipped, and where the marked element begins in it; that may itself be skipped. */
    static Marked marked(Document document, Predicate<Element> isMark, Predicate<Element> isSkipped) {
        Writer writer = new Writer(isMark, isSkipped);
        NodeTraversor.filter(writer, document.body());
        String text = PlainText.block(writer.out.toString());
        int blanks = text.length() - text.stripLeading().length();
        String stripped = text.strip();
        int mark = writer.mark < 0 ? -1 : Math.min(stripped.length(), Math.max(0, writer.mark - blanks));
        return new Marked(stripped, mark);
    }

    /** The beginning of an element's text, at least so many characters of it if it has them; looks at so many nodes at the most. */
    static String beginning(Element element, int enough) {
        Writer writer = new Writer(candidate -> false, candidate -> false);
        int[] nodes = {0};
        NodeTraversor.filter(
                new NodeFilter() {
                    @Override
                    public FilterResult head(Node node, int depth) {
                        nodes[0]++;
                        return nodes[0] > enough || writer.out.length() > enough
                                ? FilterResult.STOP
                                : writer.head(node, depth);
                    }

                    @Override
                    public FilterResult tail(Node node, int depth) {
                        return writer.tail(node, depth);
                    }
                },
                element);
        return PlainText.block(writer.out.toString()).strip();
    }

    private static final class Writer implements NodeFilter {
        private final StringBuilder out = new StringBuilder();
        private final Predicate<Element> isMark;
        private final Predicate<Element> isSkipped;
        private int mark = -1;
        private int preformatted;

        Writer(Predicate<Element> isMark, Predicate<Element> isSkipped) {
            this.isMark = isMark;
            this.isSkipped = isSkipped;
        }

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode text) {
                append(text);
            } else if (node instanceof Element element) {
                if (SKIPPED.contains(element.normalName())) {
                    return FilterResult.SKIP_ENTIRELY;
                }
                open(element);
                return isSkipped.test(element) ? FilterResult.SKIP_CHILDREN : FilterResult.CONTINUE;
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element) {
                close(element);
            }
            return FilterResult.CONTINUE;
        }

        private void open(Element element) {
            boundary(element);
            if (mark < 0 && isMark.test(element)) {
                mark = out.length();
            }
            if (element.normalName().equals("pre")) {
                preformatted++;
            }
        }

        private void close(Element element) {
            if (element.normalName().equals("pre")) {
                preformatted--;
            }
            if (element.normalName().equals("br")) {
                out.append('\n');
            } else {
                boundary(element);
            }
        }

        private void boundary(Element element) {
            String name = element.normalName();
            if (PARAGRAPHS.contains(name)) {
                endLines(2);
            } else if (CELLS.contains(name)) {
                space();
            } else if (element.isBlock()) {
                endLines(1);
            }
        }

        private void append(TextNode node) {
            if (preformatted > 0) {
                out.append(node.getWholeText());
                return;
            }
            String text = node.getWholeText();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\u00A0') {
                    space();
                } else {
                    out.append(c);
                }
            }
        }

        private void space() {
            if (!out.isEmpty() && !Character.isWhitespace(out.charAt(out.length() - 1))) {
                out.append(' ');
            }
        }

        private void endLines(int wanted) {
            while (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
                out.setLength(out.length() - 1);
            }
            int there = 0;
            while (there < wanted && out.length() > there && out.charAt(out.length() - 1 - there) == '\n') {
                there++;
            }
            if (!out.isEmpty()) {
                out.append("\n".repeat(wanted - there));
            }
        }
    }
}
