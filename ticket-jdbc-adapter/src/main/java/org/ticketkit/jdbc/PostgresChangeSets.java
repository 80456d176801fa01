package org.ticketkit.jdbc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Change sets in PostgreSQL: the driver sends a list of statements in one go, and a savepoint around them, in the same go, makes them
 * all or nothing.
 *
 * <p>What must be there is looked at again by {@code UPDATE} and {@code DELETE} when they had to wait for it, so of two that race one
 * finds nothing and fails.
 */
final class PostgresChangeSets extends ChangeSets {

    static final String SAVEPOINT = "tk_change";

    /** An entry of an index has room for 2,700 bytes, and a key of 1,000 characters may have 3,000. */
    private static final int LONGEST_KEY = 2_000;

    private static final String DIGEST = "sha256:";

    PostgresChangeSets(Tables tables) {
        super(tables);
    }

    @Override
    Sql mustUpdate(String table, Sql where, Sql changes) {
        return changed(
                table,
                Sql.of(once(() -> "UPDATE ${tk}" + table + " SET ", "update", table))
                        .add(changes)
                        .add(" WHERE ")
                        .add(where));
    }

    @Override
    Sql mustDelete(String table, Sql where) {
        return changed(
                table,
                Sql.of(once(() -> "DELETE FROM ${tk}" + table + " WHERE ", "delete", table))
                        .add(where));
    }

    private Sql changed(String table, Sql change) {
        return Sql.of("WITH changed AS (")
                .add(change)
                .add(" RETURNING 1) ")
                .add(once(
                        () -> "INSERT INTO ${tk}" + table
                                + " (tenant) SELECT NULL WHERE NOT EXISTS (SELECT 1 FROM changed)",
                        "must",
                        table));
    }

    @Override
    Sql insertOrKeep(String table, List<String> columns, List<String> key, List<@Nullable Object> row) {
        return insert(table, columns, List.of(row))
                .add(once(() -> " ON CONFLICT (" + String.join(", ", key) + ") DO NOTHING", "keep", key));
    }

    /** One statement for each row: a single one may not change a row that it has just inserted. */
    @Override
    Sql insertOrReplace(String table, List<String> columns, List<String> key, List<List<@Nullable Object>> rows) {
        String conflict = once(() -> replacing(columns, key), "replace", columns, key);
        if (columns.size() == key.size()) {
            return insert(table, columns, rows).add(conflict);
        }
        List<Sql> statements = new ArrayList<>();
        rows.forEach(row -> statements.add(insert(table, columns, List.of(row)).add(conflict)));
        return joined(statements);
    }

    private static String replacing(List<String> columns, List<String> key) {
        String others = columns.stream()
                .filter(column -> !key.contains(column))
                .map(column -> column + " = EXCLUDED." + column)
                .collect(Collectors.joining(", "));
        return " ON CONFLICT (" + String.join(", ", key) + ") DO "
                + (others.isEmpty() ? "NOTHING" : "UPDATE SET " + others);
    }

    @Override
    String keyText(String key) {
        return keptKey(key);
    }

    /** A key that is too long for an index is kept as its digest, and so is one that looks like a digest: no two become the same. */
    static String keptKey(String key) {
        boolean fits = key.length() * 3 <= LONGEST_KEY || key.getBytes(StandardCharsets.UTF_8).length <= LONGEST_KEY;
        return fits && !key.startsWith(DIGEST) ? key : DIGEST + Sha256.of(key);
    }
}
