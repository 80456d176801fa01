package org.ticketkit.mail;

import java.util.List;
import java.util.Optional;
import org.ticketkit.mail.Hit.Standing;
import org.ticketkit.ticket.Acknowledgement;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Ticket;

/**
 * Puts one mail where it belongs, inside a transaction (rules M6, M8, M9): decides by {@link Threading} and acts through {@link Clerk}.
 */
final class Filing {

    private final IntakePolicy policy;
    private final IncomingMail incoming;
    private final Clerk clerk;
    private final EvidenceFinder evidence;
    private final Rolls rolls;

    Filing(IntakePolicy policy, IncomingMail incoming) {
        this.policy = policy;
        this.incoming = incoming;
        this.clerk = new Clerk(policy, incoming);
        this.rolls = new Rolls(clerk.tickets(), Clerk.MAIL, incoming);
        this.evidence =
                new EvidenceFinder(clerk.tickets(), Clerk.MAIL, policy.tokens(), policy.scanner(), incoming, rolls);
    }

    /** Files the mail; what is written is written in the running transaction. */
    Filed file() {
        MailKind kind = incoming.mail().classification().kind();
        if (policy.isOwn(incoming) || isOurs()) {
            return Filed.ignored("loop");
        }
        Optional<Ticket> before = clerk.duplicateOf();
        if (before.isPresent()) {
            return Filed.to(before.get(), MailOutcome.IGNORED, "duplicate");
        }
        return switch (kind) {
            case BOUNCE, FEEDBACK_REPORT, READ_RECEIPT, DELIVERY_SUCCESS ->
                new ReportFiling(policy, incoming, clerk, rolls).file(kind);
            case AUTO_REPLY, AUTO_GENERATED -> automatic(kind);
            default -> personal();
        };
    }

    /** Our own mail, come back under its own id. */
    private boolean isOurs() {
        return incoming.messageId()
                .flatMap(id -> policy.tokens().readMessageId(incoming.tenant(), id, rolls::holders))
                .isPresent();
    }

    private Filed personal() {
        if (incoming.sender().isEmpty()) {
            return Filed.quarantined("no-usable-sender", "Nobody could be answered: no header names a usable sender.");
        }
        Route route = Threading.route(evidence.find(), incoming.trust(), isForward(), policy.unknownSender());
        if (route instanceof Route.Continue there) {
            return follow(there.hit());
        }
        if (route instanceof Route.AsGuest guest) {
            Participant part = clerk.admit(guest.hit().ticket(), Participant.Role.GUEST);
            Hit admitted = new Hit(
                    guest.hit().sign(), guest.hit().ticket(), guest.hit().number(), new Standing.Takes(part.id()));
            return follow(admitted).withDetail("guest");
        }
        if (route instanceof Route.Pending pending) {
            Ticket ticket = clerk.keep(pending.hit().ticket(), "unknown-sender");
            return Filed.to(ticket, MailOutcome.PENDING, pending.hit().sign().code());
        }
        return open((Route.Fresh) route, policy.acknowledgement(incoming));
    }

    private Filed follow(Hit hit) {
        try {
            return hit.standing() instanceof Standing.Agent agent
                    ? clerk.answer(hit, agent.agent())
                    : clerk.reply(hit, ((Standing.Takes) hit.standing()).part());
        } catch (Refused e) {
            return switch (e.code()) {
                case CLOSED -> Filed.to(clerk.keep(hit.ticket(), "closed"), MailOutcome.REFUSED, "closed");
                case FORBIDDEN ->
                    open(new Route.Fresh("reply-forbidden", List.of(hit), List.of()), policy.acknowledgement(incoming));
                default -> throw e;
            };
        }
    }

    private Filed automatic(MailKind kind) {
        String reason = kind == MailKind.AUTO_REPLY ? "auto-reply" : "auto-generated";
        // what is kept inside a ticket is seen by the staff alone, so a stranger's strong sign is enough
        Route route = Threading.route(evidence.find(), incoming.trust(), isForward(), UnknownSender.PENDING);
        Optional<Hit> hit = hitOf(route);
        if (hit.isPresent()) {
            return Filed.to(clerk.keep(hit.get().ticket(), reason), MailOutcome.AUTOMATIC, reason)
                    .withDetail(hit.get().sign().code());
        }
        Optional<Ticket> answered = answeredByReturnPath();
        if (answered.isPresent()) {
            return Filed.to(clerk.keep(answered.get().id(), reason), MailOutcome.AUTOMATIC, reason)
                    .withDetail("return-path");
        }
        if (kind == MailKind.AUTO_REPLY || policy.generated() == GeneratedMail.IGNORE) {
            return Filed.ignored(reason);
        }
        return incoming.sender().isEmpty()
                ? Filed.quarantined("no-usable-sender", "A machine's mail whose headers name no usable sender.")
                : open((Route.Fresh) route, Acknowledgement.SUPPRESS).withDetail(reason);
    }

    /** A machine answers to the envelope's sender (RFC 3834, section 4), which names the notice that it answers. */
    private Optional<Ticket> answeredByReturnPath() {
        return new ReturnPaths(policy.tokens(), incoming, clerk, rolls)
                .stored()
                .flatMap(stored -> rolls.live(stored.notice().ticket()));
    }

    private Filed open(Route.Fresh fresh, Acknowledgement acknowledgement) {
        return clerk.open(fresh, acknowledgement);
    }

    private static Optional<Hit> hitOf(Route route) {
        if (route instanceof Route.Continue there) {
            return Optional.of(there.hit());
        }
        return route instanceof Route.Pending pending ? Optional.of(pending.hit()) : Optional.empty();
    }

    /** A mail that encloses another and answers none passes it on, too. */
    private boolean isForward() {
        ParsedMail mail = incoming.mail();
        return SubjectPrefix.isForward(mail.subject())
                || (mail.inReplyTo().isEmpty()
                        && mail.attachments().stream()
                                .anyMatch(file -> file.contentType().equals("message/rfc822")));
    }
}
