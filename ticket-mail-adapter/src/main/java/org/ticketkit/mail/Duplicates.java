package org.ticketkit.mail;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ticketkit.Tickets;
import org.ticketkit.ticket.Attachment;
import org.ticketkit.ticket.Content;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.Page;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketId;

/**
 * Tells whether a ticket that knows a Message-ID has this very mail (rule M6, 1): the same words and files, and about the same time of
 * arrival. A device that says the same thing under the same id every week is not to be silenced.
 */
final class Duplicates {

    /** How far apart copies of one mail may come in: longer than mail servers keep trying. */
    private static final Duration APART = Duration.ofDays(6);

    /** The mail is looked for among this many pages of entries. */
    private static final int MOST_PAGES = 8;

    private final Tickets tickets;
    private final IncomingMail incoming;
    private final ContentDraft draft;

    Duplicates(Tickets tickets, IncomingMail incoming, ContentDraft draft) {
        this.tickets = tickets;
        this.incoming = incoming;
        this.draft = draft;
    }

    /** Is the mail in this ticket, or in one that was merged into it? */
    boolean isIn(Ticket ticket) {
        return isIn(ticket.id())
                || ticket.absorbed().stream()
                        .anyMatch(from -> tickets.find(Clerk.MAIL, from.source())
                                .filter(this::isIn)
                                .isPresent());
    }

    private boolean isIn(TicketId ticket) {
        Optional<String> cursor = Optional.empty();
        for (int i = 0; i < MOST_PAGES; i++) {
            Page<Entry> page = tickets.entries(Clerk.MAIL, ticket, new PageRequest(PageRequest.MAX_SIZE, cursor));
            Optional<Entry> known = page.items().stream()
                    .filter(entry -> entry.messageId().equals(incoming.messageId()))
                    .findFirst();
            cursor = page.next();
            if (known.isPresent() || cursor.isEmpty()) {
                return known.filter(this::isSame).isPresent();
            }
        }
        return false;
    }

    private boolean isSame(Entry entry) {
        Content mine = draft.text();
        String newText = mine.newPart() == null ? mine.text() : mine.newPart().of(mine.text());
        List<String> files =
                entry.attachments().stream().map(Attachment::sha256).toList();
        return Duration.between(entry.at(), incoming.arrivedAt()).abs().compareTo(APART) <= 0
                && (entry.text().equals(mine.text()) || entry.text().equals(newText))
                && files.equals(draft.digests());
    }
}
