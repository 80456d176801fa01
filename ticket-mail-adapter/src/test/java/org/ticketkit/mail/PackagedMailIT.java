package org.ticketkit.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticketkit.architecture.ModularHost;
import org.ticketkit.architecture.PackagedJar;

/** The jar of the adapter as a consumer gets it. */
class PackagedMailIT {

    private final PackagedJar jar = PackagedJar.ofThisModule();

    @Test
    void the_jar_holds_nothing_but_our_packages_and_resources() {
        assertEquals(List.of(), jar.strangers("org/ticketkit/mail/"));
        assertTrue(jar.files().contains("META-INF/LICENSE"));
    }

    @Test
    void its_one_package_is_exported_and_nothing_is_opened() {
        assertEquals("org.ticketkit.mail", jar.module().name());
        assertTrue(
                jar.hidden().stream().allMatch(name -> name.startsWith("org.ticketkit.mail.")),
                () -> jar.hidden().toString());
        assertTrue(jar.module().opens().isEmpty());
    }

    @Test
    void a_host_on_the_module_path_starts_without_a_mail_implementation(@TempDir Path folder)
            throws IOException, InterruptedException {
        var host = ModularHost.requiring(folder, "org.ticketkit.mail");
        assertEquals("", host.compile("""
                public class Main {
                    public static void main(String[] args) {
                        ModuleLayer.boot().modules().stream()
                                .map(Module::getName)
                                .filter(name -> name.matches("org.ticketkit.*|.*flyway.*|.*angus.*"))
                                .sorted()
                                .forEach(System.out::println);
                    }
                }
                """));
        assertEquals(
                List.of("org.ticketkit.core", "org.ticketkit.mail"),
                host.run().lines().toList());
    }
}
