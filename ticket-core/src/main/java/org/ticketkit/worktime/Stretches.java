package org.ticketkit.worktime;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Stretches of time that follow each other without a gap, found one by one; neighbours with the same reason become one. */
abstract class Stretches implements Iterator<Stretch> {

    private @Nullable Stretch ahead;
    private boolean started;

    /** The next stretch as it is found; null after the last. */
    abstract @Nullable Stretch advance();

    @Override
    public boolean hasNext() {
        if (!started) {
            started = true;
            ahead = advance();
        }
        return ahead != null;
    }

    @Override
    public Stretch next() {
        Stretch first = hasNext() ? ahead : null;
        if (first == null) {
            throw new NoSuchElementException("there are no more intervals");
        }
        long to = first.to();
        for (ahead = advance(); ahead != null && ahead.reason().equals(first.reason()); ahead = advance()) {
            to = ahead.to();
        }
        return new Stretch(first.from(), to, first.reason());
    }
}
