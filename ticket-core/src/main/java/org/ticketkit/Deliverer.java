package org.ticketkit;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticketkit.internal.Change;
import org.ticketkit.internal.Deliveries;
import org.ticketkit.internal.LinkRecord;
import org.ticketkit.internal.TicketCodec;
import org.ticketkit.notice.Notice;
import org.ticketkit.notice.Rendered;
import org.ticketkit.notice.Words;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.ChangeSet.NoticeWrite;
import org.ticketkit.spi.ChangeSet.Outcome;
import org.ticketkit.spi.Notifier;
import org.ticketkit.spi.Notifier.Delivery;
import org.ticketkit.spi.OutgoingNotice;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.StoredNotice;
import org.ticketkit.spi.StoredNotice.State;
import org.ticketkit.spi.StoredRecord;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.spi.UnitOfWork;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Attachment;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.TicketEvent;

/**
 * Delivers notices: claims a batch by a committed lease, freezes the words of each, hands it to its channel outside of any
 * transaction, and records what became of it under the token of the claim.
 *
 * <p>A crash between any two steps leaves the notice leased; when the lease has run out it is claimed again, with the same words under
 * the same id.
 */
final class Deliverer {

    private static final Logger LOG = LoggerFactory.getLogger(TicketDesk.class);
    private static final Actor SELF = Actor.system("delivery");

    private final Desk desk;
    private final Engine engine;
    private final TicketStore store;
    private final UnitOfWork unitOfWork;

    Deliverer(Desk desk) {
        this.desk = desk;
        this.engine = desk.engine();
        this.store = engine.storage().store();
        this.unitOfWork = engine.storage().unitOfWork();
    }

    int deliver(int limit) {
        if (unitOfWork.isActive()) {
            throw new IllegalStateException(
                    "deliver was called inside a transaction; it takes its time, so call it outside of one");
        }
        Instant now = engine.now();
        Instant leaseUntil = now.plus(engine.delivering().lease());
        List<StoredNotice> claimed = unitOfWork.call(tx -> store.claimNotices(now, leaseUntil, limit));
        Map<String, Notifier.Session> sessions = new HashMap<>();
        try {
            claimed.forEach(notice -> deliverOne(notice, sessions));
        } finally {
            sessions.values().forEach(Deliverer::close);
        }
        return claimed.size();
    }

    private static void close(Notifier.Session session) {
        try {
            session.close();
        } catch (RuntimeException failure) {
            LOG.warn("A session of a channel could not be closed", failure);
        }
    }

    private void deliverOne(StoredNotice claimed, Map<String, Notifier.Session> sessions) {
        Optional<Rendered> rendered;
        try {
            rendered = prepare(claimed, engine.now());
        } catch (RuntimeException failure) {
            LOG.error(
                    "Notice {} could not be prepared for now", claimed.notice().id(), failure);
            retryLater(claimed, failure);
            return;
        }
        try {
            rendered.ifPresent(words -> attempt(claimed, words, sessions));
        } catch (RuntimeException failure) {
            // it may have gone out: the lease stands, and whoever claims it next knows that somebody may have sent it
            LOG.error("What became of notice {} is not known", claimed.notice().id(), failure);
        }
    }

    /** The words to send; empty if the notice is not to be attempted, now or ever. */
    private Optional<Rendered> prepare(StoredNotice claimed, Instant now) {
        if (!now.isBefore(claimed.due())) {
            giveBack(claimed, now);
            return Optional.empty();
        }
        Optional<String> obstacle = obstacle(claimed, now);
        if (obstacle.isPresent()) {
            settle(claimed, Deliveries.park(claimed, obstacle.get(), now), obstacle.get());
            return Optional.empty();
        }
        return claimed.rendered().or(() -> freeze(claimed));
    }

    /** Too late for this lease. What may have gone out already stays leased, so that this is not forgotten. */
    private void giveBack(StoredNotice claimed, Instant now) {
        if (claimed.state() != State.SENDING) {
            settle(claimed, Deliveries.giveBack(claimed, now), "late");
        }
    }

    private void retryLater(StoredNotice claimed, RuntimeException failure) {
        if (claimed.state() == State.SENDING) {
            return;
        }
        try {
            Delivery retry =
                    new Delivery.Retry("failed with " + failure.getClass().getSimpleName());
            settle(claimed, after(claimed, retry), "parked");
        } catch (RuntimeException again) {
            LOG.error("Notice {} stays leased until {}", claimed.notice().id(), claimed.due(), again);
        }
    }

    private NoticeWrite.Settle after(StoredNotice claimed, Delivery delivery) {
        Delivering rules = engine.delivering();
        return Deliveries.after(claimed, delivery, rules.attempts(), rules.firstDelay(), engine.now());
    }

    /** Why a notice must not be attempted; empty if it may. */
    private Optional<String> obstacle(StoredNotice claimed, Instant now) {
        boolean mayHaveGoneOut = claimed.state() == State.SENDING;
        if (mayHaveGoneOut && engine.delivering().afterCrash() == Delivering.AfterCrash.PARK) {
            return Optional.of("interrupted");
        }
        // one that waits was put there by an attempt that ended, or by somebody who wants one more
        if (mayHaveGoneOut && claimed.attempts() > engine.delivering().attempts()) {
            return Optional.of("too-many-attempts");
        }
        if (!engine.notifiers().containsKey(claimed.notice().channel())) {
            return Optional.of("no-channel");
        }
        // a notice counts from its first attempt on: a retry is in the budget already
        boolean isFirst = claimed.rendered().isEmpty();
        return isFirst && isOverBudget(claimed.notice(), now) ? Optional.of("over-budget") : Optional.empty();
    }

    /** Automatic notices have a budget for each address and one in all (rule M10). */
    private boolean isOverBudget(Notice notice, Instant now) {
        if (!notice.isAutomatic()) {
            return false;
        }
        Delivering rules = engine.delivering();
        Instant since = now.minus(rules.budgetPeriod());
        Optional<String> budgetKey = Optional.of(notice.budgetKey());
        return counted(notice, budgetKey, since, rules.recipientBudget())
                || counted(notice, Optional.empty(), since, rules.totalBudget());
    }

    private boolean counted(Notice notice, Optional<String> budgetKey, Instant since, int budget) {
        return store.countAutomatic(notice.tenant(), notice.channel(), budgetKey, since, budget) >= budget;
    }

    /** Freezes the words, so that every attempt says the same; empty if somebody else has the notice by now. */
    private Optional<Rendered> freeze(StoredNotice claimed) {
        return unitOfWork.call(tx -> {
            Notice notice = claimed.notice();
            ChangeSet.Builder writes = ChangeSet.of(notice.tenant());
            Rendered rendered = render(notice, writes);
            writes.notice(new NoticeWrite.Freeze(notice.id(), claimed.token(), rendered));
            Outcome outcome = store.commit(writes.build());
            return outcome instanceof Outcome.Written ? Optional.of(rendered) : Optional.empty();
        });
    }

    private Rendered render(Notice notice, ChangeSet.Builder writes) {
        Map<String, String> parameters = new HashMap<>(notice.parameters());
        Optional<Entry> carried = notice.entry().flatMap(id -> entry(notice, id));
        carried.ifPresent(entry -> parameters.put("text", entry.text()));
        if (engine.statusPage() != null && isToRequester(notice)) {
            String token = LinkRecord.newToken(engine.random());
            LinkRecord.add(writes, engine.ids().next(engine.now()), token, notice.ticket(), engine.now());
            parameters.put("statusUrl", engine.statusPage().apply(token).toString());
        }
        Locale language = notice.recipient().contact().language();
        Words words = engine.templates()
                .render(
                        notice.template(),
                        parameters,
                        language,
                        notice.recipient().contact().zone());
        List<Attachment> files = carried.map(Entry::attachments).orElse(List.of());
        Optional<String> answers =
                notice.answers().flatMap(id -> entry(notice, id)).flatMap(Entry::messageId);
        String messageId = notifier(notice).messageId(notice);
        return new Rendered(messageId, words.subject(), words.text(), answers, files);
    }

    /** The status page shows the conversation from its start, which somebody who joined later must not see (rule M8). */
    private boolean isToRequester(Notice notice) {
        return store.find(notice.tenant(), RecordRef.ticket(notice.ticket()))
                .map(stored -> TicketCodec.decode(stored).ticket().requester())
                .filter(notice.recipient().id()::equals)
                .isPresent();
    }

    private Optional<Entry> entry(Notice notice, EntryId id) {
        return store.entry(notice.tenant(), id);
    }

    private Notifier notifier(Notice notice) {
        Notifier notifier = engine.notifiers().get(notice.channel());
        if (notifier == null) {
            throw new IllegalStateException("nobody delivers on channel " + notice.channel());
        }
        return notifier;
    }

    private void attempt(StoredNotice claimed, Rendered rendered, Map<String, Notifier.Session> sessions) {
        Notice notice = claimed.notice();
        Notifier.Session session = sessions.computeIfAbsent(
                notice.channel(), channel -> notifier(notice).open());
        OutgoingNotice outgoing = new OutgoingNotice(
                notice,
                rendered,
                claimed.attempts(),
                file -> engine.storage().attachments().open(notice.tenant(), file.sha256()));
        Delivery delivery = session.deliver(outgoing);
        settle(claimed, after(claimed, delivery), delivery instanceof Delivery.Rejected ? "rejected" : "parked");
    }

    /** Records what became of the notice, and tells the ticket if it will not arrive (rule M13). */
    private void settle(StoredNotice claimed, NoticeWrite.Settle settle, String code) {
        Notice notice = claimed.notice();
        if (settle.state() == State.FAILED || settle.state() == State.PARKED) {
            LOG.warn(
                    "Notice {} about ticket {} on channel {} is {} ({}): {}; outbox().failed lists it, retry(...) has it tried again",
                    notice.id(),
                    notice.ticket(),
                    notice.channel(),
                    settle.state(),
                    code,
                    settle.problem().map(Deliverer::withoutAddresses).orElse("no reason given"));
        }
        Desk tenantDesk = new Desk(engine, notice.tenant(), desk.language(), desk.cause());
        engine.transactions().decide(scope -> {
            Optional<TicketEvent> told = Deliveries.toldOnTicket(notice, settle.state(), code);
            Optional<StoredRecord> ticket =
                    told.isEmpty() ? Optional.empty() : store.find(notice.tenant(), RecordRef.ticket(notice.ticket()));
            Outcome outcome = ticket.isPresent()
                    ? scope.commit(told(tenantDesk, ticket.get(), told.get()).along(writes -> writes.notice(settle)))
                    : store.commit(ChangeSet.of(notice.tenant()).notice(settle).build());
            if (outcome instanceof Outcome.LeaseLost) {
                LOG.warn("Notice {} was taken over by another node while it was being sent", notice.id());
            }
            return outcome;
        });
    }

    /** What a server says may name the recipient, who does not belong in a log. */
    private static String withoutAddresses(String problem) {
        return problem.replaceAll("[^\\s<>]+@[^\\s<>]+", "***");
    }

    private static Change told(Desk desk, StoredRecord ticket, TicketEvent event) {
        return Deliveries.told(desk.context(SELF), TicketCodec.decode(ticket), event);
    }
}
