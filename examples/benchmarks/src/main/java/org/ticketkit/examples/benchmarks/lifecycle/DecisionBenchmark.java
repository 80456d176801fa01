package org.ticketkit.examples.benchmarks.lifecycle;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ticketkit.internal.Acting;
import org.ticketkit.internal.Change;
import org.ticketkit.internal.Context;
import org.ticketkit.internal.Ids;
import org.ticketkit.internal.Moving;
import org.ticketkit.internal.RuleBook;
import org.ticketkit.internal.TicketCodec;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.lifecycle.Nudging;
import org.ticketkit.notice.Templates;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.RolePolicy;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.Status;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.worktime.Term;

/** A whole decision: access, the table, its guards, the event, the ticket as it becomes, and the timers. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecisionBenchmark {

    private final Lifecycle plain = Lifecycle.standard();
    private final Lifecycle nudging = Lifecycle.likeStandard("support", 1)
            .waiting(
                    "waiting-for-requester",
                    Nudging.every(Term.elapsed(Duration.ofDays(2))).thenTo("resolved"))
            .build();
    private final Context context = new Context(
            TenantId.DEFAULT,
            Actor.agent("ann"),
            Acting.NOTHING_KNOWN,
            Recorded.Cause.COMMAND,
            Questions.NOW,
            new Ids(new Random(7)),
            new RolePolicy(),
            Set.of(),
            Templates.standard(),
            RuleBook.NONE);
    private final Ticket ticket =
            Questions.ticket(new Status("open", org.ticketkit.ticket.Phase.OPEN), true, new UUID(7, 7));
    private final TicketCodec.Loaded loaded = new TicketCodec.Loaded(ticket, Map.of(), Map.of());
    private final Move move = Move.to(ticket.id(), "waiting-for-requester").because("asked");

    /** The new state and what happened. */
    @Benchmark
    public Change decided() {
        return Moving.decide(context, loaded, move, plain);
    }

    /** The same with a timer that is set. */
    @Benchmark
    public Change decidedWithTimer() {
        return Moving.decide(context, loaded, move, nudging);
    }

    /** The same, and as the store is to write it: record, event and timer as text. */
    @Benchmark
    public ChangeSet decidedAndEncoded() {
        return Moving.decide(context, loaded, move, nudging).changeSet();
    }
}
