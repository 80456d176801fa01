package org.ticketkit.mail;

import java.util.Optional;
import java.util.regex.Pattern;
import org.ticketkit.ticket.Contact;

/** Tells who can be written to, and who should not be answered by a machine. */
final class Addressees {

    private static final int LONGEST_ADDRESS = 320;
    private static final int LONGEST_NAME = 200;

    /** Addresses that nobody reads, whatever they say behind it: {@code no-reply-orders}. */
    private static final String UNREAD = "(no[-_.]?reply|do[-_.]?not[-_.]?reply|ne[-_.]?pas[-_.]?repondre)([-_.+].*)?";

    /** Machines by their whole local part, but for a subaddress, since people are called Bouncer and Owner, too. */
    private static final String MACHINE =
            "(mailer[-_.]?daemon|mail[-_.]?daemon|bounces?|listserv|majordomo|auto[-_.]?(reply|responder))(\\+.*)?";

    /** The program behind a list, a name that RFC 2142 reserves. */
    private static final String LIST = ".*-request";

    /** Whom RFC 3834, section 2, leaves without an answer. */
    private static final Pattern MACHINES =
            Pattern.compile(UNREAD + "|" + MACHINE + "|" + LIST, Pattern.CASE_INSENSITIVE);

    private Addressees() {}

    /** Can it be written to at all? */
    static boolean isReachable(MailAddress address) {
        return address.isUsable() && address.address().length() <= LONGEST_ADDRESS;
    }

    /** The address as a contact; empty if it cannot be written to. */
    static Optional<Contact> contact(MailAddress address) {
        return isReachable(address)
                ? Optional.of(Contact.mail(address.address()).named(cut(address.name())))
                : Optional.empty();
    }

    /** Is it a machine's address, or one that nobody reads? */
    static boolean isMachine(String address) {
        String local = address.substring(0, Math.max(0, address.lastIndexOf('@')));
        return MACHINES.matcher(local).matches();
    }

    private static String cut(String name) {
        if (name.length() <= LONGEST_NAME) {
            return name;
        }
        return name.substring(
                0, Character.isHighSurrogate(name.charAt(LONGEST_NAME - 1)) ? LONGEST_NAME - 1 : LONGEST_NAME);
    }
}
