package org.ticketkit.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.ticketkit.DeskBuilder;
import org.ticketkit.number.CaseNumberFormat;
import org.ticketkit.number.Restart;
import org.ticketkit.ticket.TenantId;

/** Series that begin again with the year, on databases: N2 at the turn of the year in Berlin. */
class RestartOnDatabaseTest {

    private static final Instant BEFORE = Instant.parse("2026-12-31T22:59:59.999999Z");
    private static final Instant AFTER = Instant.parse("2026-12-31T23:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final CaseNumberFormat YEARLY =
            CaseNumberFormat.of("T-{yyyy}-{seq:6}-{check}").inZone(BERLIN).restarting(Restart.YEARLY);
    private static final CaseNumberFormat DAILY = CaseNumberFormat.of("R-{yyyy}{MM}{dd}-{seq:3}-{check}")
            .inZone(BERLIN)
            .restarting(Restart.DAILY);
    private static final CaseNumberFormat HIDDEN = CaseNumberFormat.opaque("H-{yyyy}-{opaque:6}-{check}", new byte[16])
            .inZone(BERLIN)
            .restarting(Restart.YEARLY);
    private static final CaseNumberFormat ENDLESS =
            CaseNumberFormat.of("P-{yyyy}-{seq:6}-{check}").inZone(BERLIN);
    private static final TenantId BANK = TenantId.of("bank");

    @Nested
    class OnH2 extends Turn {
        OnH2() {
            super(TestDatabase.inMemory());
        }
    }

    @Nested
    class OnPostgres extends Turn {
        OnPostgres() {
            super(TestDatabase.onPostgres());
        }
    }

    abstract static class Turn {

        private final TestDatabase database;
        private final DeskOnDatabase on;

        Turn(TestDatabase database) {
            this.database = database;
            this.on = new DeskOnDatabase(database.storage(), Turn::choosing);
            on.clock.set(BEFORE);
        }

        private static DeskBuilder choosing(DeskBuilder builder) {
            return builder.numbers(YEARLY, DAILY, HIDDEN).numbersBy((tenant, queue, category) -> {
                if (tenant.equals(BANK)) {
                    return HIDDEN;
                }
                return queue.equals("returns") ? DAILY : YEARLY;
            });
        }

        private DeskOnDatabase anotherNode(UnaryOperator<DeskBuilder> numbers) {
            DeskOnDatabase another = new DeskOnDatabase(JdbcStorage.over(database.pool()), numbers);
            another.clock.set(on.clock.instant());
            return another;
        }

        private static String number(DeskOnDatabase node) {
            return node.open().number().value();
        }

        @AfterEach
        void drop() {
            database.close();
        }

        @Test
        void N2_the_first_number_of_the_year_is_1_whatever_was_drawn_before() {
            for (int i = 0; i < 120; i++) {
                on.open();
            }
            assertTrue(number(on).startsWith("T-2026-000121-"));
            on.clock.set(AFTER);
            assertTrue(number(on).startsWith("T-2027-000001-"));
            assertTrue(number(on).startsWith("T-2027-000002-"));
        }

        @Test
        void N1_N2_each_series_has_its_own_format_and_period() {
            on.open();
            on.clock.set(Instant.parse("2026-12-30T23:00:00Z"));
            String returned = opened("returns");
            assertTrue(returned.startsWith("R-20261231-00"), returned);
            on.clock.set(AFTER);
            assertTrue(opened("returns").startsWith("R-20270101-001-"));
            on.clock.set(Instant.parse("2027-01-01T23:00:00Z"));
            assertTrue(opened("returns").startsWith("R-20270102-001-"));
            assertTrue(opened("").startsWith("T-2027-00000"));
        }

        private String opened(String queue) {
            return on.desk
                    .tickets()
                    .open(
                            DeskOnDatabase.MAIL,
                            DeskOnDatabase.request().queue(queue).build())
                    .ticket()
                    .number()
                    .value();
        }

        @Test
        void N4_a_tenant_with_opaque_numbers_goes_through_another_order_each_year() {
            Set<String> numbers = new HashSet<>();
            for (Instant now : List.of(BEFORE, AFTER)) {
                on.clock.set(now);
                for (int i = 0; i < 60; i++) {
                    numbers.add(on.desk
                            .tenant(BANK)
                            .tickets()
                            .open(DeskOnDatabase.MAIL, DeskOnDatabase.request().build())
                            .ticket()
                            .number()
                            .value());
                }
            }
            assertEquals(120, numbers.size());
            assertTrue(numbers.contains(HIDDEN.format(1, AFTER).value()));
        }

        @Test
        void N2_two_nodes_share_the_new_year_and_their_reserves_of_the_old_one_are_given_up() {
            DeskOnDatabase other = anotherNode(Turn::choosing);
            on.open();
            other.open();
            on.clock.set(AFTER);
            other.clock.set(AFTER);
            Set<String> numbers = new HashSet<>();
            assertTrue(numbers.add(number(other)));
            for (int i = 0; i < 60; i++) {
                assertTrue(numbers.add(number(on)));
                assertTrue(numbers.add(number(other)));
            }
            assertTrue(
                    numbers.stream().anyMatch(number -> number.startsWith("T-2027-00000")),
                    () -> "the year begins high: " + numbers);
        }

        @Test
        void N2_inside_a_transaction_the_year_begins_again_once_a_node_has_worked_in_it() {
            on.open();
            on.clock.set(AFTER);
            on.desk.work(10);
            JdbcStorage storage = (JdbcStorage) on.desk.parts().storage();
            String first = storage.unitOfWork().call(transaction -> number(on));
            assertTrue(first.startsWith("T-2027-000001-"), first);
        }

        /** Nobody is waited for, and no number comes twice, though the two count from different places. */
        @Test
        void N7_inside_a_transaction_the_sequence_goes_on_as_long_as_nobody_has_begun_the_year() {
            for (int i = 0; i < 5; i++) {
                on.open();
            }
            on.clock.set(AFTER);
            JdbcStorage storage = (JdbcStorage) on.desk.parts().storage();
            Set<String> numbers = new HashSet<>();
            storage.unitOfWork().call(transaction -> numbers.add(number(on)));
            assertTrue(numbers.iterator().next().startsWith("T-2027-000006-"), numbers.toString());
            for (int i = 0; i < 10; i++) {
                assertTrue(numbers.add(number(on)));
            }
            assertTrue(numbers.stream().anyMatch(number -> number.startsWith("T-2027-000001-")), numbers.toString());
        }

        @Test
        void N2_a_series_without_a_restart_goes_on_through_the_year() {
            DeskOnDatabase plain = anotherNode(builder -> builder.numbers(ENDLESS));
            String last = number(plain);
            plain.clock.set(AFTER);
            String next = number(plain);
            assertEquals("P-2026-", last.substring(0, 7));
            assertEquals("P-2027-", next.substring(0, 7));
            assertEquals(Integer.parseInt(last.substring(7, 13)) + 1, Integer.parseInt(next.substring(7, 13)));
        }
    }
}
