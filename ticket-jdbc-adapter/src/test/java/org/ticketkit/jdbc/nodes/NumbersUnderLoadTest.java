package org.ticketkit.jdbc.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ticketkit.jdbc.JdbcStorage;
import org.ticketkit.jdbc.JdbcUnitOfWork;
import org.ticketkit.postgres.PostgresServer;

/** N2, N7: four processes of eight threads draw numbers from one database, and one of them is killed. */
class NumbersUnderLoadTest {

    private static final int NODES = 4;
    private static final int THREADS = 8;
    private static final int NUMBERS = Soak.count("numbers", 200_000, 1_000_000);

    private final Path folder = Folders.fresh("numbers");
    private final List<ChildProcess> children = new ArrayList<>();
    private Database database;

    @BeforeEach
    void database() {
        database = Database.at(PostgresServer.shared().newDatabase());
        database.run(JdbcStorage.over(database.pool()).schema().script());
        database.run("CREATE TABLE host_row (number BIGINT PRIMARY KEY)");
    }

    @AfterEach
    void end() {
        children.forEach(ChildProcess::close);
        database.close();
    }

    @Test
    void N2_N7_no_number_is_drawn_twice_and_nobody_waits_for_a_transaction_that_has_drawn_one() {
        long seed = Soak.seed("Numbers");
        JdbcUnitOfWork transactions = JdbcUnitOfWork.over(database.pool());
        JdbcStorage storage = JdbcStorage.builder(transactions).build();
        long held = transactions.inTransaction(connection -> {
            long number = storage.numbers().next(NumberNode.TENANT, NumberNode.SERIES);
            drawInAllNodes(seed); // while this transaction is open: who waits for its end waits in vain
            return number;
        });

        List<Long> drawn = journals("drawn");
        drawn.add(held);
        Set<Long> seen = new HashSet<>();
        assertEquals(
                List.of(), drawn.stream().filter(number -> !seen.add(number)).toList(), "drawn twice");
        assertTrue(drawn.size() >= NUMBERS, drawn.size() + " were drawn");
        assertEquals(0, database.deadlocks());
        int rolledBack = journals("rolled-back").size();
        assertTrue(rolledBack > 0, "no host has rolled back, so this shows less than it should");
        Soak.say(
                "Numbers",
                drawn.size() + " numbers, highest "
                        + seen.stream().max(Long::compare).orElseThrow() + ", "
                        + rolledBack + " host transactions rolled back, "
                        + database.count("SELECT count(*) FROM tk_ticket") + " tickets, 1 kill");
    }

    private void drawInAllNodes(long seed) {
        for (int node = 0; node < NODES; node++) {
            children.add(start("node-" + node, seed + 100L * node));
        }
        children.get(0).awaitMore(500);
        children.get(0).kill();
        children.add(start("node-0-again", seed + 1_000));
        children.stream().skip(1).forEach(ChildProcess::awaitSuccess);
    }

    private ChildProcess start(String name, long seed) {
        Options options = new Options()
                .with("url", database.url())
                .with("threads", THREADS)
                .with("numbers", NUMBERS / NODES)
                .with("seed", seed);
        return ChildProcess.start(NumberNode.class, folder, name, "Pacific/Apia", options);
    }

    private List<Long> journals(String kind) {
        List<Long> numbers = new ArrayList<>();
        for (List<String> line : Journal.readAll(folder)) {
            if (line.get(0).equals(kind)) {
                numbers.add(line.size() > 1 ? Long.parseLong(line.get(1)) : 0);
            }
        }
        return numbers;
    }
}
