package org.ticketkit.mail;

import java.util.Objects;
import java.util.Optional;

/** The text of a mail, in the two forms that it may come in. Immutable. */
public final class MailBody {

    private final Optional<String> plain;
    private final Optional<String> html;
    private final Optional<CleanHtml> cleanHtml;
    private final Optional<String> htmlAsText;

    MailBody(Optional<String> plain, Optional<String> html, Optional<CleanHtml> cleanHtml) {
        this.plain = Objects.requireNonNull(plain, "plain");
        this.html = Objects.requireNonNull(html, "html");
        this.cleanHtml = Objects.requireNonNull(cleanHtml, "cleanHtml");
        this.htmlAsText = html.map(HtmlText::of);
    }

    /** The plain text if the mail has one; lines end with LF. */
    public Optional<String> plain() {
        return plain;
    }

    /** The HTML as received if the mail has one: never to be shown. */
    public Optional<String> html() {
        return html;
    }

    /** The HTML that may be shown. */
    public Optional<CleanHtml> cleanHtml() {
        return cleanHtml;
    }

    /** The text of the HTML, if there is HTML. */
    public Optional<String> htmlAsText() {
        return htmlAsText;
    }

    /** The plain text, or the text of the HTML if there is none; empty if there is neither. */
    public String text() {
        return plain.filter(text -> !text.isBlank()).or(this::htmlAsText).orElse("");
    }
}
