package org.ticketkit.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.ticketkit.number.Series;
import org.ticketkit.spi.Storage;
import org.ticketkit.ticket.TenantId;

/** The contract of {@link org.ticketkit.spi.CaseNumberSequence}: extend it and hand in your storage; rules Q1 to Q5. */
public abstract class CaseNumberSequenceContract extends StorageContract {

    private static final Series SERIES = Series.endless("T-2026");
    private static final Series FIRST_YEAR = new Series("R", "2026 UTC");
    private static final Series SECOND_YEAR = new Series("R", "2027 UTC");

    /** More than a node keeps in reserve, and fewer than nobody would mind. */
    private static final int LITTLE = 100;

    /**
     * Can another thread use the storage while a unit of work of this one is open? True by default; false for one with a single
     * connection, where Q3 is seen from inside alone.
     */
    protected boolean servesTwoAtOnce() {
        return true;
    }

    @Test
    void Q1_no_number_is_drawn_twice_by_several_threads_and_nodes() {
        List<List<Long>> drawn = bench().atOnce(number -> draw(bench().node(number), 50));

        assertAllDifferent(drawn.stream().flatMap(List::stream).toList());
    }

    @Test
    void Q1_no_number_is_drawn_twice_by_units_of_work_at_once() {
        List<List<Long>> drawn = bench().atOnce(number -> {
            List<Long> own = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                own.add(Bench.retrying(
                        () -> bench().node(number).unitOfWork().call(transaction -> next(bench().node(number)))));
            }
            return own;
        });

        assertAllDifferent(drawn.stream().flatMap(List::stream).toList());
    }

    @Test
    void Q1_another_node_goes_on_with_other_numbers() {
        List<Long> all = new ArrayList<>(draw(bench().node(0), 5));
        all.addAll(draw(bench().node(1), 5));
        all.addAll(draw(bench().node(0), 5));

        assertAllDifferent(all);
    }

    @Test
    void Q1_series_and_tenants_count_for_themselves() {
        TenantId[] tenants = {Bench.TENANT, Bench.OTHER_TENANT};
        for (TenantId tenant : tenants) {
            for (String name : List.of("A", "a", "B")) {
                Series series = Series.endless(name);
                long first = bench().storage().numbers().next(tenant, series);
                assertTrue(first < 1_000, "a new series begins at " + first);
                assertNotEquals(first, bench().storage().numbers().next(tenant, series));
            }
        }
    }

    @Test
    void Q2_the_numbers_that_one_node_draws_increase_from_1_or_above() {
        List<Long> drawn = draw(bench().storage(), 200);

        assertTrue(drawn.get(0) >= 1, "the first is " + drawn.get(0));
        assertEquals(drawn.stream().sorted().toList(), drawn);
    }

    @Test
    void Q2_the_numbers_increase_inside_and_outside_of_units_of_work() {
        List<Long> drawn = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            drawn.add(next(bench().storage()));
            drawn.add(bench().inOne(() -> next(bench().storage())));
        }

        assertEquals(drawn.stream().sorted().toList(), drawn);
    }

    @Test
    void Q3_drawing_does_not_wait_for_the_end_of_another_transaction() {
        assumeTrue(servesTwoAtOnce(), "the storage serves one transaction at a time");
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            bench().inOne(() -> {
                bench().write(Bench.changes()
                        .record(bench().make.record(bench().make.ref(), 0)));
                long own = next(bench().storage());
                long others = soon(other.submit(() -> next(bench().node(1))));
                assertNotEquals(own, others);
            });
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void Q3_drawing_works_while_a_transaction_is_open_on_this_thread() {
        List<Long> drawn = bench().inOne(() -> draw(bench().storage(), 100));

        assertAllDifferent(drawn);
    }

    @Test
    void Q4_a_number_of_a_transaction_that_rolled_back_is_not_given_to_another() {
        List<Long> lost = new ArrayList<>();
        bench().rolledBack(() -> lost.addAll(draw(bench().storage(), 3)));
        List<Long> all = new ArrayList<>(lost);
        all.addAll(draw(bench().storage(), 50));
        all.addAll(draw(bench().node(1), 50));

        assertAllDifferent(all);
    }

    @Test
    void Q5_in_a_new_period_the_numbers_begin_again_at_1_or_little_above() {
        List<Long> first = draw(bench().storage(), FIRST_YEAR, 5 * LITTLE);
        List<Long> second = draw(bench().storage(), SECOND_YEAR, LITTLE);

        assertAllDifferent(first);
        assertAllDifferent(second);
        assertTrue(second.get(0) <= LITTLE, () -> "the new year begins at " + second.get(0));
    }

    @Test
    void Q5_nodes_agree_on_where_a_period_begins() {
        draw(bench().node(0), FIRST_YEAR, LITTLE);
        draw(bench().node(1), FIRST_YEAR, 2 * LITTLE);
        draw(bench().node(0), FIRST_YEAR, LITTLE);
        List<List<Long>> drawn = bench().atOnce(number -> draw(bench().node(number), SECOND_YEAR, LITTLE));

        List<Long> all = drawn.stream().flatMap(List::stream).toList();
        assertAllDifferent(all);
        assertTrue(Collections.min(all) <= LITTLE, () -> "the new year begins at " + Collections.min(all));
    }

    @Test
    void Q5_a_period_that_was_prepared_begins_again_inside_a_transaction_too() {
        draw(bench().storage(), FIRST_YEAR, 5 * LITTLE);
        bench().storage().numbers().prepare(SECOND_YEAR);
        bench().storage().numbers().prepare(SECOND_YEAR);
        List<Long> drawn = bench().inOne(() -> draw(bench().storage(), SECOND_YEAR, LITTLE));
        drawn.addAll(draw(bench().storage(), SECOND_YEAR, LITTLE));

        assertAllDifferent(drawn);
        assertTrue(drawn.get(0) <= LITTLE, () -> "the new year begins at " + drawn.get(0));
    }

    @Test
    void Q5_a_period_is_not_prepared_by_a_transaction_that_rolls_back() {
        draw(bench().storage(), FIRST_YEAR, LITTLE);
        List<Long> drawn = new ArrayList<>();
        bench().rolledBack(() -> {
            bench().storage().numbers().prepare(SECOND_YEAR);
            drawn.addAll(draw(bench().storage(), SECOND_YEAR, 3));
        });
        drawn.addAll(draw(bench().storage(), SECOND_YEAR, 3));
        drawn.addAll(draw(bench().node(1), SECOND_YEAR, 3));

        assertAllDifferent(drawn);
    }

    private static long next(Storage node) {
        return node.numbers().next(Bench.TENANT, SERIES);
    }

    private static List<Long> draw(Storage node, Series series, int many) {
        List<Long> drawn = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            drawn.add(Bench.retrying(() -> node.numbers().next(Bench.TENANT, series)));
        }
        return drawn;
    }

    private static List<Long> draw(Storage node, int many) {
        return draw(node, SERIES, many);
    }

    private long soon(Future<Long> drawn) {
        try {
            return drawn.get(bench().patienceSeconds(), TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new AssertionError("Drawing waited for the end of another transaction, or failed", failure);
        }
    }

    private static void assertAllDifferent(List<Long> numbers) {
        Set<Long> different = new HashSet<>(numbers);
        assertEquals(numbers.size(), different.size(), () -> "a number was drawn twice: " + numbers);
    }
}
