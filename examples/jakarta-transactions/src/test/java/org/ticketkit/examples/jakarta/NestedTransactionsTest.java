package org.ticketkit.examples.jakarta;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.transaction.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ticketkit.TicketDesk;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.TicketId;

/** Transactions inside transactions, as {@code REQUIRES_NEW} makes them, and how many connections they take. */
class NestedTransactionsTest {

    private static final Actor WEB = Actor.system("web");

    private final JakartaHost host = JakartaHost.onH2(2);
    private final List<Recorded> told = new ArrayList<>();
    private final TicketDesk desk = TicketDesk.builder()
            .storage(host.storage())
            .afterCommit(told::addAll)
            .build();

    @AfterEach
    void close() {
        host.close();
    }

    private TicketId open() {
        return desk.tickets()
                .open(
                        WEB,
                        OpenTicket.from(Contact.mail("carla@example.org"))
                                .subject("Order 7")
                                .text("The seat is too small.")
                                .build())
                .ticket()
                .id();
    }

    private List<TicketId> announced() {
        return told.stream().map(Recorded::ticket).distinct().toList();
    }

    private boolean isThere(TicketId id) {
        return desk.tickets().find(WEB, id).isPresent();
    }

    /** What an interceptor does around a method that requires a new transaction. */
    private void requiresNew(Consumer<Runnable> ending, Runnable work) {
        try {
            Transaction outer = host.manager().suspend();
            try {
                ending.accept(work);
            } finally {
                host.manager().resume(outer);
            }
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void everything_in_a_transaction_runs_on_one_connection() {
        host.commit(() -> {
            host.insert(1);
            open();
            open();
            host.insert(2);
        });

        assertEquals(1, host.mostConnections());
    }

    @Test
    void what_a_new_transaction_commits_stays_when_the_outer_one_is_rolled_back() {
        List<TicketId> opened = new ArrayList<>();

        host.rollBack(() -> {
            host.insert(1);
            opened.add(open());
            requiresNew(host::commit, () -> opened.add(open()));
            assertEquals(List.of(opened.get(1)), announced());
        });

        assertEquals(List.of(false, true), opened.stream().map(this::isThere).toList());
        assertEquals(0, host.rows());
        assertEquals(List.of(opened.get(1)), announced());
        assertEquals(2, host.mostConnections());
    }

    @Test
    void what_a_new_transaction_rolls_back_leaves_the_outer_one_alone() {
        List<TicketId> opened = new ArrayList<>();

        host.commit(() -> {
            host.insert(1);
            opened.add(open());
            requiresNew(host::rollBack, () -> opened.add(open()));
        });

        assertEquals(List.of(true, false), opened.stream().map(this::isThere).toList());
        assertEquals(1, host.rows());
    }
}
