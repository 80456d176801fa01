package org.ticketkit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticketkit.internal.ApprovalUpkeep;
import org.ticketkit.internal.Change;
import org.ticketkit.internal.Consulting;
import org.ticketkit.internal.Delegating;
import org.ticketkit.internal.Deliveries;
import org.ticketkit.internal.HandingOver;
import org.ticketkit.internal.Lapsing;
import org.ticketkit.internal.Moving;
import org.ticketkit.internal.Owning;
import org.ticketkit.internal.RuleTimer;
import org.ticketkit.internal.StagedStore;
import org.ticketkit.internal.TicketCodec;
import org.ticketkit.internal.Tracing;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.ChangeSet.Outcome;
import org.ticketkit.spi.ChangeSet.TimerWrite;
import org.ticketkit.spi.StoredRecord;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.spi.Timer;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.TicketId;

/**
 * Does what came due: claims timers and decides each in one transaction; if that fails, one by one, so that a timer that cannot be
 * done never stops the rest. It is tried again with growing delays and at last parked.
 */
final class Worker {

    private static final Logger LOG = LoggerFactory.getLogger(TicketDesk.class);
    private static final Actor SELF = Actor.system("timer");
    private static final Set<String> KINDS = Set.of(
            Moving.WAKE,
            Lapsing.LAPSE,
            Owning.CLAIM_END,
            HandingOver.END,
            Delegating.END,
            Consulting.DUE,
            ApprovalUpkeep.DEADLINE);
    private static final int ATTEMPTS = 8;
    private static final Duration FIRST_DELAY = Duration.ofSeconds(30);
    private static final Duration UNKNOWN_DELAY = Duration.ofMinutes(5);

    private final Desk desk;
    private final Engine engine;
    private final TicketStore store;

    Worker(Desk desk) {
        this.desk = desk;
        this.engine = desk.engine();
        this.store = engine.storage().store();
    }

    int work(int limit) {
        Instant now = engine.now();
        engine.numbering().prepare(now);
        try {
            return engine.transactions().decide(scope -> {
                List<Timer> due = store.claimTimers(now, limit);
                return (int)
                        due.stream().filter(timer -> fire(scope, timer, now)).count();
            });
        } catch (RuntimeException failure) {
            if (engine.storage().unitOfWork().isActive()) {
                throw failure;
            }
            LOG.warn("A batch of timers failed; going on one by one", failure);
            return oneByOne(now, limit);
        }
    }

    private int oneByOne(Instant now, int limit) {
        List<Timer> due = engine.storage().unitOfWork().call(tx -> store.claimTimers(now, limit));
        int done = 0;
        for (Timer timer : due) {
            try {
                done += engine.transactions().decide(scope -> fire(scope, timer, now)) ? 1 : 0;
            } catch (RuntimeException failure) {
                done += postpone(timer, now, failure) ? 1 : 0;
            }
        }
        return done;
    }

    /** Has it tried again later; false if somebody else did it meanwhile, so that nothing failed. */
    private boolean postpone(Timer timer, Instant now, RuntimeException failure) {
        int attempts = timer.attempts() + 1;
        Timer later = new Timer(
                timer.tenant(),
                timer.record(),
                timer.kind(),
                now.plus(Deliveries.delay(attempts, FIRST_DELAY)),
                attempts,
                Optional.of(failure.getClass().getSimpleName()),
                attempts >= ATTEMPTS);
        try {
            if (!replace(timer, new TimerWrite.Set(later))) {
                LOG.debug("Timer {} of {} was done by somebody else meanwhile", timer.kind(), timer.record(), failure);
                return false;
            }
            LOG.error("Timer {} of {} failed", timer.kind(), timer.record(), failure);
        } catch (RuntimeException again) {
            again.addSuppressed(failure);
            LOG.error("Timer {} of {} failed and stays due", timer.kind(), timer.record(), again);
        }
        return true;
    }

    /** Writes a timer in place of the claimed one, or only clears it; false, and nothing, if somebody else was faster. */
    private boolean replace(Timer claimed, TimerWrite... writes) {
        ChangeSet.Builder change = ChangeSet.of(claimed.tenant()).timer(clear(claimed));
        for (TimerWrite write : writes) {
            change.timer(write);
        }
        return !(store.commit(change.build()) instanceof Outcome.TimerGone);
    }

    private static TimerWrite clear(Timer timer) {
        return new TimerWrite.Clear(timer.record(), timer.kind(), Optional.of(timer.due()));
    }

    /**
     * Decides one timer. A decision is the timer's end, whether anything happened or not; false if somebody else came to it first.
     */
    private boolean fire(Transactions.Scope scope, Timer timer, Instant now) {
        Optional<RuleTimer> rules = RuleTimer.of(timer.kind());
        if (rules.isPresent()) {
            return applyRules(scope, timer, rules.get(), now);
        }
        if (timer.kind().equals(RuleTimer.STOPPED)) {
            // whoever restored it woke what must not be woken
            return replace(
                    timer,
                    Tracing.stopped(timer.tenant(), new TicketId(timer.record().id()), timer.due()));
        }
        if (!KINDS.contains(timer.kind())) {
            return leaveAlone(timer, now);
        }
        Optional<StoredRecord> stored = store.find(timer.tenant(), timer.record());
        if (stored.isEmpty()) {
            return replace(timer);
        }
        TicketCodec.Loaded loaded = TicketCodec.decode(stored.get());
        Optional<Lifecycle> lifecycle = engine.knownLifecycle(loaded.ticket());
        if (lifecycle.isEmpty()) {
            return leaveAlone(timer, now);
        }
        Desk tenantDesk = new Desk(engine, timer.tenant(), desk.language(), Recorded.Cause.TIMER);
        TicketCodec.Loaded known = tenantDesk.withPeople(tenantDesk.withBlockers(loaded), lifecycle.get());
        Change change = decide(Change.firing(tenantDesk.context(SELF, now), known, timer), timer, lifecycle.get());
        return change.isEmpty()
                ? again(timer, change, lifecycle.get())
                : scope.commit(change) instanceof Outcome.Written;
    }

    private boolean applyRules(Transactions.Scope scope, Timer timer, RuleTimer due, Instant now) {
        Desk tenantDesk = new Desk(engine, timer.tenant(), desk.language(), Recorded.Cause.RULE);
        Optional<StagedStore> applied = new RuleRun(tenantDesk).apply(timer, due, now);
        if (applied.isEmpty()) {
            return leaveAlone(timer, now);
        }
        ChangeSet changes = applied.get().changes().timer(clear(timer)).build();
        return scope.commit(changes, Together.events(applied.get())) instanceof Outcome.Written;
    }

    /** Nothing happened: what is to be looked at later is; every other timer is over. */
    private boolean again(Timer timer, Change change, Lifecycle lifecycle) {
        Optional<Instant> later = timer.kind().equals(Lapsing.LAPSE)
                ? Lapsing.again(change.ticket(), lifecycle, engine.now())
                : Optional.empty();
        return later.map(due -> new TimerWrite.Set(Timer.at(timer.tenant(), timer.record(), timer.kind(), due)))
                .map(write -> replace(timer, write))
                .orElseGet(() -> replace(timer));
    }

    /** A node that knows the definition, or the kind of timer, may do it (rolling deployment). */
    private boolean leaveAlone(Timer timer, Instant now) {
        Timer later = Timer.at(timer.tenant(), timer.record(), timer.kind(), now.plus(UNKNOWN_DELAY));
        return replace(timer, new TimerWrite.Set(later));
    }

    private Change decide(Change change, Timer timer, Lifecycle lifecycle) {
        return switch (timer.kind()) {
            case Moving.WAKE -> Moving.wake(change, lifecycle);
            case Lapsing.LAPSE -> Lapsing.lapse(change, lifecycle);
            case Owning.CLAIM_END -> Owning.expire(change);
            case ApprovalUpkeep.DEADLINE -> ApprovalUpkeep.passDeadlines(change);
            case HandingOver.END -> HandingOver.expire(change);
            case Delegating.END -> Delegating.expire(change);
            case Consulting.DUE -> Consulting.overdue(change);
            default -> throw new IllegalStateException("timer " + timer.kind() + " is of no kind that this node knows");
        };
    }
}
