package org.ticketkit.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds calls of, and references to, methods and constructors by their written form, in which {@code *} stands for anything. */
public final class Calls {

    private Calls() {}

    /** Calls one of {@code owner.name(parameter, parameter)}; {@code <init>} is the name of a constructor. */
    public static ArchCondition<JavaClass> of(String... forms) {
        List<Pattern> patterns = Stream.of(forms).map(Calls::pattern).toList();
        return ArchConditions.accessTargetWhere(
                DescribedPredicate.describe("calls " + String.join(", ", forms), access -> matches(patterns, access)));
    }

    private static Pattern pattern(String form) {
        return Pattern.compile(
                Stream.of(form.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    private static boolean matches(List<Pattern> patterns, JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                && patterns.stream()
                        .anyMatch(pattern -> pattern.matcher(written(target)).matches());
    }

    private static String written(CodeUnitAccessTarget target) {
        return target.getRawParameterTypes().stream()
                .map(JavaClass::getName)
                .collect(Collectors.joining(", ", target.getOwner().getName() + "." + target.getName() + "(", ")"));
    }
}
