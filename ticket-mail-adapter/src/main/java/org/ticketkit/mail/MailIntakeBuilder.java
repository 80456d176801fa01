package org.ticketkit.mail;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ticketkit.DeskParts;
import org.ticketkit.TicketDesk;

/** Puts an intake together; everything but a mailbox has a default, and what the desk knows is the desk's. Used once, by one thread. */
public final class MailIntakeBuilder {

    final TicketDesk desk;
    final DeskParts parts;
    final MailTokens tokens;
    final Map<String, Mailbox> mailboxes = new LinkedHashMap<>();
    final Set<String> ownAddresses = new HashSet<>();
    MailLimits mailLimits = MailLimits.ofDefaults();
    UnknownSender unknownSender = UnknownSender.NEW_TICKET;
    GeneratedMail generated = GeneratedMail.OPEN;
    QuotationFinder quotations = QuotationFinder.ofDefaults();
    AttachmentScanner scanner = AttachmentScanner.NONE;
    Retrying retrying = Retrying.ofDefaults();
    String authservId = "";
    int mostWatchers = 10;
    int largestArrival = 64 * 1024 * 1024;

    MailIntakeBuilder(TicketDesk desk, MailTokens tokens) {
        this.desk = desk;
        this.parts = desk.parts();
        this.tokens = tokens;
    }

    /**
     * Adds a mailbox; its addresses count as our own.
     *
     * @throws IllegalArgumentException if there is one of this name
     */
    public MailIntakeBuilder mailbox(Mailbox mailbox) {
        if (mailboxes.putIfAbsent(mailbox.name(), mailbox) != null) {
            throw new IllegalArgumentException("there are two mailboxes named '" + mailbox.name() + "'");
        }
        mailbox.addresses().forEach(this::ownAddress);
        return this;
    }

    /** Adds an address that we send from: what comes from there is a loop and is ignored (rule M9). */
    public MailIntakeBuilder ownAddress(String address) {
        ownAddresses.add(address.strip().toLowerCase(Locale.ROOT));
        return this;
    }

    /**
     * Trusts the Authentication-Results of this server, which must remove those that came with a mail under its name (RFC 8601,
     * section 5); none by default, then no sender is authenticated (rule M8).
     */
    public MailIntakeBuilder trusting(String serverId) {
        authservId = serverId;
        return this;
    }

    /** How large and intricate a mail may be. */
    public MailIntakeBuilder mailLimits(MailLimits choice) {
        mailLimits = choice;
        return this;
    }

    /** The largest mail that is kept at all, in bytes; 64 MiB by default. */
    public MailIntakeBuilder largestArrival(int bytes) {
        largestArrival = bytes;
        return this;
    }

    /** What to do with a stranger who has a signed address of a ticket; {@link UnknownSender#NEW_TICKET} by default. */
    public MailIntakeBuilder unknownSender(UnknownSender choice) {
        unknownSender = choice;
        return this;
    }

    /** What to do with a machine's mail that belongs to no ticket; {@link GeneratedMail#OPEN} by default. */
    public MailIntakeBuilder generatedMail(GeneratedMail choice) {
        generated = choice;
        return this;
    }

    /** How many of those in copy become watchers, from an authenticated sender alone; 10 by default. */
    public MailIntakeBuilder mostWatchers(int count) {
        mostWatchers = count;
        return this;
    }

    /** What finds the new part of an answer (rule M12), for example one that knows the separator in the desk's own texts. */
    public MailIntakeBuilder quotations(QuotationFinder choice) {
        quotations = choice;
        return this;
    }

    /** What looks at files before they are offered (rule M4); {@link AttachmentScanner#NONE} by default. */
    public MailIntakeBuilder scanner(AttachmentScanner choice) {
        scanner = choice;
        return this;
    }

    /** How often a mail that fails is tried again. */
    public MailIntakeBuilder retrying(Retrying choice) {
        retrying = choice;
        return this;
    }

    /**
     * The intake.
     *
     * @throws IllegalArgumentException if there is no mailbox
     */
    public MailIntake build() {
        if (mailboxes.isEmpty()) {
            throw new IllegalArgumentException("an intake needs a mailbox; add one with mailbox(Mailbox.of(...))");
        }
        return new MailIntake(this);
    }

    IntakePolicy policy() {
        return new IntakePolicy(
                desk,
                tokens,
                parts.numbers(),
                ownAddresses,
                parts.limits(),
                unknownSender,
                generated,
                quotations,
                mostWatchers);
    }
}
