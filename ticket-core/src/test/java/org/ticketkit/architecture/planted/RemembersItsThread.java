package org.ticketkit.architecture.planted;

import org.ticketkit.architecture.Breaks;

@Breaks("no thread-local outside the units of work")
final class RemembersItsThread {
    final ThreadLocal<String> current = new ThreadLocal<>();

    ThreadLocal<String> another() {
        return ThreadLocal.withInitial(() -> "");
    }
}
