package org.ticketkit.mail;

import java.util.List;
import java.util.Optional;
import org.ticketkit.ticket.Contact;

/** Tells who can be written to, and who should not be answered by a machine. */
final class Addressees {

    private static final int LONGEST_ADDRESS = 320;
    private static final int LONGEST_NAME = 200;

    /** Machines by the start of their local part (RFC 3834, section 2), hyphens and underscores left out. */
    private static final List<String> MACHINES = List.of(
            "noreply",
            "donotreply",
            "nepasrepondre",
            "mailerdaemon",
            "maildaemon",
            "bounce",
            "listserv",
            "majordomo",
            "owner",
            "autoreply",
            "autoresponder");

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
        String plain = local.replace("-", "").replace("_", "").replace(".", "");
        return MACHINES.stream().anyMatch(plain::startsWith) || local.endsWith("-request");
    }

    private static String cut(String name) {
        if (name.length() <= LONGEST_NAME) {
            return name;
        }
        return name.substring(
                0, Character.isHighSurrogate(name.charAt(LONGEST_NAME - 1)) ? LONGEST_NAME - 1 : LONGEST_NAME);
    }
}
