package org.ticketkit.examples.springboot;

import org.junit.jupiter.api.Nested;
import org.ticketkit.tck.HostContract;

/** The desk in Spring's transactions, on a pool of one. */
class DeskInSpringTransactionsTest {

    @Nested
    class OnH2 extends HostContract {
        @Override
        protected Host host() {
            return SpringHost.onH2(1);
        }
    }

    @Nested
    class OnPostgres extends HostContract {
        @Override
        protected Host host() {
            return SpringHost.onPostgres(1);
        }
    }
}
