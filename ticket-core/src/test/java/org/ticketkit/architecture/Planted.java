package org.ticketkit.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Shows that a rule fails on each class that was planted to break it, and on no other planted class. */
public final class Planted {

    private Planted() {}

    /** Fails unless the rule complains of each member of the classes that are to break it, and not of the innocent ones. */
    public static void check(HouseRule rule, JavaClasses planted) {
        var culprits = planted.stream().filter(breaks(rule)).toList();
        assertFalse(culprits.isEmpty(), "no class is planted that breaks: " + rule.name());
        assertEquals("", rule.complaints(planted.that(areInnocent())), "complaints of innocent classes");
        var complaints = rule.complaints(planted);
        var unseen = new ArrayList<String>();
        culprits.stream()
                .flatMap(Planted::offences)
                .filter(offence -> !complaints.contains(offence))
                .forEach(unseen::add);
        assertEquals(List.of(), unseen, () -> "offences that the rule does not see; it says:\n" + complaints);
    }

    private static Predicate<JavaClass> breaks(HouseRule rule) {
        return type -> type.isAnnotatedWith(Breaks.class)
                && List.of(type.getAnnotationOfType(Breaks.class).value()).contains(rule.name());
    }

    private static DescribedPredicate<JavaClass> areInnocent() {
        return DescribedPredicate.describe("are innocent", type -> !type.isAnnotatedWith(Breaks.class));
    }

    private static Stream<String> offences(JavaClass type) {
        var members = Stream.concat(type.getMethods().stream(), type.getFields().stream())
                .filter(member -> !isSynthetic(member))
                .map(JavaMember::getFullName)
                .map(name -> name.replaceAll("\\(.*", ""))
                .toList();
        return members.isEmpty() ? Stream.of(type.getSimpleName()) : members.stream();
    }

    private static boolean isSynthetic(JavaMember member) {
        return member.getName().contains("$")
                || member.getOwner().isEnum() && !member.getName().equals("count");
    }
}
