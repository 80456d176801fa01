package org.ticketkit.jdbc;

import java.io.Reader;
import java.io.StringReader;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** Runs the scripts by Flyway; the one class that knows it, loaded only when the host asks for a migration. */
final class FlywayMigration {

    private FlywayMigration() {}

    static void run(DataSource dataSource, String schema, String historyTable, Map<String, String> scripts) {
        FluentConfiguration flyway = Flyway.configure(FlywayMigration.class.getClassLoader())
                .dataSource(dataSource)
                .table(historyTable)
                .defaultSchema(schema)
                .baselineOnMigrate(true) // the host's own tables may be in the same schema
                .baselineVersion("0")
                .createSchemas(false)
                .placeholderReplacement(false)
                .validateMigrationNaming(true)
                .resourceProvider(new Scripts(scripts));
        flyway.load().migrate();
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
