package org.ticketkit.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ticketkit.ticket.TicketId;

/** What an adapter may look at: the exported packages of the core, its own libraries, and no other adapter. */
public final class AdapterRules {

    private static final String[] EVERYWHERE = {
        "org.ticketkit..",
        "org.jspecify.annotations",
        "org.slf4j..",
        "java.io",
        "java.lang..",
        "java.math",
        "java.net",
        "java.nio..",
        "java.security..",
        "java.text",
        "java.time..",
        "java.util",
        "java.util.concurrent..",
        "java.util.function",
        "java.util.random",
        "java.util.regex",
        "java.util.stream",
        "java.util.zip"
    };

    private AdapterRules() {}

    /** The rules for the adapter whose packages lie below the root and which needs these libraries. */
    public static List<HouseRule> below(String root, String... libraries) {
        return List.of(
                new HouseRule(
                        "adapters see the core's exported packages alone",
                        classes()
                                .should()
                                .onlyDependOnClassesThat(resideOutsideOfPackage("org.ticketkit..")
                                        .or(resideInAnyPackage(root + ".."))
                                        .or(resideInAnyPackage(exportedByTheCore())))),
                new HouseRule(
                        "the adapter depends on its libraries alone",
                        classes()
                                .should()
                                .onlyDependOnClassesThat(
                                        resideInAnyPackage(Stream.concat(Stream.of(EVERYWHERE), Stream.of(libraries))
                                                .toArray(String[]::new)))));
    }

    private static String[] exportedByTheCore() {
        return ModuleFinder.of(locationOfTheCore())
                .find("org.ticketkit.core")
                .orElseThrow()
                .descriptor()
                .exports()
                .stream()
                .filter(exported -> !exported.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .toArray(String[]::new);
    }

    private static Path locationOfTheCore() {
        return Path.of(URI.create(TicketId.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
    }
}
