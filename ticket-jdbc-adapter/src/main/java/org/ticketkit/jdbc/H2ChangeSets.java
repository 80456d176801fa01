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

    @Override
    Sql mustUpdate(String table, Sql where, Sql changes) {
        return sql("MERGE INTO ${tk}" + table + " USING DUAL ON (")
                .add(where)
                .add(") WHEN MATCHED THEN UPDATE SET ")
                .add(changes)
                .add(MUST_MATCH);
    }

    @Override
    Sql mustDelete(String table, Sql where) {
        return sql("MERGE INTO ${tk}" + table + " USING DUAL ON (")
                .add(where)
                .add(") WHEN MATCHED THEN DELETE" + MUST_MATCH);
    }

    @Override
    Sql insertOrKeep(String table, List<String> columns, List<String> key, List<@Nullable Object> row) {
        Sql merge = sql("MERGE INTO ${tk}" + table + " USING DUAL ON (");
        merge.add(key.stream().map(column -> column + " = ?").collect(Collectors.joining(" AND ")));
        key.forEach(column -> merge.add("", row.get(columns.indexOf(column))));
        return merge.add(") WHEN NOT MATCHED THEN INSERT (" + String.join(", ", columns) + ") VALUES ")
                .addList(row);
    }

    /** A row that is there keeps what is not among the columns. */
    @Override
    Sql insertOrReplace(String table, List<String> columns, List<String> key, List<List<@Nullable Object>> rows) {
        return sql("MERGE INTO ${tk}" + table + " (" + String.join(", ", columns) + ") KEY (" + String.join(", ", key)
                        + ") VALUES ")
                .add(list(rows));
    }
}
