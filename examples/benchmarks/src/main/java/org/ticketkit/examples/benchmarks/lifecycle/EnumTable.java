package org.ticketkit.examples.benchmarks.lifecycle;

import org.ticketkit.examples.benchmarks.lifecycle.Questions.Place;
import org.ticketkit.lifecycle.Guard;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.lifecycle.Situation;
import org.ticketkit.lifecycle.Transition;

/** The least that can be done: an enum for the statuses, and an array that says what each way asks for. */
@SuppressWarnings("EnumOrdinal") // that is what it is about
final class EnumTable {

    private enum Demand {
        NOTHING,
        OWNER,
        IMPOSSIBLE
    }

    private final Demand[][] demands;

    /** The same table as the lifecycle has. */
    EnumTable(Lifecycle lifecycle) {
        Place[] places = Place.values();
        demands = new Demand[places.length][places.length];
        for (Place from : places) {
            for (Place to : places) {
                demands[from.ordinal()][to.ordinal()] = lifecycle
                        .transition(from.code(), to.code())
                        .map(EnumTable::demand)
                        .orElse(Demand.IMPOSSIBLE);
            }
        }
    }

    private static Demand demand(Transition way) {
        if (way.guards().isEmpty()) {
            return Demand.NOTHING;
        }
        return way.guards().contains(Guard.HAS_OWNER) ? Demand.OWNER : Demand.IMPOSSIBLE;
    }

    boolean allows(Place from, Place to, Situation situation) {
        return switch (demands[from.ordinal()][to.ordinal()]) {
            case NOTHING -> true;
            case OWNER -> situation.ticket().owner().isPresent();
            case IMPOSSIBLE -> false;
        };
    }
}
