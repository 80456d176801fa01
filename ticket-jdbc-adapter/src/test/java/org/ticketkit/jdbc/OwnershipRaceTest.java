package org.ticketkit.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.ticketkit.tck.OwnershipDay;
import org.ticketkit.ticket.TenantId;

/** O1 to O3 on databases: commands of ownership that cross on several connections. */
class OwnershipRaceTest {

    @Nested
    class OnH2 extends Races {
        @Override
        TestDatabase database() {
            return TestDatabase.inMemory();
        }
    }

    @Nested
    class OnPostgres extends Races {
        @Override
        TestDatabase database() {
            return TestDatabase.onPostgres();
        }
    }

    abstract static class Races {

        private final TestDatabase database = database();
        private final DeskOnDatabase on = new DeskOnDatabase(database.storage());

        abstract TestDatabase database();

        @AfterEach
        void drop() {
            database.close();
        }

        private OwnershipDay day(String tenant) {
            return new OwnershipDay(on.desk.tenant(TenantId.of(tenant)), on.clock);
        }

        @Test
        void O3_of_eight_claims_at_once_exactly_one_wins() throws Exception {
            for (int round = 0; round < 20; round++) {
                assertEquals(1, day("claims").claimAtOnce(8).size());
            }
        }

        @Test
        void O2_the_owner_moves_by_assign_once_accept_and_reassign_whatever_crosses() throws Exception {
            int changes = 0;
            for (int seed = 0; seed < 6; seed++) {
                changes += day("day-" + seed).live(4, 40, seed);
            }
            assertTrue(changes >= 10, changes + " changes of owner are too few to tell anything");
        }
    }
}
