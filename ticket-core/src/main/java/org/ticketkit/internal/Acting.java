package org.ticketkit.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ticketkit.ownership.Colleague;
import org.ticketkit.ownership.Standing;
import org.ticketkit.ownership.Standing.NobodyAvailable;
import org.ticketkit.ownership.Standing.Stand;
import org.ticketkit.ownership.Substitution;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Ticket;

/**
 * For whom an actor may act (rule O5): what the directory said of the one who is said to be away and of their deputies, before the
 * transaction.
 *
 * <p>An actor is the host's claim. It stands if the directory knows nothing of the absent one, or is down; where the directory knows them,
 * it has to bear the claim out. The system itself may act for everybody.
 *
 * @param people what the directory knows of them, by id
 */
public record Acting(Map<AgentId, Colleague> people) {

    /** The directory says nothing. */
    public static final Acting NOTHING_KNOWN = new Acting(Map.of());

    /** Copies the people. */
    public Acting {
        people = Map.copyOf(people);
    }

    /** Does nothing if the actor acts for nobody else, or stands in for who that is, on this ticket, at this moment. */
    void require(Context context, Ticket ticket) {
        Actor actor = context.actor();
        Optional<AgentId> principal = actor.actingFor();
        if (principal.isEmpty() || actor.role() == Actor.Role.SYSTEM) {
            return;
        }
        AgentId absent = principal.get();
        if (actor.agent().isPresent() && !people.containsKey(absent)) {
            return;
        }
        Standing standing = standing(absent, context.now(), ticket.queue());
        boolean isDeputy = standing instanceof Stand stand
                && stand.isDeputy()
                && actor.agent().equals(Optional.of(stand.who()));
        if (!isDeputy) {
            throw refused(actor, absent, standing, ticket);
        }
    }

    private Standing standing(AgentId absent, Instant now, String queue) {
        return Substitution.resolve(absent, now, queue, id -> Optional.ofNullable(people.get(id)));
    }

    private static Refused refused(Actor actor, AgentId absent, Standing standing, Ticket ticket) {
        List<String> path = standing.path().stream().map(AgentId::value).toList();
        return Refused.because(
                Refused.Code.NOT_STANDING_IN,
                actor.id() + " does not stand in for " + absent + " on ticket " + ticket.id() + " now: "
                        + instead(standing) + "; act in your own name, or correct the absence in the directory",
                Map.of(
                        "ticket",
                        ticket.id().toString(),
                        "actor",
                        actor.id(),
                        "actingFor",
                        absent.value(),
                        "path",
                        String.join(" ", path)));
    }

    private static String instead(Standing standing) {
        if (standing instanceof NobodyAvailable nobody) {
            return "nobody does (" + nobody.reason() + " after " + nobody.path() + ")";
        }
        Stand stand = (Stand) standing;
        return stand.isDeputy() ? stand.who() + " does" : stand.who() + " is there";
    }
}
