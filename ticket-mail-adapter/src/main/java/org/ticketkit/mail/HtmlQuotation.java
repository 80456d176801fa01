package org.ticketkit.mail;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/** Finds where a mail program marked its quotation in the HTML. */
final class HtmlQuotation {

    /** Elements that hold the quotation and nothing else. */
    private static final Evaluator HOLDERS = QueryParser.parse(
            "blockquote[type=cite], .gmail_quote, .gmail_quote_container, .yahoo_quoted, .protonmail_quote,"
                    + " .tutanota_quote, .zmail_extra, #OLK_SRC_BODY_SECTION, #mail-editor-reference-message-container, .moz-forward-container,"
                    + " .WordSection1 > blockquote, #isForwardContent, .yahoo-quoted-begin, .quotebox, blockquote.quote");

    /** Elements after which everything is quoted. */
    private static final Evaluator FENCES = QueryParser.parse(
            "#divRplyFwdMsg, #x_divRplyFwdMsg, #appendonsend, #reply-intro, .moz-cite-prefix, hr#stopSpelling,"
                    + " hr[tabindex=-1], .gmail_attr, .OutlookMessageHeader, #replySplit, .reply-separator");

    private static final Evaluator QUOTED = QueryParser.parse("blockquote, .gmail_attr, .moz-cite-prefix");

    /** The header of a quoted mail is at the beginning of its element, which may hold everything else as well. */
    private static final int LONGEST_HEADER = 4_000;

    private HtmlQuotation() {}

    /** The text before the first mark; empty if there is no mark, no text before it, or text of the writer behind it. */
    static Optional<String> newPart(String html) {
        Document document = HtmlTree.parse(html);
        List<Element> marks =
                document.body().stream().filter(HtmlQuotation::isMark).toList();
        if (marks.isEmpty() || goesOnBehind(document, marks)) {
            return Optional.empty();
        }
        Element first = marks.get(0);
        HtmlText.Marked marked = HtmlText.marked(document, first::equals, element -> false);
        return Optional.of(
                        marked.text().substring(0, Math.max(0, marked.mark())).strip())
                .filter(text -> !text.isEmpty());
    }

    private static boolean isMark(Element element) {
        return element.is(HOLDERS) || element.is(FENCES) || isOutlookRule(element);
    }

    /** Outlook and Windows Mail draw a thin line above the header of the quoted mail. */
    private static boolean isOutlookRule(Element element) {
        if (!element.hasAttr("style")) {
            return false;
        }
        String style = element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
        boolean ruled = style.contains("border:none;border-top:solid")
                || style.contains("border-top-style:solid;")
                || style.contains("border-top:solid#");
        return ruled && TextQuotation.beginsWithHeader(HtmlText.beginning(element, LONGEST_HEADER));
    }

    /** Quotations are left out; if the writer still has words after the first one, the answers stand between or below them. */
    private static boolean goesOnBehind(Document document, List<Element> marks) {
        Element first = marks.get(0);
        if (!first.is(HOLDERS) || holdsAll(first)) {
            return false;
        }
        HtmlText.Marked rest = HtmlText.marked(document, first::equals, element -> element.is(QUOTED));
        return rest.mark() >= 0 && !TextQuotation.isNothingNew(rest.text().substring(rest.mark()));
    }

    /** A holder without any quotation inside is the quotation itself. */
    private static boolean holdsAll(Element holder) {
        return !holder.normalName().equals("blockquote") && holder.selectFirst("blockquote") == null;
    }
}
