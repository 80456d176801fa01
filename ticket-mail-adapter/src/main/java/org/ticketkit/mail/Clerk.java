package org.ticketkit.mail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ticketkit.Opened;
import org.ticketkit.Replied;
import org.ticketkit.TicketDesk;
import org.ticketkit.Tickets;
import org.ticketkit.mail.Route.Refusal;
import org.ticketkit.ticket.Acknowledgement;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AddNote;
import org.ticketkit.ticket.AddParticipant;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Content;
import org.ticketkit.ticket.Link;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.RecordAutomatic;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketId;

/** Speaks to the desk in the name of one mail. */
final class Clerk {

    /** Who acts where no person does. */
    static final Actor MAIL = Actor.system("mail");

    private static final String CHANNEL = Contact.MAIL;
    private static final int LONGEST_ATTRIBUTE = 500;
    private static final int MOST_LINKS = 20;

    private final IntakePolicy policy;
    private final IncomingMail incoming;
    private final TicketDesk desk;
    private final Remarks remarks = new Remarks();
    private final ContentDraft draft;
    private boolean isIdTaken;

    Clerk(IntakePolicy policy, IncomingMail incoming) {
        this.policy = policy;
        this.incoming = incoming;
        this.desk = policy.desk().tenant(incoming.tenant()).causedBy(Recorded.Cause.MAIL);
        this.draft = new ContentDraft(incoming, policy, remarks);
    }

    Tickets tickets() {
        return desk.tickets();
    }

    TicketDesk desk() {
        return desk;
    }

    /**
     * The ticket that has this very mail already, from another mailbox or from before a replay. Another mail under an id that is taken
     * is no duplicate: broken mailers give the same id to everything.
     */
    Optional<Ticket> duplicateOf() {
        Optional<Ticket> holder = incoming.messageId().flatMap(id -> tickets().findByMessageId(MAIL, id));
        if (holder.isEmpty() || new Duplicates(tickets(), incoming, draft).isIn(holder.get())) {
            return holder;
        }
        isIdTaken = true;
        remarks.add("message-id-reused", "Another mail with other content has the same Message-ID.");
        return Optional.empty();
    }

    /** Opens a ticket for the mail. */
    Filed open(Route.Fresh fresh, Acknowledgement acknowledgement) {
        Contact contact = contact();
        OpenTicket.Builder request = OpenTicket.from(contact)
                .subject(draft.subject())
                .content(draft.whole(desk.attachments(), MAIL))
                .channel(CHANNEL)
                .queue(incoming.mailbox().queue())
                .messageId(messageId())
                .acknowledgement(acknowledgement);
        domainOf(contact).ifPresent(domain -> request.attribute("mail-domain", domain));
        if (!fresh.reason().equals(Threading.NEW)) {
            request.tag("mail:" + fresh.reason());
        }
        related(fresh).entrySet().stream()
                .limit(MOST_LINKS)
                .forEach(link -> request.link(link.getValue(), link.getKey()));
        Opened opened = tickets().open(MAIL, request.build());
        remark(fresh);
        finish(opened.ticket().id());
        return Filed.to(opened.ticket(), MailOutcome.OPENED, fresh.reason()).withDetail(detail(fresh));
    }

    /** Adds the mail to a ticket as its participant's message. */
    Filed reply(Hit hit, RequesterId author) {
        Reply reply = Reply.to(hit.ticket(), draft.whole(desk.attachments(), MAIL))
                .by(CHANNEL)
                .withMessageId(messageId())
                .acknowledged(policy.acknowledgement(incoming));
        return replied(tickets().reply(Actor.requester(author), reply), hit);
    }

    /**
     * Adds an agent's mail to a ticket as an answer to its requester. Only what is new goes out: what an agent's client quotes may be
     * internal; the whole becomes a note.
     */
    Filed answer(Hit hit, AgentId author) {
        Content whole = draft.whole(desk.attachments(), MAIL);
        Content outgoing = Content.of(
                        whole.newPart() == null ? whole.text() : whole.newPart().of(whole.text()))
                .withAttachments(whole.attachments());
        Actor agent = Actor.agent(author.value());
        Replied replied = tickets()
                .reply(agent, Reply.to(hit.ticket(), outgoing).by(CHANNEL).withMessageId(messageId()));
        if (!outgoing.text().equals(whole.text())) {
            tickets().note(agent, AddNote.to(replied.ticket().id(), whole.withAttachments(List.of())));
        }
        return replied(replied, hit).withDetail("agent");
    }

    private Filed replied(Replied replied, Hit hit) {
        finish(replied.ticket().id());
        MailOutcome outcome = replied.continues().isPresent() ? MailOutcome.OPENED : MailOutcome.FOLLOW_UP;
        String reason = replied.continues().isPresent()
                ? "follow-up-of-closed"
                : hit.sign().code();
        return Filed.to(replied.ticket(), outcome, reason);
    }

    /** Keeps the mail inside a ticket, seen by the staff alone; nothing follows from it. */
    Ticket keep(TicketId ticket, String reason) {
        Content content = draft.whole(desk.attachments(), MAIL);
        Ticket kept = tickets()
                .recordAutomatic(
                        MAIL,
                        RecordAutomatic.on(ticket, content, CHANNEL, reason).withMessageId(messageId()));
        note(ticket);
        return kept;
    }

    /** Lets the sender take part. */
    Participant admit(TicketId ticket, Participant.Role role) {
        return tickets().addParticipant(MAIL, AddParticipant.to(ticket, contact(), role));
    }

    private void finish(TicketId ticket) {
        watchers(ticket);
        note(ticket);
    }

    /** Puts those in copy on the ticket, on the word of an authenticated sender alone (rule M8). */
    private void watchers(TicketId ticket) {
        if (incoming.trust() != SenderTrust.PASS) {
            return;
        }
        List<MailAddress> copies = incoming.mail().cc().stream()
                .filter(MailAddress::isUsable)
                .filter(copy -> !policy.isOwn(copy.address()) && !isSender(copy))
                .distinct()
                .limit(policy.mostWatchers())
                .toList();
        for (MailAddress copy : copies) {
            contact(copy).ifPresent(contact -> watcher(ticket, contact));
        }
    }

    /** A ticket with as many participants as it may have takes no more; that is no reason to lose the mail. */
    private void watcher(TicketId ticket, Contact contact) {
        try {
            tickets().addParticipant(MAIL, AddParticipant.to(ticket, contact, Participant.Role.WATCHER));
        } catch (Refused e) {
            remarks.add("watcher-refused", "Somebody in copy could not be added: " + e.code() + ".");
        }
    }

    private boolean isSender(MailAddress copy) {
        return incoming.sender().equals(Optional.of(copy.address()));
    }

    private void note(TicketId ticket) {
        if (!remarks.isEmpty()) {
            String text = "[inbox] " + incoming.arrival() + "\n" + remarks.text();
            tickets()
                    .note(
                            MAIL,
                            AddNote.to(ticket, Utf8.cut(text, policy.limits().textBytes())));
        }
    }

    private void remark(Route.Fresh fresh) {
        for (Refusal refusal : fresh.refused()) {
            remarks.add(
                    "claim-refused",
                    "Claims case " + refusal.hit().number() + " by "
                            + refusal.hit().sign().code() + ": " + refusal.why().code() + ".");
        }
        for (Hit hit : fresh.related()) {
            remarks.add(
                    fresh.reason(),
                    "Points to case " + hit.number() + " by " + hit.sign().code() + ".");
        }
    }

    private static String detail(Route.Fresh fresh) {
        List<String> parts = new ArrayList<>();
        fresh.refused()
                .forEach(refusal -> parts.add(refusal.why().code() + " "
                        + refusal.hit().sign().code() + " " + refusal.hit().number()));
        fresh.related().forEach(hit -> parts.add(hit.sign().code() + " " + hit.number()));
        return String.join(", ", parts);
    }

    /** Those between which nobody can choose are related; what anybody may have made up is merely mentioned (rule M8). */
    private static Map<TicketId, Link.Kind> related(Route.Fresh fresh) {
        Map<TicketId, Link.Kind> links = new LinkedHashMap<>();
        for (Hit hit : fresh.related()) {
            boolean isTrusted = fresh.reason().equals(Threading.AMBIGUOUS)
                    && (hit.standing() instanceof Hit.Standing.Takes || hit.standing() instanceof Hit.Standing.Agent);
            links.putIfAbsent(hit.ticket(), isTrusted ? Link.Kind.RELATES_TO : Link.Kind.MENTIONS);
        }
        fresh.refused().forEach(refusal -> links.putIfAbsent(refusal.hit().ticket(), Link.Kind.MENTIONS));
        return links;
    }

    private Contact contact() {
        return incoming.mail()
                .from()
                .flatMap(this::contact)
                .orElseThrow(() -> new IllegalStateException("mail without a usable sender"));
    }

    private Optional<Contact> contact(MailAddress address) {
        return Addressees.contact(address)
                .map(contact -> contact.speaking(incoming.mailbox().language()));
    }

    private static Optional<String> domainOf(Contact contact) {
        String domain = contact.address().substring(contact.address().lastIndexOf('@') + 1);
        return domain.isEmpty() || domain.length() > LONGEST_ATTRIBUTE ? Optional.empty() : Optional.of(domain);
    }

    private @Nullable String messageId() {
        return isIdTaken ? null : incoming.messageId().orElse(null);
    }
}
