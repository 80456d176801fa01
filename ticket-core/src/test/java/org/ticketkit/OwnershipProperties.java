package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.ticketkit.tck.OwnershipDay;
import org.ticketkit.tck.SettableClock;

/** O1 to O3 over random commands, one after the other and by several threads at once. */
class OwnershipProperties {

    private static OwnershipDay day() {
        SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:00:00.123456Z"));
        return new OwnershipDay(TicketDesk.builder().clock(clock).build(), clock);
    }

    @Property(tries = 60)
    void O2_nobody_but_assign_once_accept_and_reassign_moves_the_owner(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int threads) throws Exception {
        assertTrue(day().live(threads, 60, seed) >= 0);
    }

    @Example
    void O2_random_days_do_hand_tickets_over() throws Exception {
        int changes = 0;
        for (int seed = 0; seed < 10; seed++) {
            changes += day().live(2, 60, seed);
        }
        assertTrue(changes >= 20, changes + " changes of owner are too few to tell anything");
    }

    @Property(tries = 40)
    void O3_of_claims_at_once_exactly_one_wins(@ForAll @IntRange(min = 2, max = 12) int agents) throws Exception {
        assertEquals(1, day().claimAtOnce(agents).size());
    }
}
