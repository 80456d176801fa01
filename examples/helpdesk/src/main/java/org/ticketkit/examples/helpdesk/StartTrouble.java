package org.ticketkit.examples.helpdesk;

import java.net.BindException;
import java.util.Locale;

/** Says in a sentence why the demo cannot start, and what to do. */
final class StartTrouble {

    private StartTrouble() {}

    static String explain(Throwable trouble, Options options) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains("may be already in use") || message.contains("database may be")) {
                return "another helpdesk uses " + options.data().toAbsolutePath()
                        + "; stop it, or give this one a folder of its own with --data";
            }
            if (cause instanceof BindException
                    || message.contains("address already in use")
                    || message.contains("could not start mail server")) {
                return "a port is taken (pages " + options.httpPort() + ", SMTP " + options.smtpPort() + ", IMAP "
                        + options.imapPort() + "); choose others, or 0 for any: --port 0 --smtp-port 0 --imap-port 0";
            }
        }
        return String.valueOf(trouble);
    }
}
