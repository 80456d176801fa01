package org.ticketkit.jdbc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.ticketkit.architecture.AdapterRules;
import org.ticketkit.architecture.Calls;
import org.ticketkit.architecture.HouseRule;
import org.ticketkit.architecture.Names;
import org.ticketkit.architecture.NothingAmbient;
import org.ticketkit.architecture.Planted;
import org.ticketkit.architecture.PublicWords;

/** The adapter obeys the rules of the house, and planted classes show that the rules of its own would fail. */
class JdbcArchitectureTest {

    private static final String ROOT = "org.ticketkit.jdbc";
    private static final String PLANTED = "org.ticketkit.jdbc.planted";

    private static final Pattern MADE_BY_THE_DATABASE =
            Pattern.compile("random_uuid|uuid_generate|uuidv\\d\\(|default uuid", Pattern.CASE_INSENSITIVE);

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);
    private static final JavaClasses VIOLATIONS = new ClassFileImporter().importPackages(PLANTED);

    @TestFactory
    Stream<DynamicTest> main_code_obeys() {
        return Stream.of(ownRules(ROOT), NothingAmbient.below("org.ticketkit"), Names.rules())
                .flatMap(List::stream)
                .map(rule -> dynamicTest(rule.name(), () -> rule.check(MAIN)));
    }

    @TestFactory
    Stream<DynamicTest> each_rule_of_its_own_fails_on_what_was_planted() {
        return ownRules(PLANTED).stream().map(rule -> dynamicTest(rule.name(), () -> Planted.check(rule, VIOLATIONS)));
    }

    @Test
    void ids_are_never_made_by_the_database() throws IOException {
        try (var files = Files.walk(Path.of("src/main"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(MADE_BY_THE_DATABASE.matcher(Files.readString(file)).find(), file.toString());
            }
        }
        assertTrue(MADE_BY_THE_DATABASE.matcher("id UUID DEFAULT RANDOM_UUID()").find());
        assertTrue(MADE_BY_THE_DATABASE.matcher("select gen_random_uuid()").find());
    }

    @Test
    void everything_public_has_a_comment() throws IOException {
        assertEquals(List.of(), PublicWords.missingIn(Path.of("src/main/java")));
    }

    private static List<HouseRule> ownRules(String root) {
        var rules = new ArrayList<>(AdapterRules.below(root, "java.sql", "javax.sql", "org.flywaydb.."));
        rules.add(new HouseRule("the own unit of work alone changes a transaction", transactions()));
        return rules;
    }

    private static ArchRule transactions() {
        return noClasses()
                .that()
                .haveNameNotMatching(".*UnitOfWork.*")
                .should(Calls.of(
                        "java.sql.Connection.commit()",
                        "java.sql.Connection.rollback()",
                        "java.sql.Connection.setAutoCommit(*)",
                        "java.sql.Connection.setReadOnly(*)",
                        "java.sql.Connection.setTransactionIsolation(*)"));
    }
}
