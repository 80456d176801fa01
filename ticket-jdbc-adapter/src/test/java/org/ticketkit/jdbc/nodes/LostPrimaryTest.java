package org.ticketkit.jdbc.nodes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ticketkit.jdbc.JdbcStorage;
import org.ticketkit.postgres.PostgresCluster;

/** The primary is killed under load and its synchronous standby becomes the primary: what was acknowledged is there whole. */
class LostPrimaryTest {

    private static final int PROMOTIONS = Soak.count("promotions", 1, 8);

    private final Path folder = Folders.fresh("lost");
    private final List<ChildProcess> children = new ArrayList<>();

    @AfterEach
    void end() {
        children.forEach(ChildProcess::close);
    }

    @Test
    void what_a_lost_primary_acknowledged_is_on_the_standby_that_takes_over() {
        long seed = Soak.seed("Lost primary");
        Random random = new Random(seed);
        try (PostgresCluster cluster = PostgresCluster.start(folder.resolve("server"));
                Database database = Database.at(cluster.url())) {
            database.run(JdbcStorage.over(database.pool()).schema().script());
            cluster.addStandby();
            for (int node = 0; node < 2; node++) {
                children.add(start(cluster, node, seed));
            }
            for (int promotion = 0; promotion < PROMOTIONS; promotion++) {
                awaitWork();
                Folders.pause(random.nextInt(300));
                cluster.failOver();
                cluster.addStandby();
            }
            awaitWork();
            children.forEach(ChildProcess::finish);
            database.reconnect();

            Audit audit = Audit.of(database, folder, Integer.MAX_VALUE);

            Soak.say("Lost primary", PROMOTIONS + " primaries killed; " + audit);
        }
    }

    private ChildProcess start(PostgresCluster cluster, int node, long seed) {
        Options options = DeskNode.options(cluster.url(), seed + node)
                .with("requests", 100 * (PROMOTIONS + 1))
                .with("lease", 3_000);
        return ChildProcess.start(DeskNode.class, folder, "node" + node, "UTC", options);
    }

    /** Each node has done something more. */
    private void awaitWork() {
        children.forEach(child -> child.awaitMore(70));
    }
}
