package org.ticketkit.jdbc.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ticketkit.jdbc.JdbcStorage;
import org.ticketkit.postgres.PostgresServer;

/**
 * Nodes under load are killed at random moments, again and again, and others go on. What was acknowledged is there, nothing is half
 * there, and the notices that the dead had leased are sent by others.
 */
class KilledNodesTest {

    private static final int KILLS = Soak.count("kills", 3, 25);
    private static final int NODES = 2;
    private static final int LEASE_MILLIS = 1_500;

    private final Path folder = Folders.fresh("killed");
    private final List<ChildProcess> children = new ArrayList<>();

    @AfterEach
    void end() {
        children.forEach(ChildProcess::close);
    }

    @Test
    void what_a_killed_node_was_told_is_there_and_others_send_what_it_had_leased() {
        long seed = Soak.seed("Killed nodes");
        Random random = new Random(seed);
        try (Database database = Database.at(PostgresServer.shared().newDatabase())) {
            database.run(JdbcStorage.over(database.pool()).schema().script());
            for (int started = 0; started < NODES; started++) {
                children.add(start(database, started, seed));
            }
            long leased = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                ChildProcess victim = children.get(kill);
                children.add(start(database, NODES + kill, seed));
                victim.awaitMore(20);
                Folders.pause(random.nextInt(400));
                victim.kill();
                leased += database.count("SELECT count(*) FROM tk_notice WHERE state = 'SENDING'");
            }
            children.get(KILLS).awaitMore(20);
            children.stream().skip(KILLS).forEach(ChildProcess::finish);

            Audit audit = Audit.of(database, folder, Integer.MAX_VALUE);

            Soak.say("Killed nodes", KILLS + " kills with " + leased + " notices leased; " + audit);
            assertTrue(
                    database.count("SELECT count(*) FROM tk_notice WHERE attempts > 1") > 0, "nothing was taken over");
            assertEquals(0, audit.count("failed"), "commands that the storage failed");
            assertEquals(0, database.deadlocks());
        }
    }

    private ChildProcess start(Database database, int number, long seed) {
        Options options = DeskNode.options(database.url(), seed + number)
                .with("requests", 60 * KILLS)
                .with("lease", LEASE_MILLIS)
                .with("slowness", 20);
        return ChildProcess.start(DeskNode.class, folder, "node" + number, "UTC", options);
    }
}
