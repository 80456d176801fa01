package org.ticketkit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Loads the core and what it needs as named modules, as a modular host would. */
class CoreOnTheModulePathTest {

    private static final List<String> JARS = List.of(
            "jakarta.validation-api", "hibernate-validator", "jboss-logging", "classmate", "jmustache", "slf4j-api");

    @Test
    void Hibernate_Validator_finds_the_constraints_and_our_sentences_are_found_too() throws Exception {
        ModuleLayer.Controller controller = layer();
        Module core = controller.layer().findModule("org.ticketkit.core").orElseThrow();
        controller.addOpens(core, "org.ticketkit.internal", getClass().getModule());
        assertTrue(controller.layer().findModule("org.hibernate.validator").isPresent());

        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(core.getClassLoader());
        try {
            assertEquals(
                    "[ticket: Diese Angabe ist erforderlich.]",
                    checkAnEmptyClaim(core).toString());
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void the_standard_templates_are_found() throws Exception {
        Module core = layer().layer().findModule("org.ticketkit.core").orElseThrow();
        Class<?> templates = Class.forName(core, "org.ticketkit.notice.Templates");

        Object standard = templates.getMethod("standard").invoke(null);

        assertTrue(templates.getMethod("all").invoke(standard).toString().contains("receipt#1 in [de, en, fr, ru]"));
    }

    private static Object checkAnEmptyClaim(Module core) throws Exception {
        Class<?> type = Class.forName(core, "org.ticketkit.internal.CommandValidation");
        Method standard = type.getDeclaredMethod("standard");
        Method check = type.getDeclaredMethod("check", Object.class, Locale.class);
        Constructor<?> claim = Class.forName(core, "org.ticketkit.ticket.Claim").getDeclaredConstructors()[0];
        assertTrue(type.getModule().isNamed());
        return check.invoke(standard.invoke(null), claim.newInstance(new Object[] {null}), Locale.GERMAN);
    }

    private static ModuleLayer.Controller layer() throws Exception {
        Path core = Path.of(CommandValidation.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path[] libraries = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry ->
                        JARS.stream().anyMatch(jar -> new File(entry).getName().startsWith(jar + "-")))
                .map(Path::of)
                .toArray(Path[]::new);
        assertEquals(JARS.size(), libraries.length, () -> List.of(libraries).toString());
        ModuleLayer boot = ModuleLayer.boot();
        Configuration configuration = boot.configuration()
                .resolveAndBind(
                        ModuleFinder.compose(ModuleFinder.of(core), ModuleFinder.of(libraries)),
                        ModuleFinder.of(),
                        Set.of("org.ticketkit.core"));
        return ModuleLayer.defineModulesWithOneLoader(
                configuration, List.of(boot), ClassLoader.getPlatformClassLoader());
    }
}
