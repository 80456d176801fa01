package org.ticketkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ticketkit.internal.Access;
import org.ticketkit.internal.EventCodec;
import org.ticketkit.internal.Fold;
import org.ticketkit.internal.RuleBook;
import org.ticketkit.internal.StagedStorage;
import org.ticketkit.internal.StagedStore;
import org.ticketkit.internal.TicketCodec;
import org.ticketkit.internal.Tracing;
import org.ticketkit.rule.Occasion;
import org.ticketkit.rule.Rehearsed;
import org.ticketkit.rule.Rule;
import org.ticketkit.rule.RuleTrial;
import org.ticketkit.spi.AccessPolicy.Action;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.StoredEvent;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.DefinitionRef;
import org.ticketkit.ticket.Page;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketField;
import org.ticketkit.ticket.TicketId;

/** The rules of one view. */
final class DeskRules implements Rules {

    private static final int PAGE = 500;
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final Desk desk;
    private final Engine engine;
    private final TicketStore store;

    DeskRules(Desk desk) {
        this.desk = desk;
        this.engine = desk.engine();
        this.store = engine.storage().store();
    }

    @Override
    public List<DefinitionRef> inForce() {
        return engine.rules().rules().stream().map(Rule::ref).toList();
    }

    @Override
    public void acknowledge(Actor actor, TicketId id) {
        engine.transactions().decide(scope -> {
            Ticket ticket = desk.load(id).ticket();
            Access.require(desk.context(actor), Action.READ, ticket);
            Access.require(desk.context(actor), Action.ACKNOWLEDGE_RULES, ticket);
            ChangeSet cleared =
                    ChangeSet.of(desk.tenantId()).timer(Tracing.lookedAt(id)).build();
            return scope.commit(cleared, List.of());
        });
    }

    @Override
    public Page<Rehearsed> rehearse(Actor actor, RuleTrial trial, PageRequest page) {
        Criteria inside = trial.criteria()
                .and(engine.access().scope(actor, Action.READ_INTERNAL))
                .and(alive(trial));
        Page<Ticket> tickets = desk.tickets().search(actor, inside, Sort.OLDEST_FIRST, page);
        List<Rehearsed> found = new ArrayList<>();
        tickets.items().forEach(ticket -> rehearse(trial, ticket, found));
        return new Page<>(found, tickets.next());
    }

    /** Tickets to which something can have happened in the period. */
    private static Criteria alive(RuleTrial trial) {
        return Criteria.not(Criteria.any(
                Criteria.between(TicketField.UPDATED_AT, Instant.EPOCH, trial.from()),
                Criteria.between(TicketField.OPENED_AT, trial.to(), LATEST)));
    }

    private void rehearse(RuleTrial trial, Ticket today, List<Rehearsed> found) {
        Ticket then = null;
        long last = 0;
        List<StoredEvent> events;
        do {
            events = store.events(desk.tenantId(), RecordRef.ticket(today.id()), last, PAGE);
            for (StoredEvent stored : events) {
                Recorded event = EventCodec.decode(stored);
                then = Fold.apply(desk.tenantId(), then, event);
                last = event.sequence();
                boolean isMeant = !event.at().isBefore(trial.from())
                        && event.at().isBefore(trial.to())
                        && trial.rule().wants(event.event());
                if (isMeant) {
                    rehearse(trial.rule(), new Occasion(withText(then, today), event, event.at()))
                            .ifPresent(found::add);
                }
            }
        } while (events.size() == PAGE);
    }

    /** Events carry no text, so what was written then is not known: it is what it is today. */
    private static Ticket withText(Ticket then, Ticket today) {
        return then.toBuilder()
                .subject(today.subject())
                .fields(today.fields())
                .attributes(today.attributes())
                .build();
    }

    private Optional<Rehearsed> rehearse(Rule rule, Occasion occasion) {
        return Firing.of(rule, occasion)
                .map(firing -> new Rehearsed(occasion.event(), firing.commands(), firing.perform(stage(occasion))));
    }

    /** A desk of that time, on which the ticket is what it was then, and of which nothing is ever written. */
    private Desk stage(Occasion occasion) {
        StagedStore stage = Together.stage(desk);
        ChangeSet past = ChangeSet.of(desk.tenantId())
                .record(TicketCodec.encode(
                        occasion.ticket().toBuilder().version(0).build(), java.util.Map.of()))
                .build();
        ChangeSet.Outcome unused = stage.commit(past);
        Engine then = engine.on(new StagedStorage(engine.storage(), stage), RuleBook.NONE, occasion::now);
        return new Desk(then, desk.tenantId(), desk.language(), Recorded.Cause.RULE);
    }
}
