package org.ticketkit.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;

/**
 * One line of the design as a rule.
 *
 * @param name what {@link Breaks} calls it
 * @param rule how it is enforced; holds where no class is concerned yet
 */
public record HouseRule(String name, ArchRule rule) {

    public HouseRule {
        rule = rule.as(name).allowEmptyShould(true);
    }

    /** Fails unless all of the classes obey. */
    public void check(JavaClasses classes) {
        rule.check(classes);
    }

    /** What is said about those that do not obey; empty if all do. */
    public String complaints(JavaClasses classes) {
        return String.join("\n", rule.evaluate(classes).getFailureReport().getDetails());
    }
}
