package org.ticketkit.jdbc;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Change sets in H2, which undoes a list of statements as a whole when one of them fails, and leaves the transaction as it was before:
 * an implicit savepoint.
 *
 * <p>What must be there is a {@code MERGE}: it looks again at a row that it had to wait for, so of two that race one fails.
 */
final class H2ChangeSets extends ChangeSets {

    private static final String MUST_MATCH = " WHEN NOT MATCHED THEN INSERT (tenant) VALUES (NULL)";

    H2ChangeSets(Tables tables) {
        super(tables);
    }

    private Sql merge(String table) {
        return Sql.of(once(() -> "MERGE INTO ${tk}" + table + " USING DUAL ON (", "merge", table));
    }

    @Override
    Sql mustUpdate(String table, Sql where, Sql changes) {
        return merge(table)
                .add(where)
                .add(") WHEN MATCHED THEN UPDATE SET ")
                .add(changes)
                .add(MUST_MATCH);
    }

    @Override
    Sql mustDelete(String table, Sql where) {
        return merge(table).add(where).add(") WHEN MATCHED THEN DELETE" + MUST_MATCH);
    }

    @Override
    Sql insertOrKeep(String table, List<String> columns, List<String> key, List<@Nullable Object> row) {
        Object[] place =
                key.stream().map(column -> row.get(columns.indexOf(column))).toArray();
        return merge(table)
                .add(
                        once(
                                () -> key.stream()
                                                .map(column -> column + " = ?")
                                                .collect(Collectors.joining(" AND "))
                                        + ") WHEN NOT MATCHED THEN INSERT (" + String.join(", ", columns) + ") VALUES ",
                                "keep",
                                key,
                                columns),
                        place)
                .addList(row);
    }

    /** A row that is there keeps what is not among the columns. */
    @Override
    Sql insertOrReplace(String table, List<String> columns, List<String> key, List<List<@Nullable Object>> rows) {
        String head = once(
                () -> "MERGE INTO ${tk}" + table + " (" + String.join(", ", columns) + ") KEY ("
                        + String.join(", ", key) + ") VALUES ",
                "replace",
                table,
                columns,
                key);
        return Sql.of(head).add(list(rows));
    }
}
