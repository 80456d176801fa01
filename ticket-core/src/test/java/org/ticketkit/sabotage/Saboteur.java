package org.ticketkit.sabotage;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.ticketkit.spi.Storage;
import org.ticketkit.spi.TicketStore;

/**
 * An adapter with one fault.
 *
 * @param rule the rule that it breaks
 * @param fault what is wrong with it
 * @param collateral the rules that this fault cannot but break too
 * @param adapter makes the adapter, for one test
 * @param <A> what the adapter is
 */
record Saboteur<A>(String rule, String fault, Set<String> collateral, Supplier<A> adapter) {

    static <A> Saboteur<A> of(String rule, String fault, Supplier<A> adapter) {
        return new Saboteur<>(rule, fault, Set.of(), adapter);
    }

    /** A node whose store has the fault and whose other parts are sound. */
    static Saboteur<Storage> store(String rule, String fault, UnaryOperator<TicketStore> spoiled) {
        return of(rule, fault, () -> Node.withStore(spoiled));
    }

    /** The same, which breaks these rules too. */
    Saboteur<A> alsoBreaking(String... rules) {
        return new Saboteur<>(rule, fault, Set.of(rules), adapter);
    }

    Set<String> broken() {
        Set<String> broken = new TreeSet<>(collateral);
        broken.add(rule);
        return broken;
    }

    @Override
    public String toString() {
        return rule + " " + fault;
    }
}
