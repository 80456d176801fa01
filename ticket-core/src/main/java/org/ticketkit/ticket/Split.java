package org.ticketkit.ticket;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Make a ticket of its own out of some entries of another (rule L7). The entries are copied, with author, instant and files; the other
 * ticket keeps them.
 *
 * @param ticket the ticket that has the entries
 * @param subject what the new one is about, one line, 1 to 998 characters
 * @param entries the entries; they come in the order that they have
 * @param requester who of those who take part asks about the new one; null for the requester of the other
 * @param queue the team that the new one is for; null for that of the other
 * @param acknowledgement is the new one's requester told at once?
 */
public record Split(
        @NotNull(message = "{ticketkit.missing}") TicketId ticket,

        @NotBlank(message = "{ticketkit.subject.empty}")
        @Size(max = OpenTicket.MAX_SUBJECT, message = "{ticketkit.subject.long}")
        @Pattern(regexp = "[^\\p{Cntrl}]*", message = "{ticketkit.subject.line}")
        String subject,

        @NotEmpty(message = "{ticketkit.missing}") @Size(max = 100, message = "{ticketkit.many}")
        List<@NotNull(message = "{ticketkit.missing}") EntryId> entries,

        @Nullable RequesterId requester,

        @Nullable @Pattern(regexp = OpenTicket.CODE_OR_EMPTY, message = "{ticketkit.code}")
        String queue,

        @NotNull(message = "{ticketkit.missing}") Acknowledgement acknowledgement)
        implements TicketCommand {

    /** A ticket of its own out of these entries, for the same requester. */
    public static Split of(TicketId ticket, String subject, EntryId... entries) {
        return new Split(ticket, subject, List.of(entries), null, null, Acknowledgement.SEND);
    }

    /** The same, about which this participant asks. */
    public Split askedBy(RequesterId participant) {
        return new Split(ticket, subject, entries, participant, queue, acknowledgement);
    }

    /** The same, for this team. */
    public Split queue(String code) {
        return new Split(ticket, subject, entries, requester, code, acknowledgement);
    }

    /** The same; is its requester told at once? {@link Acknowledgement#SEND} by default. */
    public Split acknowledged(Acknowledgement choice) {
        return new Split(ticket, subject, entries, requester, queue, choice);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.split(this);
    }
}
