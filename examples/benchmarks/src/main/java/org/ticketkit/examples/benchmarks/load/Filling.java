package org.ticketkit.examples.benchmarks.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Fills the tables of a contender: the contender itself opens some cases, and the database multiplies their rows.
 *
 * <p>Opening a million cases takes longer than measuring. A copy has the shape of its original and the indexes are kept while it is
 * written, but it is a day older than the copy before, and all that is unique is its own: see {@link Copy}. What the contenders open
 * afterwards is newer than all copies, as it would be in reality.
 */
final class Filling {

    /** How many cases the contender itself opens; the others are copies of these. */
    static final int ORIGINALS = 2_000;

    private static final int OPENED_AT_ONCE = 100;

    /** The one table in which definitions have rows too. */
    private static final String KEYS = "unique_key";

    private static final String OF_TICKETS = " WHERE owner_kind = 'ticket'";

    private final Database database;
    private final Contender contender;
    private final String prefix;
    private final List<String> tables;
    private final int originals;

    /**
     * Fills these tables, which are the ones that an opening writes.
     *
     * @param originals how many cases the contender is to open itself
     */
    Filling(Database database, Contender contender, String prefix, Set<String> tables, int originals) {
        this.database = database;
        this.contender = contender;
        this.prefix = prefix;
        this.tables = List.copyOf(tables);
        this.originals = originals;
    }

    /** Empties the tables and has them hold this many cases. */
    Callable<Integer> to(int size) {
        return () -> {
            empty();
            fill(size);
            return size;
        };
    }

    private void fill(int size) throws SQLException {
        int opened = Math.min(size, originals);
        Instant first = Instant.now();
        open(opened);
        if (size > opened) {
            multiply(size / opened, first, Instant.now());
            open(size % opened);
        }
    }

    private void empty() throws SQLException {
        for (String table : tables) {
            database.run(
                    table.equals(KEYS)
                            ? "DELETE FROM " + prefix + table + OF_TICKETS
                            : "TRUNCATE TABLE " + prefix + table);
        }
    }

    private String original(String table) {
        return prefix + "original_" + table;
    }

    private void open(int number) {
        Contender.Clerk clerk = contender.clerk();
        for (int left = number; left > 0; left -= OPENED_AT_ONCE) {
            clerk.open(Math.min(left, OPENED_AT_ONCE));
        }
    }

    private void multiply(int times, Instant from, Instant to) throws SQLException {
        try (Connection connection = database.pool().getConnection();
                Statement statement = connection.createStatement()) {
            List<Copy> copies = new ArrayList<>();
            for (String table : tables) {
                statement.execute("CREATE TABLE " + original(table) + " AS SELECT * FROM " + prefix + table
                        + (table.equals(KEYS) ? OF_TICKETS : ""));
                copies.add(Copy.of(connection, original(table), prefix + table, new Marks(from, to)));
            }
            connection.setAutoCommit(false);
            for (int age = times - 1; age > 0; age--) {
                for (Copy copy : copies) {
                    statement.execute(copy.sql(age));
                }
                connection.commit();
            }
            connection.setAutoCommit(true);
            for (String table : tables) {
                statement.execute("DROP TABLE " + original(table));
            }
        }
    }
}
