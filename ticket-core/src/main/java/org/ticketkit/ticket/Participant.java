package org.ticketkit.ticket;

/**
 * A person on the outside who takes part in a ticket.
 *
 * @param id the key of the person
 * @param role what the person is to the ticket
 * @param contact how the person is reached
 * @param since the conversation's sequence when the person joined: entries up to it are not sent to a watcher (rule M8)
 */
public record Participant(RequesterId id, Role role, Contact contact, long since) {

    /** What a participant is to a ticket; may grow. */
    public enum Role {
        /** The one who asked. */
        REQUESTER,
        /** Put in copy by another participant; sees what comes after. */
        WATCHER,
        /** Answered with a signed reply address of the ticket, otherwise unknown. */
        GUEST
    }
}
