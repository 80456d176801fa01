package org.ticketkit.mail;

import java.util.Optional;

/**
 * The text of a mail, in the two forms that it may come in.
 *
 * @param plain the plain text if the mail has one; lines end with LF
 * @param html the HTML as received if the mail has one: never to be shown
 * @param cleanHtml the HTML that may be shown
 */
public record MailBody(Optional<String> plain, Optional<String> html, Optional<CleanHtml> cleanHtml) {

    /** A body without any text. */
    static final MailBody NONE = new MailBody(Optional.empty(), Optional.empty(), Optional.empty());

    /** The plain text, or the text of the HTML if there is none; empty if there is neither. */
    public String text() {
        return plain.filter(text -> !text.isBlank())
                .or(this::htmlAsText)
                .or(() -> plain)
                .orElse("");
    }

    /** The text of the HTML, if there is HTML. */
    public Optional<String> htmlAsText() {
        return html.map(HtmlText::of);
    }
}
