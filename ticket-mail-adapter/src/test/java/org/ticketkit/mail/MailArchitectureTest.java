package org.ticketkit.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.ticketkit.architecture.AdapterRules;
import org.ticketkit.architecture.HouseRule;
import org.ticketkit.architecture.Names;
import org.ticketkit.architecture.NothingAmbient;
import org.ticketkit.architecture.Planted;
import org.ticketkit.architecture.PublicWords;

/** The adapter obeys the rules of the house, and planted classes show that the rules of its own would fail. */
class MailArchitectureTest {

    private static final String ROOT = "org.ticketkit.mail";
    private static final String PLANTED = "org.ticketkit.mail.planted";

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
    void everything_public_has_a_comment() throws IOException {
        assertEquals(List.of(), PublicWords.missingIn(Path.of("src/main/java")));
    }

    private static List<HouseRule> ownRules(String root) {
        return AdapterRules.below(
                root,
                "jakarta.mail..",
                "jakarta.activation..",
                "javax.crypto..",
                "javax.net.ssl",
                "org.apache.poi.hmef..",
                "org.eclipse.angus.mail..",
                "org.jsoup..");
    }
}
