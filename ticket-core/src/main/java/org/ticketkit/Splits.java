package org.ticketkit;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ticketkit.internal.Access;
import org.ticketkit.internal.Change;
import org.ticketkit.internal.Context;
import org.ticketkit.internal.Merging;
import org.ticketkit.internal.Splitting;
import org.ticketkit.internal.TicketCodec;
import org.ticketkit.spi.AccessPolicy.Action;
import org.ticketkit.spi.ChangeSet.Outcome;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.CaseNumber;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.Split;
import org.ticketkit.ticket.Ticket;

/** Makes tickets of their own out of entries of others (rule L7). */
final class Splits {

    private final Desk desk;
    private final Engine engine;
    private final TicketStore store;

    Splits(Desk desk) {
        this.desk = desk;
        this.engine = desk.engine();
        this.store = engine.storage().store();
    }

    Ticket split(Actor actor, Split command) {
        desk.check(command, new CommandLimits(desk).of(command));
        Context context = desk.context(actor);
        return engine.transactions().decide(scope -> {
            Desk.Attended source = desk.loadAttended(command.ticket());
            Access.require(context, Action.READ, source.ticket());
            Merging.requireLive(source.ticket());
            List<Entry> entries = entries(command);
            String queue = command.queue() == null ? source.ticket().queue() : command.queue();
            return new FreeNumbers(desk, queue, source.ticket().category())
                    .until(number -> split(context, source, command, entries, number, scope));
        });
    }

    private List<Entry> entries(Split command) {
        return command.entries().stream()
                .distinct()
                .flatMap(id -> store.entry(desk.tenantId(), id).stream())
                .sorted(Comparator.comparingLong(Entry::sequence))
                .toList();
    }

    /** Makes the ticket; empty if its number is taken. */
    private Optional<Ticket> split(
            Context context,
            Desk.Attended source,
            Split command,
            List<Entry> entries,
            CaseNumber number,
            Transactions.Scope scope) {
        TicketCodec.Loaded loaded = source.loaded();
        Splitting.Facts facts = new Splitting.Facts(engine.lifecycle(), number, source.participants(), entries);
        Change change = Splitting.decide(context, loaded, command, facts);
        Outcome outcome = scope.commit(change);
        return FreeNumbers.isTaken(outcome)
                ? Optional.empty()
                : Optional.of(desk.shown(
                        context.actor(), scope.written(change, outcome).committed()));
    }
}
