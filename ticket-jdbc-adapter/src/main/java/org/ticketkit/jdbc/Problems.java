package org.ticketkit.jdbc;

import org.jspecify.annotations.Nullable;

/** Words of others about what went wrong, as a database can keep them: they come out of broken mail and foreign servers. */
final class Problems {

    private static final char REPLACEMENT = '\uFFFD';

    private Problems() {}

    /** The same text with a replacement character for each U+0000 and each half of a surrogate pair. */
    static @Nullable String kept(@Nullable String problem) {
        if (problem == null) {
            return null;
        }
        StringBuilder kept = new StringBuilder(problem.length());
        problem.codePoints()
                .map(point -> point == 0 || isHalf(point) ? REPLACEMENT : point)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
