package org.ticketkit.mail;

/**
 * What a look into a mailbox brought.
 *
 * @param received how many new mails were kept
 * @param known how many were there already, from a look that was cut short or a mailbox that was renumbered
 * @param tooLarge how many were left on the server, flagged, because they are larger than the intake keeps
 * @param unreadable how many were left on the server, flagged, because it listed them and gave no content when asked for it
 */
public record Polled(int received, int known, int tooLarge, int unreadable) {

    static final Polled NOTHING = new Polled(0, 0, 0, 0);

    Polled plus(Polled other) {
        return new Polled(
                received + other.received,
                known + other.known,
                tooLarge + other.tooLarge,
                unreadable + other.unreadable);
    }
}
