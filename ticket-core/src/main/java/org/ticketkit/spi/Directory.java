package org.ticketkit.spi;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ticketkit.ownership.Colleague;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.TenantId;

/**
 * Knows the people: asked before the transaction, its answers are facts of the decision; yours to implement.
 *
 * <p>The contract, by number:
 *
 * <ol>
 *   <li>D1 A call returns within seconds: an adapter that asks another system bounds its own waiting.
 *   <li>D2 An empty answer means "not known". An exception is taken for the same, logged, and holds nothing up.
 *   <li>D3 Calls change nothing and may come from any thread.
 * </ol>
 */
public interface Directory {

    /** How many members of a team an answer has at the most. */
    int MOST_OF_A_TEAM = 500;

    /** A directory that knows nobody. */
    Directory NOBODY = new Directory() {
        @Override
        public Optional<RequesterId> requester(TenantId tenant, Contact contact) {
            return Optional.empty();
        }

        @Override
        public Optional<Agent> agent(TenantId tenant, AgentId id) {
            return Optional.empty();
        }

        @Override
        public Optional<Agent> agentByContact(TenantId tenant, Contact contact) {
            return Optional.empty();
        }
    };

    /** Who is the requester that is reached by this contact? */
    Optional<RequesterId> requester(TenantId tenant, Contact contact);

    /** Who is this agent? */
    Optional<Agent> agent(TenantId tenant, AgentId id);

    /** Which agent is reached by this contact? */
    Optional<Agent> agentByContact(TenantId tenant, Contact contact);

    /**
     * For whom does this agent stand in at the moment, directly or as the deputy of a deputy? Nobody is the empty set. An adapter that has
     * no idea of deputies need not implement it: the answer is "not known".
     */
    default Optional<Set<AgentId>> standsInFor(TenantId tenant, AgentId id) {
        return Optional.empty();
    }

    /**
     * What is known of this agent as a colleague: teams, skills, absences and deputies? An adapter that knows no such things need not
     * implement it: the answer is "not known".
     */
    default Optional<Colleague> colleague(TenantId tenant, AgentId id) {
        return Optional.empty();
    }

    /**
     * Who is in this team, which goes by the code of its queue, sorted by id? At most {@value #MOST_OF_A_TEAM}: of a larger team the first
     * ones. Empty if the team is not known, or the adapter knows no teams.
     */
    default List<Colleague> team(TenantId tenant, String team) {
        return List.of();
    }

    /**
     * A person who works on tickets.
     *
     * @param id the key
     * @param publicName the name that requesters may see; empty for none
     * @param contact how the person is reached
     */
    record Agent(AgentId id, String publicName, Contact contact) {}
}
