package org.ticketkit.sabotage;

import java.util.List;
import java.util.stream.Stream;
import org.ticketkit.spi.Storage;

/** Ticket stores with one fault each, by what they do wrongly. */
final class BrokenStores {

    private BrokenStores() {}

    static List<Saboteur<Storage>> all() {
        return Stream.of(BrokenCommits.all(), BrokenReads.all(), BrokenTimers.all(), BrokenOutboxes.all())
                .flatMap(List::stream)
                .toList();
    }
}
