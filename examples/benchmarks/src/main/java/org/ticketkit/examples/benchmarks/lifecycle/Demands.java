package org.ticketkit.examples.benchmarks.lifecycle;

import java.util.Set;
import java.util.stream.Collectors;
import org.ticketkit.lifecycle.Guard;
import org.ticketkit.lifecycle.Transition;

/**
 * What a way of the standard lifecycle asks for, to be put into tables of others.
 *
 * @param needsOwner an owner
 * @param needsUnblocked that nothing blocks the ticket
 * @param isImpossible is it left to commands of their own?
 */
record Demands(boolean needsOwner, boolean needsUnblocked, boolean isImpossible) {

    static Demands of(Transition way) {
        Set<String> guards = way.guards().stream().map(Guard::name).collect(Collectors.toSet());
        Demands demands =
                new Demands(guards.remove("has-owner"), guards.remove("no-open-blocker"), guards.remove("not-by-move"));
        if (!guards.isEmpty()) {
            throw new IllegalStateException("the tables of others know nothing of " + guards);
        }
        return demands;
    }
}
