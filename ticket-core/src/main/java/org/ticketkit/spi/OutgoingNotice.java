package org.ticketkit.spi;

import java.io.InputStream;
import java.util.Optional;
import org.ticketkit.notice.Notice;
import org.ticketkit.notice.Rendered;
import org.ticketkit.ticket.Attachment;

/**
 * A notice on its way out.
 *
 * @param notice what is said, to whom
 * @param rendered the frozen words
 * @param attempt which attempt this is, from 1
 * @param files opens the bytes of the attachments
 */
public record OutgoingNotice(Notice notice, Rendered rendered, int attempt, Files files) {

    /** Opens the bytes of attachments. */
    @FunctionalInterface
    public interface Files {
        /** Opens the bytes of a file; empty if they are gone. */
        Optional<InputStream> open(Attachment attachment);
    }
}
