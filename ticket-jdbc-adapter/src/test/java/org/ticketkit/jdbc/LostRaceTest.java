package org.ticketkit.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.ticketkit.jdbc.DeskOnDatabase.ANN;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.ticketkit.spi.AccessPolicy;
import org.ticketkit.spi.RolePolicy;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AddNote;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.StaleTicket;
import org.ticketkit.ticket.StorageFailed;
import org.ticketkit.ticket.Ticket;

/** T2: another connection commits a change between a command's reading and its writing, under either isolation level. */
class LostRaceTest {

    private static final String READ_COMMITTED = "TRANSACTION_READ_COMMITTED";
    private static final String SERIALIZABLE = "TRANSACTION_SERIALIZABLE";

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
        private final DeskOnDatabase theirs = new DeskOnDatabase(database.storage());
        private final Ticket ticket = theirs.open();
        private final Queue<Runnable> meanwhile = new ArrayDeque<>();

        abstract TestDatabase database();

        @AfterEach
        void drop() {
            database.close();
        }

        private void assign(JdbcUnitOfWork transactions) {
            DeskOnDatabase ours = new DeskOnDatabase(
                    JdbcStorage.builder(transactions).build(), builder -> builder.access(new Interrupted()));
            meanwhile.add(() -> theirs.desk.tickets().note(ANN, AddNote.to(ticket.id(), "I was faster.")));
            ours.desk.tickets().assign(ANN, Assign.to(ticket.id(), AgentId.of("ann")));
        }

        private JdbcUnitOfWork transactions(String isolation) {
            return JdbcUnitOfWork.over(database.pool(2, true, isolation));
        }

        private Optional<AgentId> owner() {
            return theirs.desk.tickets().find(ANN, ticket.id()).orElseThrow().owner();
        }

        @Test
        void in_a_transaction_of_ours_it_is_decided_anew() {
            assign(transactions(READ_COMMITTED));

            assertEquals(Optional.of(AgentId.of("ann")), owner());
        }

        @Test
        void in_a_serializable_transaction_of_ours_it_is_decided_anew() {
            assign(transactions(SERIALIZABLE));

            assertEquals(Optional.of(AgentId.of("ann")), owner());
        }

        @Test
        void in_a_host_s_transaction_it_is_stale_and_the_transaction_goes_on() {
            JdbcUnitOfWork host = transactions(READ_COMMITTED);
            DeskOnDatabase another =
                    new DeskOnDatabase(JdbcStorage.builder(host).build());

            Ticket opened = host.inTransaction(connection -> {
                assertThrows(StaleTicket.class, () -> assign(host));
                return another.open();
            });

            assertEquals(Optional.empty(), owner());
            assertEquals(Optional.of(opened), theirs.desk.tickets().find(ANN, opened.id()));
        }

        @Test
        void in_a_host_s_serializable_transaction_it_is_a_failure_after_which_the_whole_is_to_be_repeated() {
            JdbcUnitOfWork host = transactions(SERIALIZABLE);

            StorageFailed failure = assertThrows(
                    StorageFailed.class,
                    () -> host.inTransaction(connection -> {
                        assign(host);
                        return 0;
                    }));

            assertEquals(StorageFailed.Recovery.RETRY, failure.recovery(), failure::getMessage);
            assertEquals(Optional.empty(), owner());
        }

        /** Is asked between a command's reading and its writing: then somebody else is faster. */
        private final class Interrupted implements AccessPolicy {

            private final AccessPolicy roles = new RolePolicy();

            @Override
            public boolean allows(Actor actor, Action action, Ticket asked) {
                Optional.ofNullable(meanwhile.poll()).ifPresent(Runnable::run);
                return roles.allows(actor, action, asked);
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
}
