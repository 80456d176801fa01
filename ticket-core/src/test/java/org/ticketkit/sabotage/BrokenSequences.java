package org.ticketkit.sabotage;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.ticketkit.number.Series;
import org.ticketkit.spi.CaseNumberSequence;
import org.ticketkit.spi.Storage;

/** Sequences with one fault each. */
final class BrokenSequences {

    private BrokenSequences() {}

    static List<Saboteur<Storage>> all() {
        return List.of(
                broken("Q1", "repeats the hundredth number", node -> (tenant, series) -> {
                            long drawn = node.numbers().next(tenant, series);
                            return drawn < 100 ? drawn : drawn - 1;
                        })
                        .alsoBreaking("Q3", "Q4", "Q5"),
                broken("Q1", "goes over series and tenants and begins high", node -> {
                            AtomicLong last = new AtomicLong(1_000);
                            return (tenant, series) -> last.incrementAndGet();
                        })
                        .alsoBreaking("Q5"),
                broken("Q2", "swaps neighbours", node -> (tenant, series) -> {
                    long drawn = node.numbers().next(tenant, series);
                    return drawn % 2 == 0 ? drawn - 1 : drawn + 1;
                }),
                broken(
                        "Q2",
                        "begins at 0",
                        node -> (tenant, series) -> node.numbers().next(tenant, series) - 1),
                broken(
                        "Q3",
                        "locks the counter until the transaction ends",
                        node -> (tenant, series) -> node.unitOfWork()
                                .call(transaction -> node.numbers().next(tenant, series))),
                broken(
                        "Q5",
                        "goes on through the turn of the year",
                        node -> (tenant, series) -> node.numbers().next(tenant, Series.endless(series.name()))),
                Saboteur.of("Q4", "gives a rolled-back number to another", BrokenSequences::transactional)
                        .alsoBreaking("Q5"));
    }

    private interface Fault {
        CaseNumberSequence on(Node node);
    }

    private static Saboteur<Storage> broken(String rule, String fault, Fault spoiled) {
        return Saboteur.of(rule, fault, () -> Node.with(node -> node.and(spoiled.on(node))));
    }

    /** As a counter in a row does that is updated inside the transaction. */
    private static Storage transactional() {
        return Node.with(node -> {
            AtomicLong last = new AtomicLong();
            AtomicLong committed = new AtomicLong();
            LongSupplier next = () -> {
                long drawn = last.incrementAndGet();
                if (!node.unitOfWork().isActive()) {
                    committed.set(drawn);
                }
                return drawn;
            };
            return node.and((CaseNumberSequence) (tenant, series) -> next.getAsLong())
                    .and(AroundUnitOfWork.afterRollback(node.unitOfWork(), () -> last.set(committed.get())));
        });
    }
}
