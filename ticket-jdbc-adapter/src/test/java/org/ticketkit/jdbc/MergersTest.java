package org.ticketkit.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ticketkit.jdbc.DeskOnDatabase.ANN;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.ticketkit.spi.AccessPolicy;
import org.ticketkit.spi.RolePolicy;
import org.ticketkit.tck.MergerDay;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.Link;
import org.ticketkit.ticket.LinkTickets;
import org.ticketkit.ticket.Merge;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketField;

/** L7, L8: mergers and links on databases, at random and by two nodes at once. */
class MergersTest {

    @Nested
    class OnH2 extends Mergers {
        @Override
        TestDatabase database() {
            return TestDatabase.inMemory();
        }
    }

    @Nested
    class OnPostgres extends Mergers {
        @Override
        TestDatabase database() {
            return TestDatabase.onPostgres();
        }
    }

    abstract static class Mergers {

        private static final int ROUNDS = 5;

        private final TestDatabase database = database();
        private final CyclicBarrier bothHaveRead = new CyclicBarrier(2);
        private final AtomicInteger decisions = new AtomicInteger(2);
        private final DeskOnDatabase on =
                new DeskOnDatabase(database.storage(), builder -> builder.access(new Meeting()));
        private final ExecutorService threads = Executors.newFixedThreadPool(2);

        abstract TestDatabase database();

        @AfterEach
        void drop() {
            threads.shutdownNow();
            database.close();
        }

        @Test
        void L7_L8_random_days_leave_everything_in_order() {
            int restored = 0;
            for (int seed = 0; seed < 6; seed++) {
                restored += new MergerDay(on.desk.tenant(TenantId.of("day-" + seed)), on.clock)
                        .live(MergerDay.steps(seed, 60))
                        .restored();
            }
            assertTrue(restored > 0);
        }

        @Test
        void L7_of_two_nodes_that_merge_crosswise_one_wins_and_the_other_is_refused() throws Exception {
            for (int round = 0; round < ROUNDS; round++) {
                Ticket one = on.open();
                Ticket two = on.open();
                List<String> outcomes = atOnce(
                        () -> on.desk.tickets().merge(ANN, Merge.of(one.id(), two.id())),
                        () -> on.desk.tickets().merge(ANN, Merge.of(two.id(), one.id())));
                assertEquals(List.of("CYCLE", "done"), outcomes);
                assertEquals(
                        1,
                        on
                                .desk
                                .tickets()
                                .search(
                                        ANN,
                                        Criteria.is(
                                                TicketField.NUMBER,
                                                one.number().value(),
                                                two.number().value()),
                                        Sort.OLDEST_FIRST,
                                        PageRequest.first(9))
                                .items()
                                .stream()
                                .filter(ticket -> ticket.merger().isPresent())
                                .count());
            }
            assertEquals(
                    List.of(), on.desk.checkConsistency(PageRequest.first(100)).found());
        }

        @Test
        void L8_two_nodes_that_block_crosswise_make_no_ring() throws Exception {
            for (int round = 0; round < ROUNDS; round++) {
                Ticket one = on.open();
                Ticket two = on.open();
                List<String> outcomes = atOnce(
                        () -> on.desk.tickets().link(ANN, LinkTickets.of(one.id(), Link.Kind.BLOCKS, two.id())),
                        () -> on.desk.tickets().link(ANN, LinkTickets.of(two.id(), Link.Kind.BLOCKS, one.id())));
                assertEquals(List.of("CYCLE", "done"), outcomes);
            }
        }

        private List<String> atOnce(Runnable... commands) throws Exception {
            decisions.set(0);
            List<Future<?>> futures = new ArrayList<>();
            for (Runnable command : commands) {
                futures.add(threads.submit(command));
            }
            List<String> outcomes = new ArrayList<>();
            for (Future<?> future : futures) {
                outcomes.add(outcome(future));
            }
            return outcomes.stream().sorted().toList();
        }

        private static String outcome(Future<?> future) throws Exception {
            try {
                future.get(30, TimeUnit.SECONDS);
                return "done";
            } catch (ExecutionException failure) {
                if (failure.getCause() instanceof Refused refused) {
                    return refused.code().name();
                }
                throw failure;
            }
        }

        /** The first decision of either waits until the other has read both tickets, too. */
        private final class Meeting implements AccessPolicy {

            private final AccessPolicy usual = new RolePolicy();
            private final ThreadLocal<Boolean> hasMet = ThreadLocal.withInitial(() -> false);

            @Override
            public boolean allows(Actor actor, Action action, Ticket ticket) {
                boolean isDecision = action == Action.MERGE || action == Action.RELATE;
                if (isDecision && decisions.get() < 2 && !hasMet.get()) {
                    hasMet.set(true);
                    meet();
                }
                return usual.allows(actor, action, ticket);
            }

            private void meet() {
                try {
                    bothHaveRead.await(20, TimeUnit.SECONDS);
                } catch (Exception failure) {
                    throw new IllegalStateException(failure);
                } finally {
                    decisions.incrementAndGet();
                }
            }

            @Override
            public Criteria scope(Actor actor, Action reading) {
                return usual.scope(actor, reading);
            }

            @Override
            public boolean mayStage(Actor actor) {
                return usual.mayStage(actor);
            }
        }
    }
}
