package org.ticketkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticketkit.internal.BulkRecord;
import org.ticketkit.internal.BulkRecord.Result;
import org.ticketkit.internal.StagedStore;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.StoredEvent;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Batch;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.Page;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.StaleTicket;
import org.ticketkit.ticket.StorageFailed;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketCommand;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.ticket.TicketNotFound;

/** The batches of one view: the result of a command is written with what the command wrote. */
final class DeskBulk implements Bulk {

    private static final Logger LOG = LoggerFactory.getLogger(TicketDesk.class);

    private final Desk desk;
    private final Engine engine;
    private final TicketStore store;

    DeskBulk(Desk desk) {
        this.desk = desk;
        this.engine = desk.engine();
        this.store = engine.storage().store();
    }

    @Override
    public BulkReport run(Actor actor, Batch batch) {
        desk.check(batch, List.of());
        Map<Integer, Ticket> changed = new HashMap<>();
        int size = batch.commands().size();
        for (int next = progress(actor, batch).finished();
                next < size;
                next = progress(actor, batch).finished()) {
            step(actor, batch, next).ifPresent(at -> changed.put(at.position(), at.ticket()));
        }
        return report(actor, batch, changed);
    }

    private BulkRecord progress(Actor actor, Batch batch) {
        return BulkRecord.of(store, desk.tenantId(), actor, batch);
    }

    /** A ticket after the command at this position. */
    private record After(int position, Ticket ticket) {}

    /** Does the command at this position, unless a call at the same time did. */
    private Optional<After> step(Actor actor, Batch batch, int position) {
        try {
            return engine.transactions().decideAnew(() -> {
                StagedStore stage = Together.stage(desk);
                Attempt attempt = attempt(actor, batch.commands().get(position), Together.on(stage, desk));
                ChangeSet.Builder writes = attempt.ticket().isPresent() ? stage.changes() : none();
                List<Recorded> events = attempt.ticket().isPresent() ? Together.events(stage) : List.of();
                return finishing(actor, batch, position, attempt, writes, events);
            });
        } catch (StaleTicket stale) {
            Attempt lost = Attempt.not(BulkItem.Outcome.STALE, Map.of("ticket", stale.key()));
            return engine.transactions().decide(finishing(actor, batch, position, lost, none(), List.of()));
        } catch (StorageFailed failure) {
            if (engine.storage().unitOfWork().isActive()) {
                throw failure;
            }
            LOG.error("Command {} of batch {} failed", position, batch.key(), failure);
            return engine.transactions()
                    .decide(finishing(actor, batch, position, Attempt.failed(failure), none(), List.of()));
        }
    }

    private ChangeSet.Builder none() {
        return ChangeSet.of(desk.tenantId());
    }

    private Transactions.Decision<Optional<After>> finishing(
            Actor actor, Batch batch, int position, Attempt attempt, ChangeSet.Builder writes, List<Recorded> events) {
        return scope -> {
            BulkRecord progress = progress(actor, batch);
            if (progress.finished() != position) {
                return Optional.empty();
            }
            ChangeSet all = progress.add(writes, attempt.result(), actor, desk.cause(), engine.now())
                    .build();
            scope.written(all, events);
            return attempt.ticket().map(ticket -> new After(position, ticket));
        };
    }

    /** What a command came to, and the ticket if it was done. */
    private record Attempt(Result result, Optional<Ticket> ticket) {

        static Attempt done(Ticket ticket) {
            return new Attempt(
                    new Result(BulkItem.Outcome.DONE.name(), Optional.empty(), Map.of()), Optional.of(ticket));
        }

        static Attempt not(BulkItem.Outcome outcome, Map<String, String> details) {
            return new Attempt(new Result(outcome.name(), Optional.empty(), details), Optional.empty());
        }

        static Attempt refused(Refused refusal) {
            Map<String, String> details = new TreeMap<>(refusal.details());
            refusal.violations().forEach(violation -> details.put(violation.path(), violation.code()));
            return new Attempt(
                    new Result(BulkItem.Outcome.REFUSED.name(), Optional.of(refusal.code()), details),
                    Optional.empty());
        }

        static Attempt failed(RuntimeException failure) {
            return not(
                    BulkItem.Outcome.FAILED,
                    Map.of("failure", failure.getClass().getSimpleName()));
        }
    }

    private static Attempt attempt(Actor actor, TicketCommand command, Desk staged) {
        try {
            return Attempt.done(staged.tickets().perform(actor, command));
        } catch (Refused refusal) {
            return Attempt.refused(refusal);
        } catch (TicketNotFound missing) {
            return Attempt.not(BulkItem.Outcome.NOT_FOUND, Map.of("ticket", missing.key()));
        } catch (StaleTicket | StorageFailed another) {
            throw another;
        } catch (RuntimeException failure) {
            LOG.error("A command on ticket {} failed", command.ticket(), failure);
            return Attempt.failed(failure);
        }
    }

    private BulkReport report(Actor actor, Batch batch, Map<Integer, Ticket> changed) {
        List<StoredEvent> results =
                store.events(desk.tenantId(), progress(actor, batch).ref(), 0, Batch.MAX_COMMANDS);
        List<BulkItem> items = new ArrayList<>();
        for (int position = 0; position < results.size(); position++) {
            TicketId id = batch.commands().get(position).ticket();
            Result result = BulkRecord.result(results.get(position));
            BulkItem.Outcome outcome = BulkItem.Outcome.valueOf(result.outcome());
            Optional<Ticket> ticket = outcome == BulkItem.Outcome.DONE
                    ? Optional.ofNullable(changed.get(position))
                            .or(() -> desk.tickets().find(actor, id))
                    : Optional.empty();
            items.add(new BulkItem(id, outcome, result.code(), result.details(), ticket));
        }
        return new BulkReport(items);
    }

    @Override
    public List<TicketId> select(Actor actor, Criteria criteria) {
        List<TicketId> found = new ArrayList<>();
        PageRequest first = PageRequest.first(PageRequest.MAX_SIZE);
        Optional<PageRequest> page = Optional.of(first);
        while (page.isPresent()) {
            Page<Ticket> tickets = desk.tickets().search(actor, criteria, Sort.OLDEST_FIRST, page.get());
            tickets.items().forEach(ticket -> found.add(ticket.id()));
            if (found.size() > Batch.MAX_COMMANDS) {
                throw Refused.because(
                        Refused.Code.TOO_MANY,
                        "More than " + Batch.MAX_COMMANDS
                                + " tickets are meant; narrow the criteria, or take them in parts",
                        Map.of("max", Integer.toString(Batch.MAX_COMMANDS)));
            }
            page = tickets.next().map(first::at);
        }
        return List.copyOf(found);
    }
}
