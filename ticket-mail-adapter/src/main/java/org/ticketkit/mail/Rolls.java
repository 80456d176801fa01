package org.ticketkit.mail;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ticketkit.Tickets;
import org.ticketkit.mail.MailToken.Holder;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketId;

/** Who takes part in which ticket, looked up once for each mail and transaction. */
final class Rolls {

    private final Tickets tickets;
    private final Actor actor;
    private final IncomingMail incoming;
    private final Map<TicketId, Optional<Ticket>> found = new HashMap<>();
    private final Map<TicketId, List<Participant>> participants = new HashMap<>();

    Rolls(Tickets tickets, Actor actor, IncomingMail incoming) {
        this.tickets = tickets;
        this.actor = actor;
        this.incoming = incoming;
    }

    Optional<Ticket> find(TicketId id) {
        return found.computeIfAbsent(id, key -> tickets.find(actor, key));
    }

    /** The ticket, or the one on which it goes on if it is merged (rule M6). */
    Optional<Ticket> live(TicketId id) {
        Set<TicketId> passed = new HashSet<>();
        Optional<Ticket> ticket = find(id);
        while (ticket.flatMap(Ticket::merger)
                .filter(merger -> passed.add(merger.target()))
                .isPresent()) {
            ticket = find(ticket.get().merger().orElseThrow().target());
        }
        return ticket;
    }

    /** Who may hold a token of the ticket: all who take part, and the agents that the mail names. */
    Collection<Holder> holders(TicketId ticket) {
        List<Holder> holders = new ArrayList<>();
        incoming.staff().forEach(agent -> holders.add(Holder.of(agent)));
        participants(ticket).forEach(participant -> holders.add(Holder.of(participant.id())));
        return holders;
    }

    /** The one who takes part under this mail address. */
    Optional<Participant> participant(TicketId ticket, String address) {
        return participants(ticket).stream()
                .filter(participant -> participant.contact().channel().equals(Contact.MAIL)
                        && participant.contact().address().equals(address))
                .findFirst();
    }

    private List<Participant> participants(TicketId ticket) {
        return participants.computeIfAbsent(
                ticket, key -> find(key).isPresent() ? tickets.participants(actor, key) : List.of());
    }
}
