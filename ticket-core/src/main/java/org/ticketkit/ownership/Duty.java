package org.ticketkit.ownership;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.ticketkit.ownership.Standing.Stand;
import org.ticketkit.ticket.AgentId;

/**
 * Who has to do what falls due on a ticket: its owner, or while the owner is away their deputy. The owner stays the owner (rule O5). To
 * call; {@link #of} makes one.
 *
 * @param owner who is accountable
 * @param standing who does it in their place, and by which chain
 */
public record Duty(AgentId owner, Standing standing) {

    /**
     * Who has to do now what is this owner's to do, in this queue? Ask anew each time: a deputy is one at a moment.
     *
     * @param owner who is accountable
     * @param now the moment
     * @param queue the code of the ticket's queue, empty for none
     * @param people what the directory knows of an agent
     */
    public static Duty of(AgentId owner, Instant now, String queue, Function<AgentId, Optional<Colleague>> people) {
        return new Duty(owner, Substitution.resolve(owner, now, queue, people));
    }

    /** Who has to do it; empty if the owner is away and no deputy is there. */
    public Optional<AgentId> holder() {
        return standing instanceof Stand stand ? Optional.of(stand.who()) : Optional.empty();
    }

    /** Has somebody to do it in the owner's place? */
    public boolean isDeputys() {
        return standing instanceof Stand stand && stand.isDeputy();
    }
}
