package org.ticketkit.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds of the jar of every adapter, as a consumer gets it; a module and its one package have the same name. */
public abstract class PackagedAdapter {

    private final PackagedJar jar = PackagedJar.ofThisModule();
    private final String module;

    /** For the adapter that is this module. */
    protected PackagedAdapter(String module) {
        this.module = module;
    }

    @Test
    void the_jar_holds_nothing_but_our_packages_and_resources() {
        assertEquals(List.of(), jar.strangers(module.replace('.', '/') + "/"));
        assertTrue(jar.files().contains("META-INF/LICENSE"));
    }

    @Test
    void its_one_package_is_exported_and_nothing_is_opened() {
        assertEquals(module, jar.module().name());
        assertTrue(
                jar.hidden().stream().allMatch(name -> name.startsWith(module + ".")),
                () -> jar.hidden().toString());
        assertTrue(jar.module().opens().isEmpty());
    }

    @Test
    void a_host_on_the_module_path_starts_without_what_is_optional(@TempDir Path folder)
            throws IOException, InterruptedException {
        var host = ModularHost.requiring(folder, module);
        assertEquals("", host.compile("""
                public class Main {
                    public static void main(String[] args) {
                        ModuleLayer.boot().modules().stream()
                                .map(Module::getName)
                                .filter(name -> name.matches("org.ticketkit.*|.*flyway.*|.*angus.*|.*poi.*"))
                                .sorted()
                                .forEach(System.out::println);
                    }
                }
                """));
        assertEquals(List.of("org.ticketkit.core", module), host.run().lines().toList());
    }
}
