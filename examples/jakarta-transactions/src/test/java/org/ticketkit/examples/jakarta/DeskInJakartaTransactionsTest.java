package org.ticketkit.examples.jakarta;

import org.junit.jupiter.api.Nested;
import org.ticketkit.tck.HostContract;

/** The desk in Jakarta transactions, on a pool of one. */
class DeskInJakartaTransactionsTest {

    @Nested
    class OnH2 extends HostContract {
        @Override
        protected Host host() {
            return JakartaHost.onH2(1);
        }
    }

    @Nested
    class OnPostgres extends HostContract {
        @Override
        protected Host host() {
            return JakartaHost.onPostgres(1);
        }
    }
}
