package org.ticketkit.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticketkit.Limits;
import org.ticketkit.mail.AttachmentScanner.Clean;
import org.ticketkit.mail.AttachmentScanner.Infected;
import org.ticketkit.mail.AttachmentScanner.Unknown;
import org.ticketkit.mail.AttachmentScanner.Verdict;

/** Asks the scanner about the files of one mail, and sorts them (rule M4). */
final class Scanning {

    private static final Logger LOG = LoggerFactory.getLogger(Scanning.class);

    /** How long the files of one mail are asked about, as {@link AttachmentScanner} says. */
    static final Duration LONGEST = Duration.ofSeconds(20);

    private static final int LONGEST_WORD = 200;

    private final AttachmentScanner scanner;
    private final Limits limits;
    private final InstantSource clock;

    Scanning(AttachmentScanner scanner, Limits limits, InstantSource clock) {
        this.scanner = scanner;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * The files of a mail after the scan.
     *
     * @param offered those that are offered, if an entry has room for them
     * @param remarks what is to be said of the others, for the staff
     */
    record Scanned(List<MailAttachment> offered, List<MailNote> remarks) {

        /** Makes copies. */
        Scanned {
            offered = List.copyOf(offered);
            remarks = List.copyOf(remarks);
        }
    }

    /** Files that no entry could carry are not asked about: they are left out anyway. */
    Scanned scan(ParsedMail mail) {
        Instant end = clock.instant().plus(LONGEST);
        List<MailAttachment> offered = new ArrayList<>();
        List<MailNote> remarks = new ArrayList<>();
        int room = limits.attachments();
        for (MailAttachment file : mail.attachments()) {
            boolean isCarried = file.size() <= limits.attachmentBytes() && room > 0;
            Verdict verdict = isCarried ? verdict(file, end) : new Clean();
            if (verdict instanceof Infected infected) {
                remarks.add(new MailNote(
                        "attachment-infected",
                        "A file is not offered because it holds " + word(infected.name()) + ": " + file.name()
                                + ". The raw mail in the inbox still has it."));
                continue;
            }
            if (verdict instanceof Unknown unknown) {
                remarks.add(new MailNote(
                        "attachment-not-scanned",
                        "A file could not be scanned (" + word(unknown.reason()) + "): " + file.name()));
            }
            room -= isCarried ? 1 : 0;
            offered.add(file);
        }
        return new Scanned(offered, remarks);
    }

    private Verdict verdict(MailAttachment file, Instant end) {
        if (clock.instant().isAfter(end)) {
            return new Unknown("no time was left");
        }
        try {
            return scanner.scan(file);
        } catch (RuntimeException e) {
            LOG.warn("The scanner of attachments failed; the file is offered as not scanned", e);
            return new Unknown("the scanner failed");
        }
    }

    private static String word(String said) {
        String line = PlainText.line(said);
        return line.length() <= LONGEST_WORD ? line : line.substring(0, LONGEST_WORD);
    }
}
