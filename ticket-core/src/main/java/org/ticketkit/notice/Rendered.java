package org.ticketkit.notice;

import java.util.List;
import java.util.Optional;
import org.ticketkit.ticket.Attachment;

/**
 * A notice in words, frozen before the first attempt to deliver it: every later attempt says the same under the same id.
 *
 * @param messageId the id on the channel; for mail the Message-ID with its angle brackets
 * @param subject one line
 * @param text the plain text
 * @param answers the id of the message that this one answers
 * @param attachments the files that go with it
 */
public record Rendered(
        String messageId, String subject, String text, Optional<String> answers, List<Attachment> attachments) {

    /** Copies the list. */
    public Rendered {
        attachments = List.copyOf(attachments);
    }
}
