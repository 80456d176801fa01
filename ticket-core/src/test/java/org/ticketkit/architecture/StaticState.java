package org.ticketkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.regex.Pattern;

/** Statics are constants: final, and of a kind that nobody can change once it is made. */
final class StaticState extends ArchCondition<JavaClass> {

    static final StaticState BE_CONSTANT = new StaticState();

    private static final Pattern CHANGEABLE =
            Pattern.compile("java\\.util\\.concurrent\\.(atomic\\..*|Concurrent.*|CopyOnWrite.*|.*Queue|.*Deque)"
                    + "|java\\.util\\.(Array|Hash|Tree|Linked|Weak|Identity|Enum|Priority)\\w*(List|Map|Set|Deque|Queue)|java\\.util\\.(Properties|Random|Date|BitSet|StringJoiner)"
                    + "|java\\.util\\.(Gregorian)?Calendar|java\\.text\\..*Format|java\\.lang\\.StringBu(ild|ff)er");

    private static final Set<String> SYNTHETIC = Set.of("$VALUES", "$assertionsDisabled");

    private StaticState() {
        super("have no static state that can change");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        type.getFields().forEach(field -> check(field, events));
        type.getStaticInitializer()
                .ifPresent(initializer -> initializer.getConstructorCallsFromSelf().stream()
                        .filter(call -> isChangeable(call.getTargetOwner()))
                        .forEach(call -> complain(type, call, events)));
    }

    private static void check(JavaField field, ConditionEvents events) {
        var isStatic = field.getModifiers().contains(JavaModifier.STATIC);
        var isFinal = field.getModifiers().contains(JavaModifier.FINAL);
        if (SYNTHETIC.contains(field.getName()) || field.getName().startsWith("$SwitchMap")) {
            return;
        }
        if (!isFinal && (isStatic || field.getOwner().isEnum())) {
            events.add(SimpleConditionEvent.violated(field, field.getFullName() + " is not final"));
        }
        if (isStatic && isChangeable(field.getRawType())) {
            events.add(SimpleConditionEvent.violated(field, field.getFullName() + " can be changed"));
        }
        if (isStatic && field.getRawType().isArray() && !field.getModifiers().contains(JavaModifier.PRIVATE)) {
            events.add(SimpleConditionEvent.violated(field, field.getFullName() + " is an array that others see"));
        }
    }

    private static void complain(JavaClass type, JavaConstructorCall call, ConditionEvents events) {
        var statics = type.getFields().stream()
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .map(JavaField::getFullName)
                .toList();
        events.add(
                SimpleConditionEvent.violated(type, "one of " + statics + " can be changed: " + call.getDescription()));
    }

    private static boolean isChangeable(JavaClass type) {
        return CHANGEABLE.matcher(type.getName()).matches();
    }
}
