package org.ticketkit.ticket;

import java.util.Optional;

/**
 * Who acts: every command and every read names one.
 *
 * <p>An actor is a claim of the host: the desk does not authenticate, it asks the access policy what this actor may do.
 *
 * @param role what the actor is to the desk
 * @param id the host's key of the person or part, never a name or an address
 * @param actingFor the agent whose duty is done here, if it is another's (rule O5)
 */
public record Actor(Role role, String id, Optional<AgentId> actingFor) {

    /** What an actor is to the desk; may grow. */
    public enum Role {
        /** A person who asks; sees own tickets, and of these the public part. */
        REQUESTER,
        /** A person who works on tickets. */
        AGENT,
        /** An agent who may also reassign. */
        LEAD,
        /** Reads everything, changes nothing. */
        AUDITOR,
        /** The host itself, a timer, a rule, an adapter. */
        SYSTEM
    }

    /** Checks the id. */
    public Actor {
        Text.code("actor id", id, 64);
    }

    /** A requester. */
    public static Actor requester(RequesterId id) {
        return new Actor(Role.REQUESTER, id.value(), Optional.empty());
    }

    /** An agent, by the host's key. */
    public static Actor agent(String id) {
        return new Actor(Role.AGENT, id, Optional.empty());
    }

    /** A lead, by the host's key. */
    public static Actor lead(String id) {
        return new Actor(Role.LEAD, id, Optional.empty());
    }

    /** An auditor, by the host's key. */
    public static Actor auditor(String id) {
        return new Actor(Role.AUDITOR, id, Optional.empty());
    }

    /** A part of the system, named by what it is, for example {@code mail} or {@code timer}. */
    public static Actor system(String part) {
        return new Actor(Role.SYSTEM, part, Optional.empty());
    }

    /** The same actor doing the duty of {@code absent}. */
    public Actor actingFor(AgentId absent) {
        return new Actor(role, id, Optional.of(absent));
    }

    /** Is this a person of the staff, an agent or a lead? */
    public boolean isStaff() {
        return role == Role.AGENT || role == Role.LEAD;
    }

    /** The actor as an agent, if it is a person of the staff. */
    public Optional<AgentId> agent() {
        return isStaff() ? Optional.of(new AgentId(id)) : Optional.empty();
    }

    @Override
    public String toString() {
        String self = role.name().toLowerCase(java.util.Locale.ROOT) + ":" + id;
        return actingFor.map(absent -> self + " acting for " + absent).orElse(self);
    }
}
