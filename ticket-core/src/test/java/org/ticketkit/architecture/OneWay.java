package org.ticketkit.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** Who may look at whom among the packages of the core, the ones to come included. */
public final class OneWay {

    private static final List<String> CAPABILITIES =
            List.of("lifecycle", "ownership", "promise", "escalation", "incident", "notice", "report", "rule");
    private static final List<String> VALUES = Stream.concat(
                    Stream.of("ticket", "number", "worktime"), CAPABILITIES.stream())
            .toList();
    private static final List<String> ALL = Stream.concat(VALUES.stream(), Stream.of("spi", "memory", "internal"))
            .toList();

    private final String root;

    private OneWay(String root) {
        this.root = root;
    }

    /** The rules for the packages below the root, which is {@code org.ticketkit} unless one tries the rules themselves. */
    public static List<HouseRule> below(String root) {
        var oneWay = new OneWay(root);
        return List.of(
                new HouseRule("ticket sees nothing of ours", oneWay.sees(List.of("ticket"), List.of())),
                new HouseRule("number sees ticket alone", oneWay.sees(List.of("number"), List.of("ticket"))),
                new HouseRule("worktime sees ticket alone", oneWay.sees(List.of("worktime"), List.of("ticket"))),
                new HouseRule(
                        "capabilities see ticket, worktime and each other",
                        oneWay.sees(CAPABILITIES, with(CAPABILITIES, "ticket", "worktime"))),
                new HouseRule("no circle of packages", oneWay.noCircle()),
                new HouseRule("spi sees values, never the facade", oneWay.sees(List.of("spi"), VALUES)),
                new HouseRule("memory sees spi and values", oneWay.sees(List.of("memory"), with(VALUES, "spi"))),
                new HouseRule("nobody sees the root", oneWay.nobodySeesTheRoot()),
                new HouseRule("the root alone sees internal", oneWay.theRootAloneSeesInternal()),
                new HouseRule("only the packages of the design", oneWay.onlyThePackagesOfTheDesign()));
    }

    private static List<String> with(List<String> names, String... more) {
        return Stream.concat(names.stream(), Stream.of(more)).toList();
    }

    private ArchRule sees(List<String> lookers, List<String> seen) {
        return classes()
                .that()
                .resideInAnyPackage(packages(lookers))
                .should()
                .onlyDependOnClassesThat(
                        resideOutsideOfPackage(root + "..").or(resideInAnyPackage(packages(with(lookers, seen)))));
    }

    private static List<String> with(List<String> names, List<String> more) {
        return Stream.concat(names.stream(), more.stream()).toList();
    }

    private ArchRule noCircle() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    private ArchRule nobodySeesTheRoot() {
        return noClasses().that().resideInAPackage(root + ".*..").should().dependOnClassesThat(resideInAPackage(root));
    }

    private ArchRule theRootAloneSeesInternal() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(root, root + ".internal..")
                .should()
                .dependOnClassesThat(resideInAPackage(root + ".internal.."));
    }

    private ArchRule onlyThePackagesOfTheDesign() {
        return classes().should().resideInAnyPackage(packages(with(ALL, "")));
    }

    private String[] packages(List<String> names) {
        return names.stream()
                .map(name -> name.isEmpty() ? root : root + "." + name + "..")
                .toArray(String[]::new);
    }
}
