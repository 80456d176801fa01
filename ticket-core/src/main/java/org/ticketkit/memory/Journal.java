package org.ticketkit.memory;

import java.util.ArrayDeque;
import java.util.Deque;

/** How to undo what the running unit of work has changed, last change first. Guarded by the lock of the unit of work. */
final class Journal {

    private final Deque<Runnable> undo = new ArrayDeque<>();

    /** Notes how to undo a change. */
    void changed(Runnable how) {
        undo.push(how);
    }

    /** A place to go back to. */
    int mark() {
        return undo.size();
    }

    /** Undoes all changes since the mark. */
    void rollBackTo(int mark) {
        while (undo.size() > mark) {
            undo.pop().run();
        }
    }

    /** Keeps the changes for good. */
    void forget() {
        undo.clear();
    }
}
