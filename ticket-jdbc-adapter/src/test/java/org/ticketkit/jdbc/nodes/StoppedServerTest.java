package org.ticketkit.jdbc.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ticketkit.TicketDesk;
import org.ticketkit.jdbc.JdbcStorage;
import org.ticketkit.jdbc.JdbcUnitOfWork;
import org.ticketkit.number.CaseNumberFormat;
import org.ticketkit.number.Reading;
import org.ticketkit.number.Series;
import org.ticketkit.postgres.PostgresCluster;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.CaseNumber;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.StorageFailed;
import org.ticketkit.ticket.TenantId;

/** The server is stopped at once under load, and started again on its data: what it acknowledged is there whole, the rest not at all. */
class StoppedServerTest {

    private static final int TICKETS = 30;
    private static final int STOPS = Soak.count("stops", 2, 15);

    private final Path folder = Folders.fresh("stopped");
    private final List<ChildProcess> children = new ArrayList<>();

    @AfterEach
    void end() {
        children.forEach(ChildProcess::close);
    }

    @Test
    void what_was_acknowledged_before_a_server_stopped_at_once_is_there_afterwards() {
        long seed = Soak.seed("Stopped server");
        Random random = new Random(seed);
        try (PostgresCluster cluster = PostgresCluster.start(folder.resolve("server"));
                Database database = Database.at(cluster.url())) {
            database.run(JdbcStorage.over(database.pool()).schema().script());
            for (int node = 0; node < 2; node++) {
                children.add(start(cluster, node, seed));
            }
            for (int stop = 0; stop < STOPS; stop++) {
                awaitWork();
                Folders.pause(random.nextInt(300));
                cluster.primary().stopImmediately();
                cluster.primary().start();
            }
            awaitWork();
            children.forEach(ChildProcess::finish);
            database.reconnect();

            Audit audit = Audit.of(database, folder, Integer.MAX_VALUE);

            Soak.say("Stopped server", STOPS + " stops at once; " + audit);
        }
    }

    @Test
    void N2_numbers_that_a_server_forgot_when_it_stopped_at_once_go_to_one_ticket_each() {
        try (PostgresCluster cluster = PostgresCluster.start(folder.resolve("server"));
                Database database = Database.at(cluster.url())) {
            JdbcUnitOfWork transactions = JdbcUnitOfWork.over(database.pool());
            JdbcStorage storage = JdbcStorage.builder(transactions).build();
            database.run(storage.schema().script());
            TicketDesk one = TicketDesk.builder().storage(storage).build();
            TicketDesk other = TicketDesk.builder()
                    .storage(JdbcStorage.over(database.pool()))
                    .build();
            long forgotten = drawWhileTheServerStops(transactions, storage, cluster);

            Set<CaseNumber> numbers = new HashSet<>();
            for (int i = 0; i < TICKETS; i++) {
                numbers.add(open(other));
            }
            for (int i = 0; i < TICKETS; i++) {
                numbers.add(open(one));
            }

            assertEquals(2 * TICKETS, numbers.size());
            assertTrue(
                    numbers.stream().anyMatch(number -> sequence(number) == forgotten),
                    "the server knew number " + forgotten + " in spite of all, so this shows nothing");
        }
    }

    /** In a host's transaction, of which the server forgets everything; the node keeps the rest of the block that it drew. */
    private static long drawWhileTheServerStops(
            JdbcUnitOfWork transactions, JdbcStorage storage, PostgresCluster cluster) {
        AtomicLong drawn = new AtomicLong();
        assertThrows(
                StorageFailed.class,
                () -> transactions.inTransaction(connection -> {
                    drawn.set(storage.numbers()
                            .next(TenantId.DEFAULT, Series.endless(CaseNumberFormat.DEFAULT.template())));
                    cluster.primary().stopImmediately();
                    return null;
                }));
        cluster.primary().start();
        return drawn.get();
    }

    private static CaseNumber open(TicketDesk desk) {
        OpenTicket request = OpenTicket.from(Contact.mail("carla@example.org"))
                .subject("Parcel lost")
                .text("It left on Monday.")
                .build();
        return desk.tickets().open(Actor.system("web"), request).ticket().number();
    }

    private static long sequence(CaseNumber number) {
        return ((Reading.Valid) CaseNumberFormat.DEFAULT.parse(number.value())).sequence();
    }

    private ChildProcess start(PostgresCluster cluster, int node, long seed) {
        Options options = DeskNode.options(cluster.url(), seed + node)
                .with("requests", 100 * (STOPS + 1))
                .with("lease", 3_000);
        return ChildProcess.start(DeskNode.class, folder, "node" + node, "UTC", options);
    }

    /** Each node has done something more. */
    private void awaitWork() {
        children.forEach(child -> child.awaitMore(70));
    }
}
