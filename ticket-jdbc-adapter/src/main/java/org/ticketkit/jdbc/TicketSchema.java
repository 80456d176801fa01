package org.ticketkit.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticketkit.ticket.Misconfigured;

/**
 * The tables: what they are, whether they are all there, and how to get them; to call, from {@link JdbcStorage#schema()}.
 *
 * <p>The library alters nothing by itself. {@link #verify()} looks, {@link #script()} prints the whole for whoever owns the database,
 * and {@link #migrate()} alone creates and changes tables, when it is called.
 */
public final class TicketSchema {

    private static final Logger LOG = LoggerFactory.getLogger(TicketSchema.class);

    private final Tables tables;
    private final Dialect dialect;
    private final Calls calls;
    private final @Nullable DataSource dataSource;

    TicketSchema(Tables tables, Dialect dialect, Calls calls, @Nullable DataSource dataSource) {
        this.tables = tables;
        this.dialect = dialect;
        this.calls = calls;
        this.dataSource = dataSource;
    }

    /** The whole definition of the tables as one text, statements ended by semicolons, to be run once in an empty schema. */
    public String script() {
        return String.join("\n", scripts().values());
    }

    /** The numbered scripts by name, in order, with the names of the tables put in. */
    Map<String, String> scripts() {
        Map<String, String> scripts = new LinkedHashMap<>();
        dialect.scripts().forEach(name -> scripts.put(name, tables.render(read(name))));
        return scripts;
    }

    private String read(String name) {
        String path = "schema/" + dialect.folder() + "/" + name;
        try (InputStream in = TicketSchema.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Checks that every table, column, key, index and sequence is there; changes nothing.
     *
     * @return what is not wrong, but not as the host may believe it to be, one sentence each; they are logged, too
     * @throws Misconfigured if something is missing; the message names it and says what to run
     */
    public List<String> verify() {
        SchemaOutline outline = SchemaOutline.of(script());
        List<String> warnings = new ArrayList<>();
        List<String> missing = calls.run("verify the tables", connection -> {
            warnings.addAll(dialect.warnings(connection));
            return outline.missing(
                    connection, storedSchema(connection), dialect.store().sequences());
        });
        if (!missing.isEmpty()) {
            throw new Misconfigured("The database lacks " + String.join(", ", missing)
                    + ". Run what TicketSchema.script() prints, or call TicketSchema.migrate(), and start again");
        }
        warnings.forEach(LOG::warn);
        return List.copyOf(warnings);
    }

    /** The schema as the database spells it; as it was given if there is none such. */
    private String storedSchema(Connection connection) throws SQLException {
        if (tables.schema().isEmpty()) {
            return dialect.schemaOf(connection, tables.prefix() + "ticket");
        }
        String wanted = tables.schema().get();
        try (ResultSet schemas = connection.getMetaData().getSchemas()) {
            while (schemas.next()) {
                String name = schemas.getString("TABLE_SCHEM");
                if (name.equalsIgnoreCase(wanted)) {
                    return name;
                }
            }
        }
        return wanted;
    }

    /**
     * Creates the tables, or brings them up to date, by Flyway with a history table of its own ({@code tk_schema_history} with the
     * default prefix); several nodes may call it at once. It needs two connections at a time; what Flyway throws comes out unchanged.
     * For PostgreSQL Flyway needs its module {@code flyway-database-postgresql} beside {@code flyway-core}.
     *
     * @throws Misconfigured if Flyway or its module for the database is not on the class path, or the storage was built without a
     *     {@link DataSource}
     */
    public void migrate() {
        if (dataSource == null) {
            throw new Misconfigured("migrate() needs connections of its own: call migrate(DataSource)");
        }
        migrate(dataSource);
    }

    /**
     * Like {@link #migrate()}, on connections of this data source.
     *
     * @throws Misconfigured if Flyway or its module for the database is not on the class path
     */
    public void migrate(DataSource connections) {
        try {
            FlywayMigration.run(connections, schemaIn(connections), tables.prefix() + "schema_history", scripts());
        } catch (NoClassDefFoundError e) {
            throw new Misconfigured("migrate() needs Flyway, which is not there (" + e.getMessage()
                    + "): add org.flywaydb:flyway-core, or run what TicketSchema.script() prints");
        }
    }

    private String schemaIn(DataSource connections) {
        try (Connection connection = connections.getConnection()) {
            return storedSchema(connection);
        } catch (SQLException e) {
            throw SqlFailures.during("look for the schema of the tables", e);
        }
    }
}
