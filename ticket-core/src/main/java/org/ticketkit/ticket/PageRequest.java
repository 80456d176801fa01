package org.ticketkit.ticket;

import java.util.Optional;

/**
 * Which page is asked for.
 *
 * @param size how many items at the most, 1 to {@value #MAX_SIZE}
 * @param cursor where it starts: the {@link Page#next()} of the page before; empty for the first
 */
public record PageRequest(int size, Optional<String> cursor) {

    /** The largest page. */
    public static final int MAX_SIZE = 500;

    /** Checks the size. */
    public PageRequest {
        if (size < 1 || size > MAX_SIZE) {
            throw new IllegalArgumentException("page size is " + size + "; use 1 to " + MAX_SIZE);
        }
    }

    /** The first page. */
    public static PageRequest first(int size) {
        return new PageRequest(size, Optional.empty());
    }

    /** The page at this cursor. */
    public PageRequest at(String next) {
        return new PageRequest(size, Optional.of(next));
    }
}
