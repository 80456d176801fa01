package org.ticketkit.jdbc.nodes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ticketkit.jdbc.JdbcStorage;
import org.ticketkit.postgres.PostgresCluster;

/** The server is stopped at once under load, and started again on its data: what it acknowledged is there whole, the rest not at all. */
class StoppedServerTest {

    private static final int STOPS = Soak.count("stops", 2, 30);

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

            Audit audit = Audit.of(database, folder, Integer.MAX_VALUE);

            Soak.say("Stopped server", STOPS + " stops at once; " + audit);
        }
    }

    private ChildProcess start(PostgresCluster cluster, int node, long seed) {
        Options options = DeskNode.options(cluster.url(), seed + node)
                .with("requests", 100 * (STOPS + 1))
                .with("lease", 3_000);
        return ChildProcess.start(DeskNode.class, folder, "node" + node, "UTC", options);
    }

    /** Each node has done something more. */
    private void awaitWork() {
        Folders.awaitMore(folder.resolve("node0.journal"), 40);
        Folders.awaitMore(folder.resolve("node1.journal"), 40);
    }
}
