package org.ticketkit.number;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ticketkit.ticket.CaseNumber;

/**
 * What a text that should be one case number was read as (rule N5): yours to take apart, with {@link #match} or {@code instanceof}.
 *
 * <p>Nothing is ever corrected: a number that might be another one is {@link Misread}, and only an agent may be offered the
 * candidates.
 */
public sealed interface Reading {

    /**
     * The text is this number, written exactly or tolerably.
     *
     * @param number the number as the format writes it
     * @param date what the number shows of its day
     * @param sequence the running part, 0 or more
     */
    record Valid(CaseNumber number, DateParts date, long sequence) implements Reading {}

    /**
     * The text is nearly a number: its check is wrong, or one character is, or it can be read as two numbers. Not to be looked up;
     * ask "misread?".
     *
     * @param candidates valid numbers from which the text is one wrong character or one swap of neighbours away, at most {@value
     *     #MAX_CANDIDATES}; swaps first, since there are fewer of them, then by the place of the error from left to right; may be
     *     empty
     */
    record Misread(List<CaseNumber> candidates) implements Reading {

        /** The most candidates that are offered. */
        public static final int MAX_CANDIDATES = 20;

        /** Copies the candidates. */
        public Misread {
            candidates = List.copyOf(candidates);
        }
    }

    /** The text is nothing like a number of the format. */
    record Unreadable() implements Reading {}

    /** Returns the number if the text is one without doubt. */
    default Optional<CaseNumber> certain() {
        return match(valid -> Optional.of(valid.number()), misread -> Optional.empty(), unreadable -> Optional.empty());
    }

    /** Returns what the one function makes of this reading that is for its kind. */
    default <T> T match(
            Function<? super Valid, ? extends T> valid,
            Function<? super Misread, ? extends T> misread,
            Function<? super Unreadable, ? extends T> unreadable) {
        if (this instanceof Valid v) {
            return valid.apply(v);
        }
        if (this instanceof Misread m) {
            return misread.apply(m);
        }
        return unreadable.apply((Unreadable) this);
    }
}
