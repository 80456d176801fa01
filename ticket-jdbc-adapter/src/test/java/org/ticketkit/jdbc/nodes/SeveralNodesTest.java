package org.ticketkit.jdbc.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ticketkit.jdbc.JdbcStorage;
import org.ticketkit.postgres.PostgresServer;

/**
 * Four processes open, reply, assign, claim, move, work and deliver at once, under keys and references that collide, with random pauses
 * and by clocks that differ by minutes. Nothing is lost, nothing happens twice, and every ticket is what its history says.
 */
class SeveralNodesTest {

    private static final List<Integer> SKEWS = List.of(0, 150, -180, 240);
    private static final List<String> ZONES = List.of("Europe/Oslo", "Pacific/Apia", "UTC", "Asia/Kathmandu");
    private static final int COMMANDS = Soak.count("commands", 60, 600);

    private final Path folder = Folders.fresh("several");
    private final List<ChildProcess> children = new ArrayList<>();

    @AfterEach
    void end() {
        children.forEach(ChildProcess::close);
    }

    @Test
    void nothing_is_lost_nothing_is_twice_and_every_ticket_is_what_its_history_says() {
        long seed = Soak.seed("Several nodes");
        try (Database database = Database.at(PostgresServer.shared().newDatabase())) {
            database.run(JdbcStorage.over(database.pool()).schema().script());
            for (int node = 0; node < SKEWS.size(); node++) {
                Options options = DeskNode.options(database.url(), seed + node)
                        .with("commands", COMMANDS)
                        .with("requests", COMMANDS)
                        .with("skew", SKEWS.get(node));
                children.add(ChildProcess.start(DeskNode.class, folder, "node" + node, ZONES.get(node), options));
            }
            children.forEach(ChildProcess::awaitSuccess);

            Audit audit = Audit.of(database, folder, 1);

            Soak.say("Several nodes", audit + ", " + database.deadlocks() + " deadlocks");
            assertEquals(0, audit.count("failed"), "commands that the storage failed");
            assertEquals(0, audit.count("outage"), "work that the storage failed");
            assertEquals(0, database.deadlocks());
        }
    }
}
