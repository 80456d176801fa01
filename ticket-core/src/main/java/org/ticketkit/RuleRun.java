package org.ticketkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticketkit.internal.Change;
import org.ticketkit.internal.EventCodec;
import org.ticketkit.internal.RuleBook;
import org.ticketkit.internal.RuleTimer;
import org.ticketkit.internal.StagedStorage;
import org.ticketkit.internal.StagedStore;
import org.ticketkit.internal.TicketCodec;
import org.ticketkit.internal.Tracing;
import org.ticketkit.rule.Occasion;
import org.ticketkit.rule.Rule;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.StoredRecord;
import org.ticketkit.spi.Timer;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.TicketEvent;

/** Applies the rules to events of one commit, and to what comes of them (rule T5); all of it is written at once by the caller. */
final class RuleRun {

    /** How long events are left to a node that has the rules that they were noted for (rolling deployment). */
    static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger(TicketDesk.class);

    private final RuleBook book;
    private final StagedStore stage;
    private final Desk desk;
    private final Engine real;

    /** A run on this tenant's desk. */
    RuleRun(Desk tenantDesk) {
        this.real = tenantDesk.engine();
        this.book = real.rules();
        this.stage = Together.stage(tenantDesk);
        // rules for what rules do are applied here and now, so no timers are set for them
        this.desk = new Desk(
                real.on(new StagedStorage(real.storage(), stage), RuleBook.NONE, real.clock()),
                tenantDesk.tenantId(),
                tenantDesk.language(),
                Recorded.Cause.RULE);
    }

    /** What is to be written in place of the timer; empty if another node has to do it. */
    Optional<StagedStore> apply(Timer timer, RuleTimer due, Instant now) {
        Optional<StoredRecord> stored = stage.find(timer.tenant(), timer.record());
        if (stored.isEmpty()) {
            return Optional.of(stage);
        }
        List<Recorded> roots = events(timer.record(), due);
        boolean isForOthers = !due.book().equals(book.code())
                && roots.stream().anyMatch(root -> now.isBefore(root.at().plus(PATIENCE)));
        if (isForOthers
                || real.knownLifecycle(TicketCodec.decode(stored.get()).ticket())
                        .isEmpty()) {
            return Optional.empty();
        }
        roots.forEach(root -> follow(root, now));
        return Optional.of(stage);
    }

    private List<Recorded> events(RecordRef ticket, RuleTimer due) {
        int most = (int) (due.to() - due.from() + 1);
        return stage.events(desk.tenantId(), ticket, due.from() - 1, most).stream()
                .map(EventCodec::decode)
                .toList();
    }

    /** Applies the rules to one event and, in the order in which it happens, to all that comes of it. */
    private void follow(Recorded root, Instant now) {
        Deque<Recorded> open = new ArrayDeque<>(List.of(root));
        int fired = 0;
        while (!open.isEmpty()) {
            Recorded event = open.remove();
            for (Rule rule : book.rules()) {
                Optional<Firing> firing = rule.wants(event.event()) ? ask(rule, event, now) : Optional.empty();
                if (firing.isPresent() && fired == book.budget()) {
                    stop(root, rule, now);
                    return;
                }
                if (firing.isPresent()) {
                    fired++;
                    open.addAll(fire(firing.get()));
                }
            }
        }
    }

    private Optional<Firing> ask(Rule rule, Recorded event, Instant now) {
        return Firing.of(rule, new Occasion(desk.load(event.ticket()).ticket(), event, now));
    }

    /** Has a rule do what it says; returns what happened because of that. */
    private List<Recorded> fire(Firing firing) {
        int before = Together.events(stage).size();
        List<String> outcomes = firing.perform(desk);
        List<Recorded> all = Together.events(stage);
        Recorded event = firing.occasion().event();
        write(trace(event, new TicketEvent.RuleRan(firing.rule().ref(), event.sequence(), outcomes)));
        return all.subList(before, all.size());
    }

    private void stop(Recorded root, Rule next, Instant now) {
        LOG.error(
                "Rules go on and on after event {} of ticket {}; stopped before {}",
                root.sequence(),
                root.ticket(),
                next);
        write(trace(root, new TicketEvent.RulesStopped(next.ref(), root.sequence(), book.budget()))
                .along(writes -> writes.timer(Tracing.stopped(desk.tenantId(), root.ticket(), now))));
    }

    private Change trace(Recorded event, TicketEvent trace) {
        return Tracing.of(desk.context(Firing.RULE), desk.load(event.ticket()), trace);
    }

    private void write(Change change) {
        Change unused = desk.engine().transactions().decide(scope -> scope.written(change));
    }
}
