package org.ticketkit.ticket;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a longer list.
 *
 * @param items the items, in order
 * @param next the cursor of the page after this one; empty if this is the last
 * @param <T> what is listed
 */
public record Page<T>(List<T> items, Optional<String> next) {

    /** Copies the list. */
    public Page {
        items = List.copyOf(items);
    }

    /** The same page of what becomes of its items. */
    public <U> Page<U> map(Function<? super T, ? extends U> change) {
        return new Page<>(items.stream().<U>map(change).toList(), next);
    }
}
