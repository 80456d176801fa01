package org.ticketkit.jdbc;

import java.io.Reader;
import java.io.StringReader;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticketkit.ticket.Misconfigured;

/** Runs the scripts by Flyway; the one class that knows it, loaded only when the host asks for a migration. */
final class FlywayMigration {

    private static final Logger LOG = LoggerFactory.getLogger(TicketSchema.class);

    private static final int LOOKS = 50;

    /** What Flyway says when the module of the database is not on the class path. */
    private static final String NO_MODULE = "Unsupported Database";

    private FlywayMigration() {}

    static void run(DataSource dataSource, String schema, String historyTable, Map<String, String> scripts) {
        Flyway flyway = Flyway.configure(FlywayMigration.class.getClassLoader())
                .dataSource(dataSource)
                .table(historyTable)
                .defaultSchema(schema)
                .baselineVersion("0")
                .placeholderReplacement(false)
                .validateMigrationNaming(true)
                .resourceProvider(new Scripts(scripts))
                .load();
        try {
            begin(flyway);
            flyway.migrate();
        } catch (FlywayException e) {
            if (String.valueOf(e.getMessage()).contains(NO_MODULE)) {
                throw new Misconfigured("Flyway does not know this database (" + e.getMessage()
                        + "): add its module, for PostgreSQL org.flywaydb:flyway-database-postgresql, or run what"
                        + " TicketSchema.script() prints");
            }
            throw e;
        }
    }

    /**
     * Writes the first row of the history: the host's own tables may be in the schema, and a node that migrates locks the rows of the
     * history, so that without one several nodes would migrate at once.
     *
     * <p>While another node is between making the table and writing the row, Flyway refuses. If that node died there, the history
     * stays empty, and Flyway does without the row.
     */
    private static void begin(Flyway flyway) {
        for (int i = 0; i < LOOKS && isNew(flyway); i++) {
            try {
                flyway.baseline();
            } catch (FlywayException e) {
                LOG.debug("The history of the tables could not be begun; another node may be doing so", e);
            }
        }
    }

    private static boolean isNew(Flyway flyway) {
        return flyway.info().applied().length == 0;
    }

    /** Hands over the scripts by name: nothing is searched on the class path, which also works inside a named module. */
    private record Scripts(Map<String, String> scripts) implements ResourceProvider {

        @Override
        public @Nullable LoadableResource getResource(String name) {
            String text = scripts.get(name);
            return text == null ? null : new Script(name, text);
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return scripts.entrySet().stream()
                    .filter(script -> script.getKey().startsWith(prefix))
                    .filter(script -> List.of(suffixes).stream().anyMatch(script.getKey()::endsWith))
                    .<LoadableResource>map(script -> new Script(script.getKey(), script.getValue()))
                    .toList();
        }
    }

    private static final class Script extends LoadableResource {

        private final String name;
        private final String text;

        Script(String name, String text) {
            this.name = name;
            this.text = text;
        }

        @Override
        public Reader read() {
            return new StringReader(text);
        }

        @Override
        public String getAbsolutePath() {
            return name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return name;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
