package org.ticketkit.sabotage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.ticketkit.memory.InMemory;
import org.ticketkit.spi.RolePolicy;

/** The contract tests, tested: a sound adapter passes them all, and each fault fails the rule that it breaks and no other. */
class SaboteursTest {

    private static final Pattern RULE = Pattern.compile("<li>([A-Z]\\d+) ");

    private record Port(String name, Class<?> contract, Supplier<?> sound, List<? extends Saboteur<?>> saboteurs) {}

    private static final List<Port> PORTS = List.of(
            new Port("TicketStore", UnderTest.Store.class, InMemory::create, BrokenStores.all()),
            new Port("UnitOfWork", UnderTest.Work.class, InMemory::create, BrokenUnitsOfWork.all()),
            new Port("Inbox", UnderTest.Arrivals.class, InMemory::create, BrokenInboxes.all()),
            new Port("CaseNumberSequence", UnderTest.Sequence.class, InMemory::create, BrokenSequences.all()),
            new Port("AttachmentStore", UnderTest.Files.class, InMemory::create, BrokenAttachmentStores.all()),
            new Port("Directory", UnderTest.Who.class, People::soundDirectory, People.directories()),
            new Port("AccessPolicy", UnderTest.Access.class, RolePolicy::new, People.policies()),
            new Port("Notifier", UnderTest.Post.class, PigeonPost::new, BrokenNotifiers.all()));

    @TestFactory
    Stream<DynamicTest> a_sound_adapter_passes_and_every_rule_has_a_test() {
        return each(port -> {
            Trial trial = Trial.of(port.contract(), port.sound());

            assertEquals(Set.of(), trial.failed());
            assertEquals(rulesInTheJavadoc(port), trial.rules());
        });
    }

    @TestFactory
    Stream<DynamicTest> every_rule_has_a_saboteur() {
        return each(port -> assertEquals(
                rulesInTheJavadoc(port),
                port.saboteurs().stream().map(Saboteur::rule).collect(Collectors.toCollection(TreeSet::new))));
    }

    @TestFactory
    Stream<DynamicTest> each_saboteur_fails_the_rule_that_it_breaks_and_no_other() {
        return PORTS.stream()
                .flatMap(port -> port.saboteurs().stream()
                        .map(saboteur -> DynamicTest.dynamicTest(port.name() + " " + saboteur, () -> {
                            Trial trial = Trial.of(port.contract(), saboteur.adapter());

                            assertEquals(saboteur.broken(), trial.brokenRules(), () -> "failed: " + trial.failed());
                        })));
    }

    private interface Check {
        void check(Port port) throws IOException;
    }

    private static Stream<DynamicTest> each(Check check) {
        return PORTS.stream().map(port -> DynamicTest.dynamicTest(port.name(), () -> check.check(port)));
    }

    private static Set<String> rulesInTheJavadoc(Port port) throws IOException {
        Path source = Path.of("src/main/java/org/ticketkit/spi", port.name() + ".java");
        Matcher matcher = RULE.matcher(Files.readString(source, StandardCharsets.UTF_8));
        Set<String> rules =
                matcher.results().map(result -> result.group(1)).collect(Collectors.toCollection(TreeSet::new));
        assertTrue(!rules.isEmpty(), () -> "no numbered rule in " + source);
        return rules;
    }
}
