package org.ticketkit.architecture.planted.memory;

/** Holds a transaction to its thread, as a unit of work may. */
final class MemoryUnitOfWork {
    final ThreadLocal<Object> transaction = new ThreadLocal<>();
}
