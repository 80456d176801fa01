package org.ticketkit.jdbc.nodes;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.ticketkit.Delivering;
import org.ticketkit.TicketDesk;
import org.ticketkit.jdbc.JdbcStorage;
import org.ticketkit.ticket.TicketException;

/**
 * A node of a host: clerks who open, reply, assign, claim and move, one thread that works and one that delivers, all with random
 * pauses, by a clock that is wrong by some seconds. It ends when the clerks have done what they were told to, or when it is told.
 */
final class DeskNode {

    private static final int BATCH = 20;

    private final TicketDesk desk;
    private final Journal journal;
    private final CountDownLatch toldToEnd;
    private final CountDownLatch clerksAreDone;

    private DeskNode(TicketDesk desk, Journal journal, CountDownLatch toldToEnd, int clerks) {
        this.desk = desk;
        this.journal = journal;
        this.toldToEnd = toldToEnd;
        this.clerksAreDone = new CountDownLatch(clerks);
    }

    /** What nodes are told unless a test says otherwise; a lease is in milliseconds, a skew in seconds. */
    static Options options(String url, long seed) {
        return new Options()
                .with("url", url)
                .with("seed", seed)
                .with("clerks", 3)
                .with("commands", Integer.MAX_VALUE)
                .with("requests", 400)
                .with("skew", 0)
                .with("lease", 600_000)
                .with("slowness", 3);
    }

    /** A desk as each node and the test have it. */
    static TicketDesk desk(DataSource database, Duration skew, Duration lease, Postman postman) {
        Delivering usual =
                Delivering.ofDefaults().withBudgets(1_000_000, 1_000_000).withAttempts(1_000);
        return TicketDesk.builder()
                .storage(JdbcStorage.over(database))
                .clock(InstantSource.offset(InstantSource.system(), skew))
                .notifier(postman)
                .claimTerm(org.ticketkit.worktime.Term.elapsed(Duration.ofSeconds(1)))
                .delivering(new Delivering(
                        lease,
                        usual.attempts(),
                        usual.firstDelay(),
                        usual.recipientBudget(),
                        usual.totalBudget(),
                        usual.budgetPeriod(),
                        usual.afterCrash()))
                .build();
    }

    public static void main(String[] arguments) throws Exception {
        Options options = Options.parse(arguments);
        CountDownLatch toldToEnd = ChildProcess.toldToEnd();
        int clerks = options.number("clerks");
        try (HikariDataSource pool = Database.pool(options.text("url"), clerks + 2);
                Journal journal = Journal.at(Path.of(options.text("journal")))) {
            TicketDesk desk = desk(
                    pool,
                    Duration.ofSeconds(options.number("skew")),
                    Duration.ofMillis(options.number("lease")),
                    new Postman(journal, options.number("slowness")));
            journal.write("ready", options.text("name"));
            new DeskNode(desk, journal, toldToEnd, clerks).run(options);
        }
    }

    private void run(Options options) throws Exception {
        Random seeds = new Random(options.big("seed"));
        ExecutorService threads = Executors.newCachedThreadPool();
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < options.number("clerks"); i++) {
            Clerk clerk =
                    new Clerk(desk, journal, options.text("name") + "-" + i, new Random(seeds.nextLong()), options);
            all.add(threads.submit(() -> letWork(clerk, options.number("commands"))));
        }
        all.add(threads.submit(() -> again(new Random(seeds.nextLong()), () -> desk.work(BATCH))));
        all.add(threads.submit(() -> again(new Random(seeds.nextLong()), () -> desk.deliver(BATCH))));
        for (Future<?> one : all) {
            one.get();
        }
        threads.shutdown();
    }

    private Void letWork(Clerk clerk, int commands) throws InterruptedException {
        try {
            for (int i = 0; i < commands && toldToEnd.getCount() > 0; i++) {
                clerk.doSomething();
            }
        } finally {
            clerksAreDone.countDown();
        }
        return null;
    }

    private interface Job {
        int run();
    }

    /** What a host's scheduler does: the call again and again, whatever becomes of it. */
    private Void again(Random random, Job job) throws InterruptedException {
        while (!clerksAreDone.await(random.nextInt(20), TimeUnit.MILLISECONDS)) {
            try {
                job.run();
            } catch (TicketException failure) {
                journal.write("outage", failure.getClass().getSimpleName());
                Thread.sleep(20);
            }
        }
        return null;
    }
}
