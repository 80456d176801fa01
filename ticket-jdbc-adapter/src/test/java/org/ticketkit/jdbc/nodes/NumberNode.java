package org.ticketkit.jdbc.nodes;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.ticketkit.TicketDesk;
import org.ticketkit.jdbc.JdbcStorage;
import org.ticketkit.jdbc.JdbcUnitOfWork;
import org.ticketkit.number.CaseNumberFormat;
import org.ticketkit.number.Reading;
import org.ticketkit.number.Series;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.TenantId;

/**
 * A node that draws case numbers on many threads, outside of transactions and inside of a host's that commit and roll back, and
 * opens tickets in between. One thread draws inside a transaction that stays open until all others are done: if drawing waited for
 * another's commit, the process would never end.
 */
final class NumberNode {

    static final TenantId TENANT = TenantId.DEFAULT;
    static final Series SERIES = Series.endless(CaseNumberFormat.DEFAULT.template());
    private static final int MOST_MINUTES = 20;

    private final JdbcUnitOfWork transactions;
    private final JdbcStorage storage;
    private final TicketDesk desk;
    private final Journal journal;
    private final AtomicInteger left;

    private NumberNode(HikariDataSource pool, Journal journal, int numbers) {
        this.transactions = JdbcUnitOfWork.over(pool);
        this.storage = JdbcStorage.builder(transactions).build();
        this.desk = TicketDesk.builder().storage(storage).build();
        this.journal = journal;
        this.left = new AtomicInteger(numbers);
    }

    public static void main(String[] arguments) throws Exception {
        Options options = Options.parse(arguments);
        ChildProcess.toldToEnd();
        int threads = options.number("threads");
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(options.text("url"));
        config.setMaximumPoolSize(threads);
        try (HikariDataSource pool = new HikariDataSource(config);
                Journal journal = Journal.at(Path.of(options.text("journal")))) {
            new NumberNode(pool, journal, options.number("numbers")).run(threads, options.big("seed"));
        }
    }

    private void run(int threads, long seed) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch hasDrawn = new CountDownLatch(1);
        CountDownLatch othersAreDone = new CountDownLatch(threads - 1);
        List<Future<?>> all = new ArrayList<>();
        all.add(pool.submit(() -> stayOpen(hasDrawn, othersAreDone)));
        for (int i = 1; i < threads; i++) {
            Random random = new Random(seed + i);
            all.add(pool.submit(() -> {
                try {
                    hasDrawn.await();
                    draw(random);
                } finally {
                    othersAreDone.countDown();
                }
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get(MOST_MINUTES, TimeUnit.MINUTES);
        }
        pool.shutdown();
    }

    private Void stayOpen(CountDownLatch hasDrawn, CountDownLatch othersAreDone) throws Exception {
        return transactions.inTransaction(connection -> {
            long number = next();
            insert(connection, number);
            open();
            hasDrawn.countDown();
            if (!othersAreDone.await(MOST_MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException("the others wait for a transaction that has drawn a number");
            }
            return null;
        });
    }

    private void draw(Random random) throws SQLException {
        while (left.getAndDecrement() > 0) {
            switch (random.nextInt(20)) {
                case 0 -> open();
                case 1, 2 -> inHostTransaction(random.nextBoolean());
                default -> next();
            }
        }
    }

    /** Announced as soon as it is drawn, whatever becomes of the transaction. */
    private long next() {
        long number = storage.numbers().next(TENANT, SERIES);
        journal.write("drawn", number);
        return number;
    }

    private void open() {
        OpenTicket request = OpenTicket.from(Contact.mail("carla@example.org"))
                .subject("Parcel")
                .text("Lost.")
                .build();
        String number = desk.tickets()
                .open(Actor.system("load"), request)
                .ticket()
                .number()
                .value();
        journal.write("drawn", ((Reading.Valid) CaseNumberFormat.DEFAULT.parse(number)).sequence());
    }

    /** A host that writes the number into a row of its own, and takes it back half of the time. */
    private void inHostTransaction(boolean commits) throws SQLException {
        try {
            transactions.inTransaction(connection -> {
                insert(connection, next());
                if (!commits) {
                    throw new RollBack();
                }
                return null;
            });
        } catch (RollBack wanted) {
            journal.write("rolled-back");
        }
    }

    private static final class RollBack extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static void insert(Connection connection, long number) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO host_row (number) VALUES (?)")) {
            insert.setLong(1, number);
            insert.executeUpdate();
        }
    }
}
