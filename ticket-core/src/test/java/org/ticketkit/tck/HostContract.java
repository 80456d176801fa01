package org.ticketkit.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.ticketkit.DeskBuilder;
import org.ticketkit.TicketDesk;
import org.ticketkit.spi.AccessPolicy;
import org.ticketkit.spi.RolePolicy;
import org.ticketkit.spi.Storage;
import org.ticketkit.tck.StorageContract.HostTransactions;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AddNote;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.ExternalReference;
import org.ticketkit.ticket.Misconfigured;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.StaleTicket;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketException;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.ticket.TicketNotFound;

/**
 * A desk in the transactions of a host: extend it with your unit of work and your connections, on a pool of one.
 *
 * <p>The host's row and our ticket live and die together; after every refusal the host's transaction goes on and commits (T2); what
 * was rolled back leaves no trace, no announced number and no mail. The pool of one shows that no second connection is needed: let it
 * give up after a few seconds.
 */
public abstract class HostContract {

    private static final Actor WEB = Actor.system("web");
    private static final Actor ANN = Actor.agent("ann");
    private static final Instant NOW = Instant.parse("2026-03-14T10:20:30.123456Z");

    private final List<Recorded> told = new ArrayList<>();
    private final Queue<Runnable> meanwhile = new ArrayDeque<>();
    private final AcceptedMail mail = new AcceptedMail();
    private Host host;
    private TicketDesk desk;

    /** A host without a row of its own, and a storage with nothing in it; called once per test. */
    protected abstract Host host();

    /** A host with a table of its own, and how it begins and ends transactions, without the adapter's unit of work. */
    public interface Host extends HostTransactions, AutoCloseable {

        /** The storage that takes part in the host's transactions. */
        Storage storage();

        /** Writes a row of the host's own in the running transaction. */
        void insert(int row);

        /** How many rows of the host's own are there; called outside of transactions. */
        long rows();

        @Override
        default void close() {}
    }

    /** Opens the desk. */
    @BeforeEach
    void begin() {
        host = host();
        DeskBuilder builder = Refusals.prepared(TicketDesk.builder())
                .storage(host.storage())
                .clock(new SettableClock(NOW))
                .access(new Interrupted())
                .notifier(mail);
        if (host.storage().unitOfWork().promisesAfterCommit()) {
            builder.afterCommit(told::addAll);
        }
        desk = builder.build();
    }

    /** Closes the host. */
    @AfterEach
    void end() throws Exception {
        host.close();
    }

    @Test
    void the_host_s_row_and_the_ticket_are_committed_together() {
        host.commit(() -> {
            host.insert(1);
            open("17");
            host.insert(2);
        });

        assertEquals(2, host.rows());
        assertEquals(1, all().size());
        assertEquals(1, desk.deliver(10));
        assertEquals(1, mail.accepted());
        assertConsistent();
    }

    @Test
    void several_commands_are_one_transaction() {
        host.commit(() -> {
            Ticket ticket = open("17");
            host.insert(1);
            desk.tickets().assign(ANN, Assign.to(ticket.id(), AgentId.of("ann")));
            desk.tickets().note(ANN, AddNote.to(ticket.id(), "The depot does not pick up the phone."));
        });

        assertEquals(1, host.rows());
        assertEquals(Optional.of(AgentId.of("ann")), all().get(0).owner());
        assertConsistent();
    }

    @Test
    void what_is_rolled_back_leaves_no_trace_no_announced_number_and_no_mail() {
        List<Ticket> opened = new ArrayList<>();

        host.rollBack(() -> {
            host.insert(1);
            opened.add(open("17"));
        });

        assertGone(opened.get(0));
    }

    @Test
    void an_exception_of_the_host_s_code_after_our_call_takes_the_ticket_with_it() {
        List<Ticket> opened = new ArrayList<>();

        assertThrows(
                Bench.OnPurpose.class,
                () -> host.commit(() -> {
                    opened.add(open("17"));
                    host.insert(1);
                    throw new Bench.OnPurpose();
                }));

        assertGone(opened.get(0));
    }

    @Test
    void a_change_of_a_committed_ticket_that_is_rolled_back_has_not_been() {
        Ticket before = open("17");

        host.rollBack(() -> desk.tickets().assign(ANN, Assign.to(before.id(), AgentId.of("ann"))));

        assertEquals(before, all().get(0));
        assertConsistent();
    }

    @Test
    void keys_and_references_of_what_was_rolled_back_are_free_again_and_numbers_are_not() {
        List<Ticket> opened = new ArrayList<>();
        host.rollBack(() -> opened.add(open("17")));

        host.commit(() -> opened.add(open("17")));

        assertFalse(opened.get(0).number().equals(opened.get(1).number()));
        assertEquals(List.of(opened.get(1)), all());
    }

    @Test
    void T1_a_repeat_inside_a_transaction_is_replayed_and_the_transaction_goes_on() {
        Ticket first = open("17");

        host.commit(() -> {
            host.insert(1);
            assertEquals(first, open("17"));
            host.insert(2);
        });

        assertEquals(2, host.rows());
        assertEquals(1, all().size());
    }

    @Test
    void T1_a_repeat_in_the_same_transaction_is_replayed() {
        host.commit(() -> assertEquals(open("17").id(), open("17").id()));

        assertEquals(1, all().size());
    }

    @TestFactory
    Stream<DynamicTest> T2_the_transaction_goes_on_after_every_refusal_that_there_is() {
        Refusals refusals = new Refusals(host.storage(), desk);
        return Arrays.stream(Refused.Code.values())
                .map(code -> DynamicTest.dynamicTest(code.name(), () -> goesOnAfter(code, refusals.of(code))));
    }

    @Test
    void T2_the_transaction_goes_on_after_a_ticket_that_is_not_there() {
        TicketId unknown = new TicketId(new Samples().id());
        goesOnAfter(TicketNotFound.class, () -> desk.tickets().note(ANN, AddNote.to(unknown, "Nobody reads this.")));
    }

    @Test
    void T2_a_stale_version_is_answered_at_once_and_the_transaction_goes_on() {
        TicketId id = open("17").id();
        goesOnAfter(StaleTicket.class, () -> {
            meanwhile.add(() -> desk.tickets().note(ANN, AddNote.to(id, "I was faster.")));
            desk.tickets().assign(ANN, Assign.to(id, AgentId.of("ann")));
        });
    }

    @Test
    void delivering_is_refused_inside_a_transaction_and_the_transaction_goes_on() {
        host.commit(() -> {
            host.insert(1);
            open("17");
            assertThrows(IllegalStateException.class, () -> desk.deliver(10));
            host.insert(2);
        });

        assertEquals(2, host.rows());
        assertEquals(0, mail.accepted());
        assertEquals(1, desk.deliver(10));
    }

    @Test
    void listeners_are_told_after_the_commit_and_never_after_a_rollback() {
        assumeTrue(host.storage().unitOfWork().promisesAfterCommit(), "no hooks after a commit");
        List<TicketId> committed = new ArrayList<>();

        host.rollBack(() -> open("16"));
        host.commit(() -> {
            committed.add(open("17").id());
            committed.add(open("18").id());
            assertEquals(List.of(), told, "before the commit");
        });

        assertEquals(committed, told.stream().map(Recorded::ticket).distinct().toList());
    }

    @Test
    void a_host_without_hooks_is_told_when_it_builds_the_desk_what_it_cannot_have() {
        assumeFalse(host.storage().unitOfWork().promisesAfterCommit(), "hooks after a commit are promised");

        Misconfigured refused = assertThrows(
                Misconfigured.class,
                () -> TicketDesk.builder()
                        .storage(host.storage())
                        .afterCommit(told::addAll)
                        .build());

        assertTrue(refused.getMessage().contains("remove the afterCommit listeners"), refused::getMessage);
    }

    private void goesOnAfter(Refused.Code code, Runnable command) {
        List<Ticket> before = all();
        assertEquals(code, goesOnAfter(Refused.class, command).code());
        assertTrue(all().containsAll(before), "a ticket was changed");
    }

    private <X extends TicketException> X goesOnAfter(Class<X> type, Runnable command) {
        int tickets = all().size();
        int rows = (int) host.rows();
        List<X> refused = new ArrayList<>();
        host.commit(() -> {
            host.insert(rows + 1);
            refused.add(assertThrows(type, command::run));
            host.insert(rows + 2);
            open("another " + rows);
        });

        assertEquals(rows + 2, host.rows());
        assertEquals(tickets + 1, all().size());
        assertConsistent();
        return refused.get(0);
    }

    private void assertGone(Ticket ticket) {
        assertEquals(0, host.rows());
        assertEquals(List.of(), all());
        assertEquals(Optional.empty(), desk.tickets().find(ANN, ticket.id()));
        assertEquals(
                Optional.empty(),
                desk.tickets().findByNumber(ANN, ticket.number().value()).found());
        assertEquals(Optional.empty(), desk.tickets().findByReference(ANN, new ExternalReference("shop", "17")));
        assertEquals(0, desk.deliver(10));
        assertEquals(0, mail.accepted());
        assertEquals(List.of(), told);
        assertEquals(0, desk.work(10));
    }

    private void assertConsistent() {
        assertEquals(List.of(), desk.checkConsistency(PageRequest.first(100)).found());
    }

    private Ticket open(String key) {
        return desk.tickets()
                .open(
                        WEB,
                        request("Where is it?")
                                .idempotencyKey(key)
                                .reference("shop", key)
                                .build())
                .ticket();
    }

    private static OpenTicket.Builder request(String text) {
        return OpenTicket.from(Contact.mail("carla@example.org"))
                .subject("Order 17")
                .text(text);
    }

    private List<Ticket> all() {
        return desk.tickets()
                .search(ANN, Criteria.everything(), Sort.OLDEST_FIRST, PageRequest.first(100))
                .items();
    }

    /** Is asked between a command's reading and its writing: then somebody else is faster. */
    private final class Interrupted implements AccessPolicy {

        private final AccessPolicy roles = new RolePolicy();

        @Override
        public boolean allows(Actor actor, Action action, Ticket ticket) {
            Runnable next = meanwhile.poll();
            if (next != null) {
                next.run();
            }
            return roles.allows(actor, action, ticket);
        }

        @Override
        public Criteria scope(Actor actor, Action reading) {
            return roles.scope(actor, reading);
        }

        @Override
        public boolean mayStage(Actor actor) {
            return roles.mayStage(actor);
        }
    }
}
