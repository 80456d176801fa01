package org.ticketkit.ticket;

/**
 * A link from a ticket to another of the same tenant (rule L8).
 *
 * @param kind what the link says
 * @param target the other ticket
 */
public record Link(Kind kind, TicketId target) {

    /** What a link says; may grow. */
    public enum Kind {
        /** The same request once more. */
        DUPLICATES,
        /** The other cannot be resolved before this one, as far as its lifecycle asks ({@code Guard.NO_OPEN_BLOCKER}). */
        BLOCKS,
        /** Caused by the other's problem. */
        CAUSED_BY,
        /** Goes on where the other was closed. */
        FOLLOW_UP_OF,
        /** Has to do with the other. */
        RELATES_TO,
        /**
         * Its requester pointed to the other, by a guessed number perhaps: nothing to rely on, so that the other one does not know of it and
         * does not change.
         */
        MENTIONS;

        /** Does the other ticket know of such a link? */
        public boolean isMutual() {
            return this != MENTIONS;
        }
    }
}
