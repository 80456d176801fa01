package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.ticketkit.architecture.AllowedLibraries;
import org.ticketkit.architecture.HouseRule;
import org.ticketkit.architecture.Names;
import org.ticketkit.architecture.NothingAmbient;
import org.ticketkit.architecture.OneWay;
import org.ticketkit.architecture.Planted;

/** The main code obeys the rules of the house, and planted classes show that each rule would fail. */
class ArchitectureTest {

    private static final String ROOT = "org.ticketkit";
    private static final String PLANTED = "org.ticketkit.architecture.planted";

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);
    private static final JavaClasses VIOLATIONS = new ClassFileImporter().importPackages(PLANTED);

    @TestFactory
    Stream<DynamicTest> main_code_obeys() {
        return rules(ROOT).map(rule -> dynamicTest(rule.name(), () -> rule.check(MAIN)));
    }

    @TestFactory
    Stream<DynamicTest> each_rule_fails_on_what_was_planted() {
        return rules(PLANTED).map(rule -> dynamicTest(rule.name(), () -> Planted.check(rule, VIOLATIONS)));
    }

    @Test
    void the_contract_tests_need_nothing_that_outsiders_may_lack() {
        AllowedLibraries.tck(ROOT).check(new ClassFileImporter().importPackages(ROOT + ".tck"));
        Planted.check(AllowedLibraries.tck(PLANTED), VIOLATIONS);
    }

    @Test
    void the_contract_tests_look_at_no_other_test() {
        var missing = new ClassFileImporter()
                .importPackages(ROOT + ".tck").stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .map(dependency -> dependency
                                .getTargetClass()
                                .getBaseComponentType()
                                .getName())
                        .filter(name -> name.startsWith(ROOT + ".") && !name.startsWith(ROOT + ".tck."))
                        .filter(name -> !MAIN.contain(name))
                        .distinct()
                        .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void there_is_no_further_module_at_the_top() throws IOException {
        var modules = Pattern.compile("<module>(.*)</module>").matcher(Files.readString(Path.of("../pom.xml")));
        assertEquals(
                List.of("ticket-core", "ticket-jdbc-adapter", "ticket-mail-adapter", "examples"),
                modules.results().map(module -> module.group(1)).toList());
    }

    private static Stream<HouseRule> rules(String root) {
        return Stream.of(OneWay.below(root), AllowedLibraries.below(root), NothingAmbient.below(root), Names.rules())
                .flatMap(List::stream);
    }
}
