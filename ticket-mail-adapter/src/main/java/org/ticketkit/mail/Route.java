package org.ticketkit.mail;

import java.util.List;

/** Where a mail goes, as rules M6 and M8 have it. */
sealed interface Route {

    /** A message on the ticket of the hit, by whom the hit says. */
    record Continue(Hit hit) implements Route {}

    /** A message on the ticket of the hit, by somebody who takes part as a guest from now on. */
    record AsGuest(Hit hit) implements Route {}

    /** Into the ticket of the hit, but seen by the staff alone. */
    record Pending(Hit hit) implements Route {}

    /**
     * A new ticket.
     *
     * @param reason why, a code
     * @param related the tickets that it has to do with
     * @param refused the hits that were not trusted
     */
    record Fresh(String reason, List<Hit> related, List<Refusal> refused) implements Route {}

    /** A hit that was not trusted, and why. */
    record Refusal(Hit hit, Why why) {}

    /** Why a hit was not trusted. */
    enum Why {
        /** The address does not take part. */
        UNKNOWN_SENDER("unknown-sender"),
        /** The domain of the address disowns the mail. */
        SENDER_DISOWNED("sender-disowned"),
        /** An agent's address without that agent's signed address, or not authenticated. */
        AGENT_NOT_PROVED("agent-not-proved");

        private final String code;

        Why(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }
}
