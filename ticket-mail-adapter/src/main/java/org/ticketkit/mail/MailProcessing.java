package org.ticketkit.mail;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticketkit.spi.Directory;
import org.ticketkit.spi.Inbox;
import org.ticketkit.spi.Inbox.Claimed;
import org.ticketkit.spi.UnitOfWork;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.StaleTicket;
import org.ticketkit.ticket.StorageFailed;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketId;

/** Takes one claimed mail to its end: filed, tried again later, or set aside (rule M1). */
final class MailProcessing {

    private static final Logger LOG = LoggerFactory.getLogger(MailProcessing.class);

    /** A lost race is decided again at once, this often. */
    private static final int RACES = 5;

    /** A mail that takes the whole process down with it never says that it failed; so many claims say it. */
    private static final int ABANDONED_AFTER = 4;

    private static final int LONGEST_PROBLEM = 500;
    private static final int MOST_AGENTS = 10;

    private final Map<String, Mailbox> mailboxes;
    private final Inbox inbox;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;
    private final MailParser parser;
    private final Directory directory;
    private final String authservId;
    private final Retrying retrying;
    private final Scanning scanning;
    private final IntakePolicy policy;

    MailProcessing(MailIntakeBuilder builder) {
        this.mailboxes = Map.copyOf(builder.mailboxes);
        this.inbox = builder.parts.storage().inbox();
        this.unitOfWork = builder.parts.storage().unitOfWork();
        this.clock = builder.parts.clock();
        this.parser = MailParser.of(clock).withLimits(builder.mailLimits);
        this.directory = builder.parts.directory();
        this.authservId = builder.authservId;
        this.retrying = builder.retrying;
        this.scanning = new Scanning(builder.scanner, builder.parts.limits(), clock);
        this.policy = builder.policy();
    }

    /** What became of the mail; empty if another node has it by now. */
    Optional<HandledMail> handle(Claimed claimed) {
        try {
            return decide(claimed);
        } catch (LeaseLost e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            return failed(claimed, e);
        }
    }

    private Optional<HandledMail> decide(Claimed claimed) {
        if (claimed.attempts() > ABANDONED_AFTER * retrying.attempts()) {
            return setAside(claimed, "abandoned-too-often", "It was claimed " + claimed.attempts() + " times.");
        }
        Mailbox mailbox = mailboxes.get(claimed.arrival().mailbox());
        if (mailbox == null) {
            return setAside(claimed, "unknown-mailbox", "No mailbox of this intake has the name.");
        }
        Parsed parsed = parser.parse(claimed.arrival().raw().toArray());
        if (parsed instanceof Unparsable broken) {
            return setAside(claimed, broken.reason().code(), broken.sentence());
        }
        IncomingMail incoming = incoming(claimed, mailbox, (ParsedMail) parsed);
        for (int race = 1; ; race++) {
            try {
                return Optional.of(unitOfWork.call(transaction -> file(claimed, incoming)));
            } catch (StaleTicket | StorageFailed e) {
                if (race == RACES || !isTransient(e)) {
                    throw e;
                }
            }
        }
    }

    private HandledMail file(Claimed claimed, IncomingMail incoming) {
        Filed filed = new Filing(policy, incoming).file();
        return settle(claimed, filed);
    }

    private HandledMail settle(Claimed claimed, Filed filed) {
        Instant now = clock.instant();
        UUID id = claimed.arrival().id();
        boolean isHeld = switch (filed.outcome()) {
            case QUARANTINED -> inbox.quarantine(id, claimed.token(), problem(filed), now);
            case DEFERRED ->
                inbox.defer(id, claimed.token(), problem(filed), now.plus(retrying.delayAfter(claimed.attempts())));
            default -> inbox.finish(id, claimed.token(), disposition(filed), now);
        };
        if (!isHeld) {
            throw new LeaseLost();
        }
        return new HandledMail(
                id,
                claimed.arrival().mailbox(),
                filed.outcome(),
                filed.reason(),
                filed.detail(),
                filed.ticket().map(Ticket::id),
                filed.ticket().map(Ticket::number));
    }

    private static Inbox.Disposition disposition(Filed filed) {
        boolean isIgnored = filed.outcome() == MailOutcome.IGNORED || filed.outcome() == MailOutcome.REFUSED;
        return new Inbox.Disposition(
                isIgnored ? Inbox.State.IGNORED : Inbox.State.PROCESSED,
                filed.reason(),
                filed.ticket().map(Ticket::id).map(TicketId::value));
    }

    private Optional<HandledMail> setAside(Claimed claimed, String reason, String detail) {
        return Optional.of(unitOfWork.call(transaction -> settle(claimed, Filed.quarantined(reason, detail))));
    }

    private Optional<HandledMail> failed(Claimed claimed, RuntimeException e) {
        boolean isFinal = e instanceof Refused refused && refused.code() == Refused.Code.INVALID;
        boolean isExhausted = claimed.attempts() >= retrying.attempts() && !isTransient(e);
        String detail = e.getClass().getSimpleName() + ": " + e.getMessage();
        LOG.warn("Mail {} failed at attempt {}", claimed.arrival().id(), claimed.attempts(), e);
        Filed filed = isFinal || isExhausted
                ? Filed.quarantined(isFinal ? "command-invalid" : "processing-failed", detail)
                : new Filed(MailOutcome.DEFERRED, "processing-failed", detail, Optional.empty());
        try {
            return Optional.of(unitOfWork.call(transaction -> settle(claimed, filed)));
        } catch (RuntimeException again) {
            // the lease runs out by itself, and the mail is claimed once more
            LOG.warn("Mail {} could not be put back", claimed.arrival().id(), again);
            return Optional.empty();
        }
    }

    private static boolean isTransient(RuntimeException e) {
        return e instanceof StaleTicket
                || (e instanceof StorageFailed failure && failure.recovery() != StorageFailed.Recovery.INVESTIGATE);
    }

    private IncomingMail incoming(Claimed claimed, Mailbox mailbox, ParsedMail mail) {
        SenderTrust trust = authservId.isEmpty() ? SenderTrust.NONE : mail.trust(authservId);
        return new IncomingMail(
                claimed.arrival().id(),
                claimed.arrival().at(),
                mailbox,
                mail,
                trust,
                scanning.scan(mail),
                agents(mailbox.tenant(), mail));
    }

    /** The agents whom the mail names as its sender or as reported recipients: the only holders of agents' tokens it may have. */
    private Map<String, AgentId> agents(TenantId tenant, ParsedMail mail) {
        Map<String, AgentId> agents = new HashMap<>();
        Stream<String> reported = mail.report().stream()
                .flatMap(report -> report.recipients().stream())
                .map(RecipientReport::recipient);
        Stream.concat(mail.from().stream().map(MailAddress::address), reported)
                .filter(address -> Addressees.isReachable(new MailAddress(address, "")))
                .distinct()
                .limit(MOST_AGENTS)
                .forEach(address -> agent(tenant, address).ifPresent(agent -> agents.put(address, agent)));
        return agents;
    }

    private Optional<AgentId> agent(TenantId tenant, String address) {
        try {
            return directory.agentByContact(tenant, Contact.mail(address)).map(Directory.Agent::id);
        } catch (RuntimeException e) {
            // not known is the safe answer: an agent is never taken for one without proof (D2)
            LOG.warn("The directory failed; the sender is taken for nobody's agent", e);
            return Optional.empty();
        }
    }

    private static String problem(Filed filed) {
        String whole = filed.detail().isEmpty() ? filed.reason() : filed.reason() + ": " + filed.detail();
        return whole.length() <= LONGEST_PROBLEM ? whole : whole.substring(0, LONGEST_PROBLEM);
    }

    /** Another node has the mail: the transaction must not commit. */
    private static final class LeaseLost extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
