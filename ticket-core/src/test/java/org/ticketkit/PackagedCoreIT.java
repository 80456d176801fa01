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
    void every_package_but_internal_and_the_json_of_the_documents_is_exported_to_everybody() {
        assertEquals("org.ticketkit.core", jar.module().name());
        assertEquals(
                List.of(),
                jar.hidden().stream()
                        .filter(name -> !name.startsWith("org.ticketkit.internal"))
                        .filter(name -> !name.equals("org.ticketkit.spi.json"))
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
    void a_host_on_the_module_path_opens_a_ticket_and_has_its_commands_validated(@TempDir Path folder)
            throws IOException, InterruptedException {
        var host = ModularHost.requiring(folder, "org.ticketkit.core").andAtRunTime("org.hibernate.validator");
        assertEquals("", host.compile("""
                import org.ticketkit.TicketDesk;
                import org.ticketkit.ticket.*;

                public class Main {
                    public static void main(String[] args) {
                        var tickets = TicketDesk.builder().build().tickets();
                        var carla = OpenTicket.from(Contact.mail("carla@example.org"));
                        var opened = tickets.open(Actor.system("web"), carla.subject("Parcel lost").text("On Monday").build());
                        System.out.println(opened.ticket().status().code());
                        try {
                            tickets.note(Actor.agent("ann"), new AddNote(opened.ticket().id(), null));
                        } catch (Refused refused) {
                            System.out.println(refused.code());
                        }
                        System.out.println(tickets.getClass().getModule().getName());
                    }
                }
                """));
        var said = host.run();
        assertTrue(said.endsWith(String.join(System.lineSeparator(), "new", "INVALID", "org.ticketkit.core")), said);
    }
}
