package org.ticketkit.mail;

import java.util.Objects;

/**
 * Looks at the files of a mail before they are offered to anybody (rule M4); yours to implement, for example over a virus scanner's
 * socket.
 *
 * <p>It is asked outside of any transaction, for each file that an entry would carry, in the mail's order, files out of
 * {@code winmail.dat} included. The raw mail is kept whatever it says. The contract, by number:
 *
 * <ol>
 *   <li>V1 A call returns within 10 seconds: an adapter that asks another process bounds its own waiting, and answers
 *       {@link Unknown} when the time is over. The files of one mail are asked about for 20 seconds together; those whose turn has not
 *       come by then are {@code Unknown}.
 *   <li>V2 An exception is taken for {@code Unknown}, logged, and holds nothing up.
 *   <li>V3 Calls may come from any thread, and again for the same file.
 * </ol>
 */
public interface AttachmentScanner {

    /** A scanner that finds everything clean: the default. */
    AttachmentScanner NONE = file -> new Clean();

    /** What is to be thought of a file? */
    Verdict scan(MailAttachment file);

    /** What a scanner says of a file; closed for good. */
    sealed interface Verdict permits Clean, Infected, Unknown {}

    /** The file is offered. */
    record Clean() implements Verdict {}

    /**
     * The file is not offered; a note on the ticket names it and what was found.
     *
     * @param name what was found, as the scanner calls it
     */
    record Infected(String name) implements Verdict {
        /** Checks that it is given. */
        public Infected {
            Objects.requireNonNull(name, "name");
        }
    }

    /**
     * The scanner cannot tell: the file is offered, and a note on the ticket says that it was not scanned. An adapter that would rather
     * withhold it answers {@link Infected}.
     *
     * @param reason why, for a person
     */
    record Unknown(String reason) implements Verdict {
        /** Checks that it is given. */
        public Unknown {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
