package org.ticketkit.mail;

import java.util.Objects;

/**
 * A mailbox as a mail names it: address in lower case and decoded display name.
 *
 * @param address the address, in lower case, without blanks or control characters; may be broken, mail is
 * @param name the display name, decoded, on one line; empty if the mail gives none
 */
public record MailAddress(String address, String name) {

    /** Checks that both are given. */
    public MailAddress {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(name, "name");
    }

    /** The part after the last {@code @}, or an empty text. */
    public String domain() {
        int at = address.lastIndexOf('@');
        return at < 0 ? "" : address.substring(at + 1);
    }

    /** Says whether a mail could be sent to it: something on both sides of an {@code @}. */
    public boolean isUsable() {
        int at = address.lastIndexOf('@');
        return at > 0 && at < address.length() - 1;
    }

    /** As in a header: {@code Name <address>}, or the address alone. */
    @Override
    public String toString() {
        return name.isEmpty() ? address : name + " <" + address + ">";
    }
}
