package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ticketkit.tck.MergerDay;
import org.ticketkit.tck.SettableClock;

/** L7, L8: whatever is merged, unmerged, split and linked, nothing goes in circles, and everything can be undone. */
class MergerProperties {

    @Provide
    Arbitrary<List<MergerDay.Step>> days() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 13),
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.integers().between(0, 2))
                .as(MergerDay.Step::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(60);
    }

    @Property(tries = 200)
    void L7_L8_every_number_leads_to_one_end_and_both_sides_agree(@ForAll("days") List<MergerDay.Step> steps) {
        SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:00:00Z"));
        MergerDay day = new MergerDay(TicketDesk.builder().clock(clock).build(), clock).live(steps);
        assertTrue(day.merged() >= day.restored());
    }
}
