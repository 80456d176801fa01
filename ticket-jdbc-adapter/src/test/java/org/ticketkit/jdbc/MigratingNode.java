package org.ticketkit.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** A node in a process of its own that migrates the database at the URL, and says so by its exit code. */
final class MigratingNode {

    private MigratingNode() {}

    public static void main(String[] args) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(args[0]);
        config.setMaximumPoolSize(2);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            TicketSchema schema = JdbcStorage.over(pool).schema();
            schema.migrate();
            schema.verify();
        }
    }
}
