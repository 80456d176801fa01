package org.ticketkit.mail;

import java.util.Objects;

/**
 * HTML that may be shown: allow-listed, without anything that runs or calls home (rule M5).
 *
 * @param html the cleaned fragment
 * @param replacedImages how many remote images were replaced by a placeholder
 */
public record CleanHtml(String html, int replacedImages) {

    /** Checks that the text is given. */
    public CleanHtml {
        Objects.requireNonNull(html, "html");
    }

    /** Says whether the mail wanted to load images from elsewhere. */
    public boolean hadRemoteImages() {
        return replacedImages > 0;
    }
}
