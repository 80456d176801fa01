package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticketkit.architecture.ModularHost;
import org.ticketkit.architecture.PackagedJar;

/** The jars of the core as a consumer gets them. */
class PackagedCoreIT {

    private final PackagedJar jar = PackagedJar.ofThisModule();

    @Test
    void the_main_jar_holds_nothing_but_our_packages_and_resources() {
        assertEquals(List.of(), jar.strangers("org/ticketkit/"));
        assertTrue(jar.files().contains("META-INF/LICENSE"));
        assertTrue(jar.module().packages().stream()
                .noneMatch(name -> name.matches("org\\.ticketkit\\.(tck|architecture|jdbc|mail)\\b.*")));
    }

    @Test
    void the_test_jar_holds_nothing_but_the_contract_tests() {
        assertEquals(List.of(), jar.with("tests").strangers("org/ticketkit/tck/"));
    }

    @Test
    void every_package_but_internal_is_exported_to_everybody() {
        assertEquals("org.ticketkit.core", jar.module().name());
        assertEquals(
                List.of(),
                jar.hidden().stream()
                        .filter(name -> !name.startsWith("org.ticketkit.internal"))
                        .toList());
        assertTrue(jar.module().exports().stream().noneMatch(ModuleDescriptor.Exports::isQualified));
    }

    @Test
    void the_validator_alone_is_let_in_and_only_to_commands() {
        assertEquals(
                Set.of("org.ticketkit.ticket"),
                jar.module().opens().stream()
                        .map(ModuleDescriptor.Opens::source)
                        .collect(Collectors.toSet()));
    }

    @Test
    void a_host_on_the_module_path_cannot_see_internals(@TempDir Path folder) throws IOException {
        var said = ModularHost.requiring(folder, "org.ticketkit.core")
                .compile("import org.ticketkit.internal.*; public class Main {}");
        assertTrue(said.contains("package org.ticketkit.internal"), said);
    }

    @Test
    void a_host_on_the_module_path_has_its_commands_validated(@TempDir Path folder)
            throws IOException, InterruptedException {
        var host = ModularHost.requiring(folder, "org.ticketkit.core").andAtRunTime("org.hibernate.validator");
        assertEquals("", host.compile("""
                import jakarta.validation.Validation;
                import org.ticketkit.ticket.AddNote;
                import org.ticketkit.ticket.CaseNumber;

                public class Main {
                    public static void main(String[] args) {
                        var configuration = Validation.byDefaultProvider().configure();
                        configuration.messageInterpolator(new AsWritten());
                        try (var factory = configuration.buildValidatorFactory()) {
                            var violations = factory.getValidator().validate(new AddNote(null, null));
                            System.out.println(CaseNumber.class.getModule().getName() + " " + violations.size());
                        }
                    }

                    static class AsWritten implements jakarta.validation.MessageInterpolator {
                        public String interpolate(String template, Context context) {
                            return template;
                        }

                        public String interpolate(String template, Context context, java.util.Locale locale) {
                            return template;
                        }
                    }
                }
                """));
        var said = host.run();
        assertTrue(said.endsWith("org.ticketkit.core 2"), said);
    }
}
