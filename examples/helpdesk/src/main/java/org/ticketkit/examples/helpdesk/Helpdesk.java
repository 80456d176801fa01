package org.ticketkit.examples.helpdesk;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Starts the demo. */
public final class Helpdesk {

    private Helpdesk() {}

    /** Runs until it is told to stop, or, with {@code --import} and {@code --exit}, until the import is done. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int status = run(List.of(arguments), out);
        if (status != 0) {
            System.exit(status);
        }
    }

    private static int run(List<String> arguments, PrintStream out) throws IOException, InterruptedException {
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            return 2;
        }
        if (options.help()) {
            out.print(Options.HELP);
            return 0;
        }
        Host host;
        try {
            host = new Host(options);
        } catch (RuntimeException | IOException e) {
            out.println("The desk cannot start: " + StartTrouble.explain(e, options));
            return 1;
        }
        host.warnings().forEach(out::println);
        return options.importFolder().isPresent() && options.exit()
                ? importAndStop(host, options, out)
                : serve(host, options, out);
    }

    private static int importAndStop(Host host, Options options, PrintStream out) throws IOException {
        try (host) {
            return importFolder(host, options, out).isComplete() ? 0 : 1;
        }
    }

    private static ImportReport importFolder(Host host, Options options, PrintStream out) throws IOException {
        ImportReport report =
                new MailImport(host, out).run(options.importFolder().orElseThrow());
        out.print(report.summary());
        if (options.json().isPresent()) {
            report.writeJson(options.json().get());
        }
        return report;
    }

    private static int serve(Host host, Options options, PrintStream out) throws InterruptedException {
        CountDownLatch stop = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            host.close();
            out.println("Stopped. Everything is kept in " + options.data().toAbsolutePath() + ".");
            stop.countDown();
        }));
        new SampleCases(host.desk()).open();
        if (options.importFolder().isPresent()) {
            try {
                importFolder(host, options, out);
            } catch (IOException | RuntimeException e) {
                out.println("The import cannot go on: " + e);
                return 1;
            }
        }
        // not before the import: it counts what each of its own rounds took in
        host.start();
        out.print(welcome(host));
        stop.await();
        return 0;
    }

    private static String welcome(Host host) {
        return """
                The helpdesk is open.
                  pages  %s
                  SMTP   127.0.0.1:%d   (no encryption, no login)
                  IMAP   127.0.0.1:%d   (user = any address that got mail, any password)

                Send a mail to %s with any mail program, and the case is on the page. For example:
                  python3 -c "import smtplib; smtplib.SMTP('127.0.0.1',%d).sendmail('me@home.test','%s','Subject: Hello\\n\\nWhere is my parcel?')"
                Answer it on the page, and the answer is in the mailbox of me@home.test.
                Ctrl-C stops.
                """.formatted(
                        host.address(),
                        host.mail().smtpPort(),
                        host.mail().imapPort(),
                        MailServer.SUPPORT,
                        host.mail().smtpPort(),
                        MailServer.SUPPORT);
    }
}
