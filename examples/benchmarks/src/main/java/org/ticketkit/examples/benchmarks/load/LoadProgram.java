package org.ticketkit.examples.benchmarks.load;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.ticketkit.examples.benchmarks.load.BareJdbc.Sample;
import org.ticketkit.examples.benchmarks.load.Contender.Clerk;
import org.ticketkit.examples.benchmarks.load.Contender.Step;
import org.ticketkit.examples.benchmarks.load.Footprint.Snapshot;
import org.ticketkit.jdbc.JdbcStorage;

/** Prints how many commands a second the engine does, beside bare JDBC that writes the same rows, and the ratio. */
public final class LoadProgram {

    private static final String OURS = JdbcStorage.DEFAULT_PREFIX;
    private static final String BARE = "bare_";
    private static final int WARM_UP_ROUNDS = 3;

    private final Options options;
    private final Database database;
    private final List<Contender> contenders;
    private final List<Filling> fillings;

    private LoadProgram(Options options, Database database) throws SQLException {
        this.options = options;
        this.database = database;
        Engine engine = new Engine(database.pool());
        Sample sample = sample(engine);
        BareJdbc bare = new BareJdbc(database.pool(), BARE, sample);
        this.contenders = List.of(engine, bare);
        this.fillings = List.of(filling(engine, OURS, sample), filling(bare, BARE, sample));
        System.out.println("What one command writes; all but opening read the ticket's row by its key before:");
        System.out.println("- open: " + sample.open().inWords());
        sample.steps()
                .forEach((step, written) ->
                        System.out.println("- " + step.name().toLowerCase(Locale.ROOT) + ": " + written.inWords()));
    }

    private Filling filling(Contender contender, String prefix, Sample sample) {
        return new Filling(database, contender, prefix, sample.open().tables(), Filling.ORIGINALS);
    }

    /** Runs with the given options. */
    public static void main(String[] args) throws Exception {
        Options options = Options.of(args);
        try (Database database = Database.start(options.database())) {
            for (String prefix : List.of(OURS, BARE)) {
                JdbcStorage.builder(database.pool())
                        .tablePrefix(prefix)
                        .build()
                        .schema()
                        .migrate();
            }
            new LoadProgram(options, database).run();
        }
    }

    /** Lets the engine do each command once, and looks at what is there afterwards. */
    private Sample sample(Engine engine) throws SQLException {
        try (Connection connection = database.pool().getConnection()) {
            Clerk clerk = engine.clerk();
            Snapshot start = Snapshot.of(connection, OURS);
            clerk.open(1);
            Snapshot before = Snapshot.of(connection, OURS);
            Footprint open = Footprint.between(start, before);
            Map<Step, Footprint> steps = new EnumMap<>(Step.class);
            for (Step step : Step.values()) {
                clerk.take(step);
                Snapshot after = Snapshot.of(connection, OURS);
                steps.put(step, Footprint.between(before, after));
                before = after;
            }
            return new Sample(onlyTicket(connection), open, steps);
        }
    }

    private static UUID onlyTicket(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet ids = statement.executeQuery("SELECT id FROM " + OURS + "ticket")) {
            ids.next();
            return ids.getObject(1, UUID.class);
        }
    }

    private void run() throws SQLException, InterruptedException, ExecutionException {
        warmUp();
        for (int size : options.sizes()) {
            fill(size);
            System.out.println("| database | tickets | command | threads | TicketKit | bare JDBC | ratio |");
            System.out.println("|---|---|---|---|---|---|---|");
            Rates rates = measured();
            for (Rates.Case measured : rates.cases()) {
                print(size, measured, rates);
            }
            printEnd(size);
        }
    }

    private void warmUp() throws InterruptedException, ExecutionException {
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            for (Contender contender : contenders) {
                new Round(contender, 2, options.seconds()).run(new Rates());
            }
        }
    }

    /** Both sets of tables get as many cases. */
    private void fill(int size) throws SQLException, InterruptedException, ExecutionException {
        long start = System.nanoTime();
        InParallel.run(fillings.stream().map(filling -> filling.to(size)).toList());
        database.settle();
        System.out.printf(
                Locale.ROOT,
                "%nFilled with %,d tickets each in %,d s: %,d opened by TicketKit and by bare JDBC, the rest copies of their rows, made by"
                        + " INSERT ... SELECT with the indexes in place, every copy with identities, keys, numbers and days of its own;"
                        + " statistics gathered.%n%n",
                size,
                (System.nanoTime() - start) / 1_000_000_000,
                Math.min(size, Filling.ORIGINALS));
    }

    private long count(String prefix) throws SQLException {
        try (Connection connection = database.pool().getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM " + prefix + "ticket")) {
            count.next();
            return count.getLong(1);
        }
    }

    private Rates measured() throws InterruptedException, ExecutionException {
        Rates rates = new Rates();
        for (int threads : options.threads()) {
            for (int run = 0; run < options.runs(); run++) {
                for (Contender contender : contenders) {
                    new Round(contender, threads, options.seconds()).run(rates);
                }
            }
        }
        return rates;
    }

    private void print(int size, Rates.Case measured, Rates rates) {
        double ours = rates.median(measured, contenders.get(0).name());
        double bare = rates.median(measured, contenders.get(1).name());
        System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %s | %d | %,.0f | %,.0f | %.2f |%n",
                options.database().title(),
                size,
                measured.command(),
                measured.threads(),
                ours,
                bare,
                ours / bare);
    }

    /** The measured commands open tickets too, most of them where there were few. */
    private void printEnd(int size) throws SQLException {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        long used = runtime.totalMemory() - runtime.freeMemory();
        System.out.printf(
                Locale.ROOT,
                "%nFrom %,d tickets on to %,d of TicketKit and %,d of bare JDBC; heap in use: %d MB of %d MB%n%n",
                size,
                count(OURS),
                count(BARE),
                used >> 20,
                runtime.maxMemory() >> 20);
    }
}
