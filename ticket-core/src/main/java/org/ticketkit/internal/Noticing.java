package org.ticketkit.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ticketkit.notice.Notice;
import org.ticketkit.ticket.Acknowledgement;
import org.ticketkit.ticket.CaseNumber;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.Requester;
import org.ticketkit.ticket.Ticket;

/** Decides what is said to whom when something was written. */
public final class Noticing {

    /** The template that confirms a request. */
    public static final String RECEIPT = "receipt";

    /** The template that confirms a later message. */
    public static final String RECEIVED = "received";

    /** The template of an agent's message. */
    public static final String REPLY = "reply";

    /** The template that says that a message to a closed ticket opened a new one. */
    public static final String FOLLOW_UP = "follow-up";

    /** What a template is given by an effect of a transition. */
    public static final Set<String> GIVEN_BY_EFFECTS = Set.of("number", "subject", "changedAt");

    /** What a template is given by the timer of a status. */
    public static final Set<String> GIVEN_BY_TIMERS = Set.of("number", "subject", "sinceAt");

    private Noticing() {}

    /** The receipt of a request that was opened (rule R1). */
    static Change receipt(Change change, Requester requester, Acknowledgement choice, EntryId entry) {
        if (choice == Acknowledgement.SUPPRESS) {
            return change;
        }
        Ticket ticket = change.ticket();
        Map<String, String> parameters = new HashMap<>();
        parameters.put("number", ticket.number().value());
        parameters.put("queue", ticket.queue());
        parameters.put("category", ticket.category());
        parameters.put("openedAt", ticket.openedAt().toString());
        if (choice == Acknowledgement.SEND) {
            parameters.put("subject", ticket.subject());
        }
        return receipt(change, RECEIPT, requester, parameters, entry);
    }

    /** The receipt of a message that opened a new ticket, since its own was closed (rule L5). */
    static Change followUp(Change change, Requester requester, CaseNumber closed, EntryId entry) {
        Map<String, String> parameters =
                Map.of("number", change.ticket().number().value(), "oldNumber", closed.value());
        return receipt(change, FOLLOW_UP, requester, parameters, entry);
    }

    /** The receipt of a later message (rule R1). */
    static Change received(Change change, Requester author, EntryId entry) {
        Ticket ticket = change.ticket();
        Map<String, String> parameters = Map.of(
                "number",
                ticket.number().value(),
                "receivedAt",
                ticket.updatedAt().toString());
        return receipt(change, RECEIVED, author, parameters, entry);
    }

    /** What an effect of a transition has to say to the requester. */
    static Change changed(Change change, String template) {
        return told(change, template, "changedAt", change.now());
    }

    /** What the timer of a status has to say to the requester of a ticket that stood there since {@code since}. */
    static Change idle(Change change, String template, Instant since) {
        return template.isEmpty() ? change : told(change, template, "sinceAt", since);
    }

    private static Change told(Change change, String template, String at, Instant instant) {
        Ticket ticket = change.ticket();
        Map<String, String> parameters =
                Map.of("number", ticket.number().value(), "subject", ticket.subject(), at, instant.toString());
        return change.notification(template, parameters);
    }

    private static Change receipt(
            Change change, String template, Requester to, Map<String, String> parameters, EntryId entry) {
        return change.notice(Notice.Kind.RECEIPT, template, to, parameters, Optional.empty(), Optional.of(entry));
    }

    /**
     * An agent's message, to everybody on the outside who takes part, once to each address. Who came with a merged ticket is told under
     * the subject of that one, and nothing of what the message answers (rule M8).
     */
    static Change outgoing(Change change, Replying.Facts facts, Entry entry) {
        Ticket ticket = change.ticket();
        Optional<EntryId> answers = ticket.conversation().lastInbound();
        Set<List<String>> told = new HashSet<>();
        for (Participant participant : facts.participants()) {
            Contact contact = participant.contact();
            boolean isNewcomer = ticket.newcomers().contains(participant.id());
            String subject =
                    isNewcomer ? facts.newcomersSubjects().getOrDefault(participant.id(), "") : ticket.subject();
            if (told.add(List.of(contact.channel(), contact.address()))) {
                change.notice(
                        Notice.Kind.PERSONAL,
                        REPLY,
                        new Requester(participant.id(), contact),
                        parameters(ticket, subject, facts.agentName()),
                        Optional.of(entry.id()),
                        isNewcomer ? Optional.empty() : answers);
            }
        }
        return change;
    }

    private static Map<String, String> parameters(Ticket ticket, String subject, Optional<String> agentName) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("number", ticket.number().value());
        parameters.put("subject", subject);
        agentName.filter(name -> !name.isBlank()).ifPresent(name -> parameters.put("agentName", name));
        return parameters;
    }
}
