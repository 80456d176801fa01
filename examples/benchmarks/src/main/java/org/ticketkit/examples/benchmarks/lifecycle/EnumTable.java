package org.ticketkit.examples.benchmarks.lifecycle;

import org.ticketkit.examples.benchmarks.lifecycle.Questions.Place;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.lifecycle.Situation;
import org.ticketkit.lifecycle.Transition;

/** The least that can be done: an enum for the statuses, and an array that says what each way asks for. */
@SuppressWarnings("EnumOrdinal") // that is what it is about
final class EnumTable {

    private static final int ALLOWED = 1;
    private static final int WITH_OWNER = 2;
    private static final int UNBLOCKED = 4;

    private final int[][] demands;

    /** The same table as the lifecycle has. */
    EnumTable(Lifecycle lifecycle) {
        Place[] places = Place.values();
        demands = new int[places.length][places.length];
        for (Place from : places) {
            for (Place to : places) {
                demands[from.ordinal()][to.ordinal()] = lifecycle
                        .transition(from.code(), to.code())
                        .map(EnumTable::demand)
                        .orElse(0);
            }
        }
    }

    private static int demand(Transition way) {
        Demands demands = Demands.of(way);
        return demands.isImpossible()
                ? 0
                : ALLOWED | (demands.needsOwner() ? WITH_OWNER : 0) | (demands.needsUnblocked() ? UNBLOCKED : 0);
    }

    boolean allows(Place from, Place to, Situation situation) {
        int demand = demands[from.ordinal()][to.ordinal()];
        return demand != 0
                && ((demand & WITH_OWNER) == 0 || situation.ticket().owner().isPresent())
                && ((demand & UNBLOCKED) == 0 || situation.openBlockers().isEmpty());
    }
}
