package org.ticketkit.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** What the core's main code may depend on, and where. */
public final class AllowedLibraries {

    private AllowedLibraries() {}

    /** The rules for the core whose facade is in the root package. */
    public static List<HouseRule> below(String root) {
        return List.of(
                new HouseRule("core depends on the JDK and four libraries", jdkAndFourLibraries(root)),
                new HouseRule("jmustache in notice alone", alone("com.samskivert.mustache..", root + ".notice..")),
                new HouseRule(
                        "slf4j in root, memory and internal alone",
                        alone("org.slf4j..", root, root + ".memory..", root + ".internal..")),
                new HouseRule("no files, channels or sockets in core", noInputOutput()));
    }

    /** The rule for the contract tests, which outsiders run with whatever else they have. */
    public static HouseRule tck(String root) {
        return new HouseRule(
                "the contract tests use JUnit Jupiter and exported packages alone",
                classes()
                        .that()
                        .resideInAPackage(root + ".tck..")
                        .should()
                        .onlyDependOnClassesThat(resideInAnyPackage(
                                        "java..", root + "..", "org.jspecify.annotations", "org.junit.jupiter.api..")
                                .and(resideOutsideOfPackage(root + ".internal.."))));
    }

    private static ArchRule jdkAndFourLibraries(String root) {
        return classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        root + "..",
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
                        "java.util.zip",
                        "javax.crypto..",
                        "jakarta.validation..",
                        "org.jspecify.annotations",
                        "com.samskivert.mustache",
                        "org.slf4j"));
    }

    private static ArchRule alone(String library, String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat(resideInAnyPackage(library));
    }

    /** Streams that somebody hands in are no I/O of ours, and neither are the names of things: URIs, host names, charsets. */
    private static ArchRule noInputOutput() {
        return noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.nio.file..", "java.nio.channels..")
                        .or(inNetButNoName())
                        .or(named("java.io.(File|Random|Object|Console).*")));
    }

    private static DescribedPredicate<JavaClass> inNetButNoName() {
        return DescribedPredicate.describe(
                "are of the net",
                type -> type.getPackageName().equals("java.net")
                        && !List.of("URI", "URISyntaxException", "IDN", "URLEncoder", "URLDecoder")
                                .contains(type.getSimpleName()));
    }

    private static DescribedPredicate<JavaClass> named(String pattern) {
        return DescribedPredicate.describe(
                "are " + pattern, type -> type.getName().matches(pattern));
    }
}
