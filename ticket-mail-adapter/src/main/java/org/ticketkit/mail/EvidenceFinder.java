package org.ticketkit.mail;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ticketkit.NumberLookup;
import org.ticketkit.Tickets;
import org.ticketkit.mail.Hit.Standing;
import org.ticketkit.mail.MailToken.Holder;
import org.ticketkit.number.CaseNumberScanner;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.CaseNumber;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketId;

/** Finds all that points from a mail to tickets (rule M6, 3 to 6); reads, and changes nothing. */
final class EvidenceFinder {

    /** More than any honest mail has; each may cost a look into the store. */
    private static final int MOST_ADDRESSES = 50;

    private static final int MOST_IDS = 30;
    private static final int MOST_NUMBERS = 5;

    private final Tickets tickets;
    private final Actor actor;
    private final MailTokens tokens;
    private final CaseNumberScanner scanner;
    private final IncomingMail incoming;
    private final Rolls rolls;
    private final List<Hit> hits = new ArrayList<>();

    EvidenceFinder(
            Tickets tickets,
            Actor actor,
            MailTokens tokens,
            CaseNumberScanner scanner,
            IncomingMail incoming,
            Rolls rolls) {
        this.tickets = tickets;
        this.actor = actor;
        this.tokens = tokens;
        this.scanner = scanner;
        this.incoming = incoming;
        this.rolls = rolls;
    }

    /** All hits, the strongest signs first. */
    List<Hit> find() {
        incoming.recipients().stream().limit(MOST_ADDRESSES).forEach(this::recipient);
        answered();
        BodyMarkers.in(incoming.mail().body().text()).forEach(this::marker);
        scanner.scan(incoming.mail().subject()).stream()
                .map(CaseNumberScanner.Found::number)
                .distinct()
                .limit(MOST_NUMBERS)
                .forEach(this::number);
        return hits;
    }

    private void recipient(String address) {
        readAddress(address).ifPresent(token -> hit(Sign.RECIPIENT_TOKEN, token.ticket(), Optional.of(token.holder())));
    }

    /** In-Reply-To first, then References from the newest on; the first of ours, and the first that lies in a ticket, count. */
    private void answered() {
        boolean isForeignOpen = true;
        for (String id : answeredIds()) {
            Optional<MailToken> own = tokens.readMessageId(incoming.tenant(), id, rolls::holders);
            if (own.isPresent() && ticketOf(own.get()).flatMap(rolls::find).isPresent()) {
                hit(Sign.OWN_ID, ticketOf(own.get()).orElseThrow(), holderOf(own.get()));
                return;
            }
            Optional<Ticket> foreign = isForeignOpen ? tickets.findByMessageId(actor, id) : Optional.empty();
            if (foreign.isPresent()) {
                isForeignOpen = false;
                hit(Sign.FOREIGN_ID, foreign.get().id(), Optional.empty());
            }
        }
    }

    private List<String> answeredIds() {
        Set<String> ids = new LinkedHashSet<>(incoming.mail().inReplyTo());
        List<String> references = incoming.mail().references();
        for (int i = references.size() - 1; i >= 0; i--) {
            ids.add(references.get(i));
        }
        return ids.stream().limit(MOST_IDS).toList();
    }

    private void marker(String candidate) {
        Optional<MailToken> token = readAddress(candidate)
                .map(MailToken.class::cast)
                .or(() -> tokens.readMessageId(incoming.tenant(), candidate, rolls::holders));
        token.flatMap(EvidenceFinder::ticketOf).ifPresent(ticket -> hit(Sign.BODY_MARKER, ticket, Optional.empty()));
    }

    private void number(CaseNumber number) {
        if (tickets.findByNumber(actor, number.value()) instanceof NumberLookup.Found found) {
            hit(Sign.SUBJECT_NUMBER, found.ticket().id(), Optional.empty());
        }
    }

    private Optional<MailToken.ReplyAddress> readAddress(String address) {
        return tokens.readAddress(incoming.tenant(), address, rolls::holders)
                .filter(MailToken.ReplyAddress.class::isInstance)
                .map(MailToken.ReplyAddress.class::cast);
    }

    /** What points to a merged ticket points to the one on which it goes on, and is judged there. */
    private void hit(Sign sign, TicketId id, Optional<Holder> holder) {
        rolls.live(id)
                .filter(ticket -> hits.stream()
                        .noneMatch(hit -> hit.sign() == sign && hit.ticket().equals(ticket.id())))
                .ifPresent(
                        ticket -> hits.add(new Hit(sign, ticket.id(), ticket.number(), standing(ticket.id(), holder))));
    }

    private Standing standing(TicketId ticket, Optional<Holder> holder) {
        Optional<AgentId> agent = incoming.senderAgent();
        if (agent.isPresent() && holder.equals(Optional.of(Holder.of(agent.get())))) {
            return new Standing.Agent(agent.get());
        }
        return incoming.sender()
                .flatMap(address -> rolls.participant(ticket, address))
                .map(participant -> (Standing) new Standing.Takes(participant.id()))
                .orElseGet(() -> agent.isPresent() ? new Standing.AgentByAddress() : new Standing.Stranger());
    }

    private static Optional<TicketId> ticketOf(MailToken token) {
        if (token instanceof MailToken.OwnMessage own) {
            return Optional.of(own.ticket());
        }
        if (token instanceof MailToken.ReplyAddress address) {
            return Optional.of(address.ticket());
        }
        return token instanceof MailToken.Anchor anchor ? Optional.of(anchor.ticket()) : Optional.empty();
    }

    private static Optional<Holder> holderOf(MailToken token) {
        return token instanceof MailToken.OwnMessage own ? Optional.of(own.holder()) : Optional.empty();
    }
}
