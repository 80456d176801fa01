package org.ticketkit.examples.helpdesk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the demo starts, where it listens, and what it keeps. */
@Timeout(120)
class HelpdeskStartTest {

    @TempDir
    Path folder;

    @Test
    void everything_is_there_again_after_a_restart() throws Exception {
        String path;
        String link;
        try (OpenHelpdesk desk = OpenHelpdesk.in(folder)) {
            new SampleCases(desk.host().desk()).open();
            desk.sendRaw("From: pat@home.test\nSubject: A question\n\nHow?\n".getBytes(StandardCharsets.US_ASCII));
            desk.rounds();
            path = desk.caseWith("A question");
            link = OpenHelpdesk.found(
                    "(/status/\\S+)",
                    OpenHelpdesk.text(desk.mailbox("pat@home.test").get(0)));
        }
        try (OpenHelpdesk desk = OpenHelpdesk.in(folder)) {
            new SampleCases(desk.host().desk()).open();

            assertTrue(desk.page(path).body().contains("How?"));
            assertEquals(200, desk.page(link).statusCode());
            assertEquals(6, desk.page("/").body().split("<tr><td>", -1).length - 1);
        }
    }

    @Test
    void nothing_but_this_machine_reaches_the_pages_or_the_mail() throws Exception {
        try (OpenHelpdesk desk = OpenHelpdesk.in(folder)) {
            List<Integer> ports = List.of(
                    URI.create(desk.host().address()).getPort(),
                    desk.host().mail().smtpPort(),
                    desk.host().mail().imapPort());
            for (int port : ports) {
                assertTrue(isOpen(MailServer.loopback(), port), "port " + port);
                for (InetAddress address : otherAddresses()) {
                    assertFalse(isOpen(address, port), address + ":" + port);
                }
            }
        }
    }

    /** Every address that a server without a bound address would listen on, too. */
    private static List<InetAddress> otherAddresses() throws IOException {
        List<InetAddress> others = new ArrayList<>();
        others.add(InetAddress.getByAddress(new byte[] {127, 0, 0, 2}));
        NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .forEach(others::add);
        return others;
    }

    private static boolean isOpen(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 2_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void a_second_process_on_the_same_folder_is_told_what_to_do() throws Exception {
        try (OpenHelpdesk desk = OpenHelpdesk.in(folder)) {
            assertEquals(200, desk.page("/").statusCode());

            Process second = start("--data", folder.toString(), "--port", "0", "--smtp-port", "0", "--imap-port", "0");
            String said = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertEquals(1, second.waitFor());
            assertTrue(said.contains("The desk cannot start: another helpdesk uses " + folder), said);
            assertFalse(said.contains("\tat "), said);
        }
    }

    @Test
    void the_desk_opens_after_the_import_and_stays_open() throws Exception {
        Path messages = Files.createDirectory(folder.resolve("messages"));
        Files.writeString(messages.resolve("one.eml"), "From: pat@home.test\nSubject: A question\n\nHow?\n");
        Process process = start(
                "--data",
                folder.resolve("data").toString(),
                "--import",
                messages.toString(),
                "--port",
                "0",
                "--smtp-port",
                "0",
                "--imap-port",
                "0");
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            List<String> before = new ArrayList<>();
            for (String line = said.readLine(); !"The helpdesk is open.".equals(line); line = said.readLine()) {
                assertNotNull(line, before::toString);
                before.add(line);
            }
            assertTrue(before.stream().anyMatch(line -> line.contains("in all, of 1 messages")), before::toString);
            assertTrue(process.isAlive());
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    @Test
    void a_desk_that_is_told_to_stop_ends_its_round_before_the_database_is_closed() throws Exception {
        Process process = start("--data", folder.toString(), "--port", "0", "--smtp-port", "0", "--imap-port", "0");
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = said.readLine();
            while (!"The helpdesk is open.".equals(line)) {
                assertNotNull(line);
                line = said.readLine();
            }
            // the first round runs now; the process itself would close what it said, too
            process.toHandle().destroy();
            List<String> rest = said.lines().toList();

            assertTrue(rest.get(rest.size() - 1).startsWith("Stopped."), rest::toString);
            assertTrue(rest.stream().noneMatch(after -> after.contains("\tat ")), rest::toString);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    @Test
    void the_secret_is_kept_for_its_owner_alone_and_nothing_lies_beside_it() throws Exception {
        byte[] secret = MailSecret.in(folder);

        assertEquals(32, secret.length);
        assertArrayEquals(secret, MailSecret.in(folder));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(folder.resolve("mail-secret")), files.toList());
        }
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class));
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("mail-secret"))));
    }

    private static Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Helpdesk.class.getName()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    @Test
    void a_taken_port_is_told_with_the_way_out() throws Exception {
        try (OpenHelpdesk desk = OpenHelpdesk.in(folder.resolve("one"))) {
            for (String option : List.of("--port", "--smtp-port", "--imap-port")) {
                int taken = switch (option) {
                    case "--port" -> URI.create(desk.host().address()).getPort();
                    case "--smtp-port" -> desk.host().mail().smtpPort();
                    default -> desk.host().mail().imapPort();
                };
                List<String> arguments =
                        new ArrayList<>(List.of("--data", folder.resolve("two").toString()));
                arguments.addAll(List.of("--port", "0", "--smtp-port", "0", "--imap-port", "0"));
                arguments.addAll(List.of(option, Integer.toString(taken)));
                Options options = Options.parse(arguments);

                Exception trouble = assertThrows(Exception.class, () -> new Host(options), option);
                String explained = StartTrouble.explain(trouble, options);
                assertTrue(explained.contains("a port is taken"), explained);
            }
        }
    }

    @Test
    void options_are_read_in_any_order() {
        Options options = Options.parse(
                List.of("--exit", "--json", "out.json", "--port", "0", "--import", "mails", "--smtp-port", "65535"));

        assertEquals(Optional.of(Path.of("mails")), options.importFolder());
        assertEquals(Optional.of(Path.of("out.json")), options.json());
        assertEquals(0, options.httpPort());
        assertEquals(65_535, options.smtpPort());
        assertEquals(8643, options.imapPort());
        assertTrue(options.exit());
        assertTrue(Options.parse(List.of("-h")).help());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--nothing",
                "stray",
                "--port",
                "--port x",
                "--port -1",
                "--smtp-port 65536",
                "--imap-port 999999",
                "--import",
                "--json",
                "--data"
            })
    void a_wrong_option_is_named_with_the_way_to_help(String line) {
        List<String> arguments = List.of(line.split(" ", -1));

        IllegalArgumentException wrong = assertThrows(IllegalArgumentException.class, () -> Options.parse(arguments));
        assertTrue(String.valueOf(wrong.getMessage()).contains(arguments.get(0)), wrong::getMessage);
    }
}
