package org.ticketkit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ticketkit.ticket.TenantId;

/**
 * Rows that are changed together, by what they are known by inside their tenants: one statement for each tenant and {@value #MOST} rows,
 * in place of one for each row.
 *
 * @param keys what the rows of each tenant are known by
 */
record RowsOfTenants(Map<TenantId, List<Object>> keys) {

    /** A database takes so many parameters easily. */
    private static final int MOST = 500;

    static <T> RowsOfTenants of(Collection<T> rows, Function<T, TenantId> tenant, Function<T, Object> key) {
        Map<TenantId, List<Object>> keys = new LinkedHashMap<>();
        rows.forEach(row -> keys.computeIfAbsent(tenant.apply(row), fresh -> new ArrayList<>())
                .add(key.apply(row)));
        return new RowsOfTenants(keys);
    }

    /**
     * Runs a statement over all rows.
     *
     * @param beginning the statement up to its condition, which ends in {@code tenant}
     * @param column the column that rows are known by
     */
    void update(Connection connection, Supplier<Sql> beginning, String column) throws SQLException {
        for (Map.Entry<TenantId, List<Object>> rows : keys.entrySet()) {
            List<Object> all = rows.getValue();
            for (int from = 0; from < all.size(); from += MOST) {
                beginning
                        .get()
                        .add(" = ? AND " + column + " IN ", rows.getKey().value())
                        .addList(all.subList(from, Math.min(from + MOST, all.size())))
                        .update(connection);
            }
        }
    }
}
