package org.ticketkit;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticketkit.internal.Change;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.ChangeSet.Outcome;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.spi.UnitOfWork;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.StaleTicket;
import org.ticketkit.ticket.StorageFailed;

/** Runs decisions in a transaction: a race that is lost in our own is decided anew, in a host's it is answered at once (T2). */
final class Transactions {

    private static final Logger LOG = LoggerFactory.getLogger(TicketDesk.class);

    private static final int DECISIONS = 5;

    private final UnitOfWork unitOfWork;
    private final TicketStore store;
    private final List<Consumer<List<Recorded>>> listeners;

    Transactions(UnitOfWork unitOfWork, TicketStore store, List<Consumer<List<Recorded>>> listeners) {
        this.unitOfWork = unitOfWork;
        this.store = store;
        this.listeners = List.copyOf(listeners);
    }

    /** Thrown inside a transaction to undo it, because somebody else was faster. */
    private static final class LostRace extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final StaleTicket answer;
        private final boolean isRepeatable;

        LostRace(String key, boolean isRepeatable) {
            super(null, null, false, false);
            this.answer = new StaleTicket(key);
            this.isRepeatable = isRepeatable;
        }
    }

    /** What a decision can do with its transaction. */
    final class Scope {
        private final UnitOfWork.Transaction transaction;

        private Scope(UnitOfWork.Transaction transaction) {
            this.transaction = transaction;
        }

        /**
         * Writes a change; nothing if nothing happened. Keys that are taken and timers that are gone are the caller's to answer.
         */
        Outcome commit(Change change) {
            return change.isEmpty() ? new Outcome.Written() : commit(change.changeSet(), change.events());
        }

        /** Writes a change set, and tells of these events. */
        Outcome commit(ChangeSet changes, List<Recorded> events) {
            Outcome outcome = store.commit(changes);
            if (outcome instanceof Outcome.VersionConflict conflict) {
                throw lost(conflict.ref().id().toString());
            }
            if (outcome instanceof Outcome.Written && !listeners.isEmpty() && !events.isEmpty()) {
                transaction.afterCommit(() -> listeners.forEach(listener -> listener.accept(events)));
            }
            return outcome;
        }

        /** Writes a change set that was decided on what could be read, unless there is nothing in it. */
        void written(ChangeSet changes, List<Recorded> events) {
            if (Together.isEmpty(changes)) {
                return;
            }
            Outcome outcome = commit(changes, events);
            if (outcome instanceof Outcome.KeyTaken taken) {
                throw lost(taken.key().toString());
            }
            if (!(outcome instanceof Outcome.Written)) {
                throw lost(changes.records().get(0).ref().id().toString());
            }
        }

        /** Writes a change that takes no key which another may hold. */
        Change written(Change change) {
            return written(change, commit(change));
        }

        /** The change, if that is what became of it; else the race is lost. */
        Change written(Change change, Outcome outcome) {
            if (outcome instanceof Outcome.Written) {
                return change;
            }
            throw lost(change.ticket().id().toString());
        }

        private LostRace lost(String key) {
            return new LostRace(key, transaction.isOutermost());
        }
    }

    /** A decision, from what it reads to what it writes. */
    @FunctionalInterface
    interface Decision<T> {
        /** Decides and writes. */
        T in(Scope scope);
    }

    /** Runs a decision in the host's transaction or in one of our own. */
    <T> T decide(Decision<T> decision) {
        return decideAnew(() -> decision);
    }

    /** Runs a decision that is prepared anew before each attempt, outside of the transaction unless that is the host's. */
    <T> T decideAnew(Supplier<Decision<T>> preparation) {
        for (int attempt = 1; ; attempt++) {
            try {
                Decision<T> decision = preparation.get();
                return unitOfWork.call(transaction -> decision.in(new Scope(transaction)));
            } catch (LostRace race) {
                if (!race.isRepeatable || attempt == DECISIONS) {
                    throw race.answer;
                }
            } catch (StorageFailed failure) {
                boolean mayPass = failure.recovery() == StorageFailed.Recovery.RETRY && !unitOfWork.isActive();
                if (!mayPass || attempt == DECISIONS) {
                    throw failure;
                }
                LOG.debug("Deciding anew after a failure that may pass", failure);
            }
        }
    }
}
