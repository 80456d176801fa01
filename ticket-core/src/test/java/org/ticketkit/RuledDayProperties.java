package org.ticketkit;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ticketkit.memory.InMemory;
import org.ticketkit.tck.RuledDay;
import org.ticketkit.tck.RuledDay.Step;

/** T5: after any commands on a desk with rules, rules were applied once to each event, loops were stopped, and records are what happened. */
class RuledDayProperties {

    @Provide
    Arbitrary<List<Step>> days() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, RuledDay.KINDS - 1),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 300))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    @Property(tries = 200)
    void T5_rules_are_applied_once_to_all_that_they_are_for_in_memory(@ForAll("days") List<Step> steps) {
        InMemory storage = InMemory.create();
        RuledDay day = new RuledDay(storage, storage);
        day.live(steps);
        day.end();
    }
}
