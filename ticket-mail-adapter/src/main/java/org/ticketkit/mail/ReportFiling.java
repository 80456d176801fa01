package org.ticketkit.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ticketkit.notice.NoticeId;
import org.ticketkit.spi.StoredNotice;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketId;

/**
 * Files what machines report about our own mail: bounces, complaints, receipts (rule M11). Such a report never becomes a customer's
 * message and never opens a ticket.
 */
final class ReportFiling {

    /** More ids than any report has. */
    private static final int MOST_IDS = 20;

    private final IntakePolicy policy;
    private final IncomingMail incoming;
    private final Clerk clerk;
    private final Rolls rolls;
    private final ReturnPaths returnPaths;

    ReportFiling(IntakePolicy policy, IncomingMail incoming, Clerk clerk, Rolls rolls) {
        this.policy = policy;
        this.incoming = incoming;
        this.clerk = clerk;
        this.rolls = rolls;
        this.returnPaths = new ReturnPaths(policy.tokens(), incoming, clerk, rolls);
    }

    Filed file(MailKind kind) {
        String reason = reason(kind);
        Optional<Reported> reported = reported();
        if (kind == MailKind.DELIVERY_SUCCESS) {
            return new Filed(MailOutcome.IGNORED, reason, "", reported.map(Reported::ticket));
        }
        if (reported.isEmpty()) {
            return Filed.quarantined("unmatched-" + reason, unmatched());
        }
        Reported about = reported.get();
        if (reason.equals("bounce")) {
            about.notice().ifPresent(id -> clerk.desk().outbox().bounced(Clerk.MAIL, id, code()));
        }
        clerk.keep(about.ticket().id(), reason);
        MailOutcome outcome = kind == MailKind.BOUNCE ? MailOutcome.BOUNCE : MailOutcome.AUTOMATIC;
        return Filed.to(about.ticket(), outcome, reason).withDetail(kind == MailKind.BOUNCE ? code() : "");
    }

    private String reason(MailKind kind) {
        return switch (kind) {
            case FEEDBACK_REPORT -> "feedback-report";
            case READ_RECEIPT -> "read-receipt";
            case DELIVERY_SUCCESS -> "delivery-success";
            default -> isOnlyLate() ? "delayed" : "bounce";
        };
    }

    /** A server that goes on trying says so: that is no failure yet. */
    private boolean isOnlyLate() {
        List<RecipientReport> recipients =
                incoming.mail().report().map(DeliveryReport::recipients).orElse(List.of());
        return !recipients.isEmpty()
                && recipients.stream()
                        .allMatch(recipient -> recipient.action().equals("delayed")
                                || (recipient.action().isEmpty()
                                        && recipient
                                                .status()
                                                .filter(status ->
                                                        status.toString().startsWith("4."))
                                                .isPresent()));
    }

    /** The first status of a permanent kind, else the first; {@code bounced} if there is none. */
    private String code() {
        List<String> codes = incoming.mail().report().map(DeliveryReport::statuses).orElse(List.of()).stream()
                .map(Object::toString)
                .toList();
        return codes.stream()
                .filter(code -> code.startsWith("5."))
                .findFirst()
                .or(() -> codes.stream().findFirst())
                .orElse("bounced");
    }

    /** The strongest sign first (rule M6). */
    private Optional<Reported> reported() {
        return byReturnPath().or(this::byMessageId).or(this::byReplyAddress);
    }

    /** Signed by us, a return path tells the notice even if a relay gave the mail another id, or the report has nothing of it. */
    private Optional<Reported> byReturnPath() {
        return returnPaths
                .stored()
                .flatMap(stored -> reported(
                        stored.notice().ticket(), Optional.of(stored.notice().id())));
    }

    private Optional<Reported> byMessageId() {
        return ids().stream()
                .flatMap(id -> policy.tokens().readMessageId(incoming.tenant(), id, rolls::holders).stream()
                        .flatMap(token -> about(token, id).stream()))
                .findFirst();
    }

    /** A person can tell more of a notice that is gone. */
    private String unmatched() {
        return returnPaths
                .notices()
                .map(id -> "It came to the return path of notice " + id + ", which is not there.")
                .findFirst()
                .orElse("It names no mail of ours that could be found.");
    }

    /** A bounce that was sent to the reply address instead of the envelope's sender still names its ticket. */
    private Optional<Reported> byReplyAddress() {
        return returnPaths
                .signed(MailToken.ReplyAddress.class)
                .flatMap(token -> reported(token.ticket(), Optional.empty()).stream())
                .findFirst();
    }

    private Optional<Reported> about(MailToken token, String id) {
        if (token instanceof MailToken.OwnMessage own) {
            Optional<StoredNotice> notice = clerk.desk().outbox().find(Clerk.MAIL, id);
            return reported(own.ticket(), notice.map(stored -> stored.notice().id()));
        }
        return token instanceof MailToken.Anchor anchor
                ? reported(anchor.ticket(), Optional.empty())
                : Optional.empty();
    }

    private Optional<Reported> reported(TicketId ticket, Optional<NoticeId> notice) {
        return rolls.live(ticket).map(found -> new Reported(found, notice));
    }

    /** What may be the id of a mail of ours, the likeliest first. */
    private List<String> ids() {
        ParsedMail mail = incoming.mail();
        Stream<String> named = mail.report().stream()
                .flatMap(report -> Stream.of(report.originalMessageId(), report.originalEnvelopeId()))
                .flatMap(Optional::stream);
        List<String> ids = new ArrayList<>(named.toList());
        ids.addAll(mail.inReplyTo());
        ids.addAll(mail.references());
        ids.addAll(BodyMarkers.in(mail.body().text()));
        return ids.stream().distinct().limit(MOST_IDS).toList();
    }

    /** A ticket that is reported on, and the notice that went out as the mail of ours. */
    private record Reported(Ticket ticket, Optional<NoticeId> notice) {}
}
