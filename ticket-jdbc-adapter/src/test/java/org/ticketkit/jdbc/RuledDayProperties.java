package org.ticketkit.jdbc;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ticketkit.tck.RuledDay;
import org.ticketkit.tck.RuledDay.Step;

/** T5: what holds in memory of a desk with rules holds on databases, for two nodes of them. */
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
                .ofMinSize(10)
                .ofMaxSize(40);
    }

    @Property(tries = 20)
    void T5_rules_are_applied_once_to_all_that_they_are_for_on_H2(@ForAll("days") List<Step> steps) {
        try (TestDatabase database = TestDatabase.inMemory()) {
            live(database, steps);
        }
    }

    @Property(tries = 20)
    void T5_rules_are_applied_once_to_all_that_they_are_for_on_PostgreSQL(@ForAll("days") List<Step> steps) {
        try (TestDatabase database = TestDatabase.onPostgres()) {
            live(database, steps);
        }
    }

    private static void live(TestDatabase database, List<Step> steps) {
        RuledDay day = new RuledDay(database.storage(), JdbcStorage.over(database.pool()));
        day.live(steps);
        day.end();
    }
}
