package org.ticketkit;

import java.util.Optional;
import java.util.function.Function;
import org.ticketkit.spi.ChangeSet.Outcome;
import org.ticketkit.spi.UniqueKey;
import org.ticketkit.ticket.CaseNumber;
import org.ticketkit.ticket.StorageFailed;

/** Draws case numbers until one is free: a sequence may run behind what exists, but not for long (rule N2). */
final class FreeNumbers {

    /** More than the block that a node may have drawn and a database that crashed may have forgotten: others have drawn it since. */
    static final int TRIED = 200;

    private final Desk desk;
    private final String queue;
    private final String category;

    /** Numbers for a ticket that is to be opened in this queue and category. */
    FreeNumbers(Desk desk, String queue, String category) {
        this.desk = desk;
        this.queue = queue;
        this.category = category;
    }

    /** Makes one attempt after another, each under a number of its own, until one is not empty: empty says that the number is taken. */
    <T> T until(Function<CaseNumber, Optional<T>> attempt) {
        for (int tried = 1; ; tried++) {
            CaseNumber number = desk.drawNumber(queue, category);
            Optional<T> result = attempt.apply(number);
            if (result.isPresent()) {
                return result.get();
            }
            if (tried == TRIED) {
                throw taken(number);
            }
        }
    }

    /** Whether nothing was written because the number is taken. */
    static boolean isTaken(Outcome outcome) {
        return outcome instanceof Outcome.KeyTaken taken && taken.key().scope().equals(UniqueKey.NUMBER);
    }

    private static StorageFailed taken(CaseNumber last) {
        return new StorageFailed(
                "The sequence of case numbers runs behind the numbers that exist (" + last
                        + " is taken); move it past them",
                StorageFailed.Recovery.INVESTIGATE,
                new IllegalStateException(TRIED + " numbers in a row were taken"));
    }
}
