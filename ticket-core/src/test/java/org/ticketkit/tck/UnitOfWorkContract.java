package org.ticketkit.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.UnitOfWork.Transaction;

/**
 * The contract of {@link org.ticketkit.spi.UnitOfWork}: extend it and hand in your storage; rules U1 to U7.
 *
 * <p>Offer {@link #hostTransactions} if the adapter joins transactions of the host: then U2, U3, U4, U6 and U7 are seen in them too.
 */
public abstract class UnitOfWorkContract extends StorageContract {

    @Test
    void U1_a_call_commits_when_the_work_returns_and_hands_out_the_result() {
        RecordRef ref = bench().unitOfWork().call(transaction -> write());

        assertTrue(isThere(ref));
    }

    @Test
    void U1_a_call_rolls_back_when_the_work_throws_and_the_exception_comes_out_unchanged() {
        for (Throwable thrown : List.of(new IllegalStateException("on purpose"), new AssertionError("on purpose"))) {
            List<RecordRef> written = new ArrayList<>();

            Throwable came = assertThrows(
                    Throwable.class,
                    () -> bench().unitOfWork().call(transaction -> {
                        written.add(write());
                        throw UnitOfWorkContract.<RuntimeException>sneaky(thrown);
                    }));

            assertSame(thrown, came);
            assertFalse(isThere(written.get(0)));
        }
    }

    @Test
    void U1_a_call_after_one_that_rolled_back_commits() {
        bench().rolledBack(this::write);

        assertTrue(isThere(bench().unitOfWork().call(transaction -> write())));
    }

    @Test
    void U2_a_call_inside_another_does_not_commit() {
        List<RecordRef> written = new ArrayList<>();

        bench().rolledBack(() -> written.add(bench().unitOfWork().call(inner -> write())));

        assertFalse(isThere(written.get(0)));
    }

    @Test
    void U2_a_call_inside_another_that_throws_does_not_roll_back() {
        List<RecordRef> written = new ArrayList<>();

        bench().inOne(() -> {
            written.add(write());
            bench().rolledBack(() -> written.add(write()));
            written.add(write());
        });

        written.forEach(ref -> assertTrue(isThere(ref)));
    }

    @Test
    void U2_a_call_inside_a_host_s_transaction_commits_and_rolls_back_with_it() {
        HostTransactions host = host();
        List<RecordRef> written = new ArrayList<>();

        host.rollBack(() -> written.add(bench().unitOfWork().call(transaction -> write())));
        host.commit(() -> written.add(bench().unitOfWork().call(transaction -> write())));

        assertFalse(isThere(written.get(0)));
        assertTrue(isThere(written.get(1)));
    }

    @Test
    void U2_a_call_inside_a_host_s_transaction_that_throws_leaves_it_to_the_host() {
        HostTransactions host = host();
        List<RecordRef> written = new ArrayList<>();

        host.commit(() -> {
            written.add(write());
            bench().rolledBack(() -> written.add(write()));
            written.add(write());
        });

        written.forEach(ref -> assertTrue(isThere(ref)));
    }

    @Test
    void U3_only_the_call_that_began_the_transaction_is_outermost() {
        bench().unitOfWork().call(outer -> {
            assertTrue(outer.isOutermost());
            bench().unitOfWork().call(inner -> {
                assertFalse(inner.isOutermost());
                return 0;
            });
            assertTrue(outer.isOutermost());
            return 0;
        });
        assertTrue(bench().unitOfWork().call(Transaction::isOutermost));
    }

    @Test
    void U3_no_call_inside_a_host_s_transaction_is_outermost() {
        host().commit(() -> assertFalse(bench().unitOfWork().call(Transaction::isOutermost)));
    }

    @Test
    void U4_hooks_run_once_after_the_commit_in_the_order_of_registration() {
        assumeHooks();
        List<String> ran = new ArrayList<>();

        RecordRef ref = bench().unitOfWork().call(outer -> {
            outer.afterCommit(() -> ran.add("first"));
            bench().unitOfWork().call(inner -> {
                inner.afterCommit(() -> ran.add("second"));
                return 0;
            });
            outer.afterCommit(() -> ran.add("third"));
            assertEquals(List.of(), ran, "before the commit");
            return write();
        });

        assertEquals(List.of("first", "second", "third"), ran);
        assertTrue(isThere(ref));
        bench().inOne(() -> {});
        assertEquals(3, ran.size(), "hooks ran again after another commit");
    }

    @Test
    void U4_a_hook_sees_what_was_committed_from_another_thread() {
        assumeHooks();
        List<Boolean> seen = new ArrayList<>();

        bench().unitOfWork().call(transaction -> {
            RecordRef ref = write();
            transaction.afterCommit(() -> seen.addAll(bench().atOnce(number -> isThere(ref))));
            return 0;
        });

        assertEquals(List.of(true), seen.stream().distinct().toList());
    }

    @Test
    void U4_no_hook_runs_after_a_rollback_not_even_after_a_later_commit() {
        assumeHooks();
        List<String> ran = new ArrayList<>();

        assertThrows(
                Bench.OnPurpose.class,
                () -> bench().unitOfWork().call(transaction -> {
                    transaction.afterCommit(() -> ran.add("never"));
                    throw new Bench.OnPurpose();
                }));
        bench().inOne(() -> {
            write();
        });

        assertEquals(List.of(), ran);
    }

    @Test
    void U4_hooks_of_calls_inside_a_host_s_transaction_run_after_its_commit_and_not_after_its_rollback() {
        assumeHooks();
        HostTransactions host = host();
        List<String> ran = new ArrayList<>();

        host.rollBack(() -> hooked(() -> ran.add("never")));
        host.commit(() -> {
            hooked(() -> ran.add("first"));
            hooked(() -> ran.add("second"));
            assertEquals(List.of(), ran, "before the commit");
        });

        assertEquals(List.of("first", "second"), ran);
    }

    @Test
    void U4_registering_a_hook_is_refused_where_it_cannot_be_promised() {
        assumeFalse(bench().unitOfWork().promisesAfterCommit(), "the unit of work promises hooks after a commit");

        bench().unitOfWork().call(transaction -> {
            assertThrows(IllegalStateException.class, () -> transaction.afterCommit(() -> {}));
            return 0;
        });
    }

    @Test
    void U5_a_hook_that_throws_neither_undoes_the_commit_nor_keeps_others_from_running() {
        assumeHooks();
        List<String> ran = new ArrayList<>();

        RecordRef ref = bench().unitOfWork().call(transaction -> {
            transaction.afterCommit(() -> ran.add("before"));
            transaction.afterCommit(() -> {
                throw new Bench.OnPurpose();
            });
            transaction.afterCommit(() -> ran.add("after"));
            return write();
        });

        assertEquals(List.of("before", "after"), ran);
        assertTrue(isThere(ref));
    }

    @Test
    void U6_a_thread_is_active_from_the_beginning_of_the_outermost_call_to_its_end() {
        assertFalse(bench().unitOfWork().isActive());
        bench().unitOfWork().call(outer -> {
            assertTrue(bench().unitOfWork().isActive());
            bench().unitOfWork().call(inner -> assertActive());
            return assertActive();
        });
        assertFalse(bench().unitOfWork().isActive());
        bench().rolledBack(this::assertActive);
        assertFalse(bench().unitOfWork().isActive());
    }

    @Test
    void U6_another_thread_is_not_active() {
        bench().inOne(() -> assertEquals(
                List.of(false),
                bench().atOnce(number -> bench().unitOfWork().isActive()).stream()
                        .distinct()
                        .toList()));
    }

    @Test
    void U6_a_thread_is_active_inside_a_host_s_transaction() {
        host().commit(this::assertActive);
        assertFalse(bench().unitOfWork().isActive());
    }

    @Test
    void U7_a_hook_is_outside_of_the_transaction_and_a_call_in_it_has_one_of_its_own() {
        assumeHooks();

        RecordRef ref = bench().unitOfWork().call(this::writeInHook);

        assertTrue(isThere(ref));
        assertFalse(bench().unitOfWork().isActive());
    }

    @Test
    void U7_a_hook_is_outside_of_the_host_s_transaction_too() {
        assumeHooks();
        List<RecordRef> written = new ArrayList<>();

        host().commit(() -> bench().unitOfWork().call(transaction -> written.add(writeInHook(transaction))));

        assertTrue(isThere(written.get(0)));
        assertFalse(bench().unitOfWork().isActive());
    }

    /** Writes nothing now; the hook fails, and writes nothing, if what it does is part of the transaction that has ended. */
    private RecordRef writeInHook(Transaction transaction) {
        RecordRef ref = bench().make.ref();
        transaction.afterCommit(() -> {
            assertFalse(bench().unitOfWork().isActive());
            bench().unitOfWork().call(own -> {
                assertTrue(own.isOutermost());
                bench().write(Bench.changes().record(bench().make.record(ref, 0)));
                return 0;
            });
        });
        return ref;
    }

    private void hooked(Runnable hook) {
        bench().unitOfWork().call(transaction -> {
            transaction.afterCommit(hook);
            return 0;
        });
    }

    private int assertActive() {
        assertTrue(bench().unitOfWork().isActive());
        return 0;
    }

    private HostTransactions host() {
        Optional<HostTransactions> host = hostTransactions(bench().storage());
        assumeTrue(host.isPresent(), "the adapter offers no transactions of a host");
        return host.get();
    }

    private void assumeHooks() {
        assumeTrue(bench().unitOfWork().promisesAfterCommit(), "the unit of work promises no hooks after a commit");
    }

    private RecordRef write() {
        RecordRef ref = bench().make.ref();
        bench().write(Bench.changes().record(bench().make.record(ref, 0)));
        return ref;
    }

    private boolean isThere(RecordRef ref) {
        return bench().version(ref) == 1;
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T sneaky(Throwable any) throws T {
        throw (T) any;
    }
}
