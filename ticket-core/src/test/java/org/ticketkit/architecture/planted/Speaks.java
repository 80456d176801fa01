package org.ticketkit.architecture.planted;

import org.ticketkit.architecture.Breaks;

@Breaks("no console")
final class Speaks {
    void out() {
        System.out.println();
    }

    void err() {
        System.err.println();
    }

    void trace(Throwable problem) {
        problem.printStackTrace();
    }
}
