package org.ticketkit.spi;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Actor.Role;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketField;

/**
 * The default access policy: a table of what each role may do, and to requesters only what they take part in.
 *
 * <p>A requester sees and answers the tickets in which they take part, and of these the public entries alone. Agents and leads see
 * and do everything but what is the system's; an auditor sees everything and does nothing; the system may do everything.
 */
public final class RolePolicy implements AccessPolicy {

    private static final Map<Role, Set<Action>> TABLE = table();

    private static Map<Role, Set<Action>> table() {
        Map<Role, Set<Action>> table = new EnumMap<>(Role.class);
        Set<Action> staff = EnumSet.complementOf(EnumSet.of(Action.RECORD_AUTOMATIC));
        table.put(Role.REQUESTER, EnumSet.of(Action.READ, Action.OPEN, Action.REPLY));
        table.put(Role.AGENT, staff);
        table.put(Role.LEAD, staff);
        table.put(Role.AUDITOR, EnumSet.of(Action.READ, Action.READ_INTERNAL));
        table.put(Role.SYSTEM, EnumSet.allOf(Action.class));
        return Map.copyOf(table);
    }

    /** The policy. */
    public RolePolicy() {}

    @Override
    public boolean allows(Actor actor, Action action, Ticket ticket) {
        return TABLE.getOrDefault(actor.role(), Set.of()).contains(action)
                && (actor.role() != Role.REQUESTER || ticket.participants().contains(new RequesterId(actor.id())));
    }

    @Override
    public Criteria scope(Actor actor, Action reading) {
        if (!TABLE.getOrDefault(actor.role(), Set.of()).contains(reading)) {
            return Criteria.nothing();
        }
        return actor.role() == Role.REQUESTER
                ? Criteria.is(TicketField.PARTICIPANT, actor.id())
                : Criteria.everything();
    }

    /** Everybody but an auditor, who changes nothing. */
    @Override
    public boolean mayStage(Actor actor) {
        return TABLE.getOrDefault(actor.role(), Set.of()).contains(Action.REPLY);
    }
}
