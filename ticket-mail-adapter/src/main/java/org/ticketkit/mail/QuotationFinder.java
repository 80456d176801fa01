package org.ticketkit.mail;

import java.util.Optional;

/**
 * Finds the new part of an answer: own separator first, then the mail programs' HTML marks, then a table of languages (M12).
 *
 * <p>It never loses text: it tells a range of the full text, and where the new part would be empty, or answers stand between
 * quoted lines, the whole text is new. A signature counts as new. Immutable.
 */
public final class QuotationFinder {

    private final Optional<String> ownSeparator;

    private QuotationFinder(Optional<String> ownSeparator) {
        this.ownSeparator = ownSeparator;
    }

    /** A finder that knows no separator of ours. */
    public static QuotationFinder ofDefaults() {
        return new QuotationFinder(Optional.empty());
    }

    /** The same finder, for mails that quote ours with this line above: everything from it on is quoted. */
    public QuotationFinder withOwnSeparator(String line) {
        return new QuotationFinder(Optional.of(line.strip()).filter(text -> !text.isEmpty()));
    }

    /** The new part as a range of {@link MailBody#text()}. */
    public Quotation find(MailBody body) {
        String text = body.text();
        Optional<Quotation> own = bySeparator(text);
        if (own.isPresent()) {
            return own.get();
        }
        return body.html().flatMap(html -> byHtml(html, text)).orElseGet(() -> byText(text));
    }

    /** The new part as a range of a plain text. */
    public Quotation find(String text) {
        return bySeparator(text).orElseGet(() -> byText(text));
    }

    private Optional<Quotation> bySeparator(String text) {
        return ownSeparator.map(text::indexOf).filter(at -> at >= 0).map(at -> {
            int lineStart = text.lastIndexOf('\n', at) + 1;
            int introduced = TextQuotation.withoutIntroduction(text, lineStart);
            return range(text, introduced, "own-separator");
        });
    }

    /** The text may be the HTML's own or the plain alternative: there the border is after the same letters. */
    private static Optional<Quotation> byHtml(String html, String text) {
        return HtmlQuotation.newPart(html)
                .flatMap(part -> Letters.endOfSame(part, text))
                .map(end -> TextQuotation.withoutIntroduction(text, end))
                .map(end -> range(text, end, "html"));
    }

    private static Quotation byText(String text) {
        return TextQuotation.border(text)
                .map(border -> border.below() ? below(text, border) : range(text, border.index(), border.sign()))
                .orElseGet(() -> range(text, text.length(), "none"));
    }

    private static Quotation below(String text, TextQuotation.Border border) {
        String part = text.substring(border.index());
        int start = border.index() + part.length() - part.stripLeading().length();
        return new Quotation(start, text.stripTrailing().length(), border.sign());
    }

    private static Quotation range(String text, int border, String sign) {
        String part = text.substring(0, border);
        if (part.isBlank()) {
            return new Quotation(0, text.length(), "none");
        }
        int start = part.length() - part.stripLeading().length();
        return new Quotation(start, part.stripTrailing().length(), sign);
    }
}
