package org.ticketkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.List;

/** Names that say nothing. */
public final class Names {

    private Names() {}

    /** The rules, for any package. */
    public static List<HouseRule> rules() {
        return List.of(new HouseRule(
                "no name that says nothing",
                noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?|DTO|Dto)(\\$.*)?")));
    }
}
