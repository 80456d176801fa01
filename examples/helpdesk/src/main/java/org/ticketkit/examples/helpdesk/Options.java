package org.ticketkit.examples.helpdesk;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What was asked for on the command line.
 *
 * @param data the folder of the database
 * @param httpPort the port of the pages; 0 for any that is free
 * @param smtpPort the port of the mail server's SMTP; 0 for any that is free
 * @param imapPort the port of the mail server's IMAP; 0 for any that is free
 * @param importFolder a folder of messages to send into the desk
 * @param json where to write what became of them
 * @param exit stop when that is done?
 * @param help only explain?
 */
record Options(
        Path data,
        int httpPort,
        int smtpPort,
        int imapPort,
        Optional<Path> importFolder,
        Optional<Path> json,
        boolean exit,
        boolean help) {

    static final String HELP = """
            usage: run [options]
              --data DIR      folder of the database (default: target/data beside this script)
              --port N        port of the pages (default 8642)
              --smtp-port N   port of SMTP (default 8625)
              --imap-port N   port of IMAP (default 8643)
              --import DIR    send every message file below DIR into the desk by SMTP, print what became of them
              --json FILE     with --import: write the summary, and a line for each message
              --exit          with --import: stop then; status 0 only if no message is unaccounted for
              --help          this text
            A port 0 is any that is free.
            """;

    static Options parse(List<String> arguments) {
        Options options = new Options(
                Path.of("target", "data"), 8642, 8625, 8643, Optional.empty(), Optional.empty(), false, false);
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            options = options.with(rest.remove(), rest);
        }
        return options;
    }

    private Options with(String option, Deque<String> rest) {
        return switch (option) {
            case "--data" ->
                new Options(Path.of(value(option, rest)), httpPort, smtpPort, imapPort, importFolder, json, exit, help);
            case "--port" -> new Options(data, port(option, rest), smtpPort, imapPort, importFolder, json, exit, help);
            case "--smtp-port" ->
                new Options(data, httpPort, port(option, rest), imapPort, importFolder, json, exit, help);
            case "--imap-port" ->
                new Options(data, httpPort, smtpPort, port(option, rest), importFolder, json, exit, help);
            case "--import" ->
                new Options(
                        data,
                        httpPort,
                        smtpPort,
                        imapPort,
                        Optional.of(Path.of(value(option, rest))),
                        json,
                        exit,
                        help);
            case "--json" ->
                new Options(
                        data,
                        httpPort,
                        smtpPort,
                        imapPort,
                        importFolder,
                        Optional.of(Path.of(value(option, rest))),
                        exit,
                        help);
            case "--exit" -> new Options(data, httpPort, smtpPort, imapPort, importFolder, json, true, help);
            case "--help", "-h" -> new Options(data, httpPort, smtpPort, imapPort, importFolder, json, exit, true);
            default -> throw new IllegalArgumentException("unknown option " + option + "; try --help");
        };
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value; try --help");
        }
        return rest.remove();
    }

    private static int port(String option, Deque<String> rest) {
        String value = value(option, rest);
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_535) {
            throw new IllegalArgumentException(option + " needs a port from 0 to 65535, not '" + value + "'");
        }
        return Integer.parseInt(value);
    }
}
