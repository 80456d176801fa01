package org.ticketkit.spi;

import static org.ticketkit.ticket.Actor.Role.AGENT;
import static org.ticketkit.ticket.Actor.Role.AUDITOR;
import static org.ticketkit.ticket.Actor.Role.LEAD;
import static org.ticketkit.ticket.Actor.Role.REQUESTER;
import static org.ticketkit.ticket.Actor.Role.SYSTEM;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
 * and do everything but what is the system's, and of these leads alone reassign and pin to another lifecycle; an auditor sees everything
 * and does nothing; the system may do everything. Rights that a lifecycle names are held by leads and the system. {@link #toMarkdown()}
 * prints the table.
 */
public final class RolePolicy implements AccessPolicy {

    private static final Map<Action, Set<Role>> TABLE = table(
            row(Action.READ, REQUESTER, AGENT, LEAD, AUDITOR, SYSTEM),
            row(Action.READ_INTERNAL, AGENT, LEAD, AUDITOR, SYSTEM),
            row(Action.OPEN, REQUESTER, AGENT, LEAD, SYSTEM),
            row(Action.REPLY, REQUESTER, AGENT, LEAD, SYSTEM),
            row(Action.NOTE, AGENT, LEAD, SYSTEM),
            row(Action.MOVE, AGENT, LEAD, SYSTEM),
            row(Action.REQUEST_APPROVAL, AGENT, LEAD, SYSTEM),
            row(Action.APPROVE, AGENT, LEAD, SYSTEM),
            row(Action.TRIAGE, AGENT, LEAD, SYSTEM),
            row(Action.ASSIGN, AGENT, LEAD, SYSTEM),
            row(Action.CLAIM, AGENT, LEAD, SYSTEM),
            row(Action.REPIN, LEAD, SYSTEM),
            row(Action.HAND_OVER, AGENT, LEAD, SYSTEM),
            row(Action.REASSIGN, LEAD, SYSTEM),
            row(Action.DELEGATE, AGENT, LEAD, SYSTEM),
            row(Action.WATCH, AGENT, LEAD, SYSTEM),
            row(Action.CONSULT, AGENT, LEAD, SYSTEM),
            row(Action.RECORD_AUTOMATIC, SYSTEM),
            row(Action.ADD_PARTICIPANT, AGENT, LEAD, SYSTEM),
            row(Action.MERGE, AGENT, LEAD, SYSTEM),
            row(Action.LINK, AGENT, LEAD, SYSTEM),
            row(Action.SPLIT, AGENT, LEAD, SYSTEM),
            row(Action.RELATE, AGENT, LEAD, SYSTEM),
            row(Action.RUN_MACRO, AGENT, LEAD, SYSTEM),
            row(Action.ACKNOWLEDGE_RULES, AGENT, LEAD, SYSTEM),
            row(Action.RESEND, AGENT, LEAD, SYSTEM));

    private record Row(Action action, Set<Role> roles) {}

    private static Row row(Action action, Role... roles) {
        return new Row(action, Collections.unmodifiableSet(EnumSet.copyOf(List.of(roles))));
    }

    private static Map<Action, Set<Role>> table(Row... rows) {
        Map<Action, Set<Role>> table = new EnumMap<>(Action.class);
        Arrays.stream(rows).forEach(row -> table.put(row.action(), row.roles()));
        return Collections.unmodifiableMap(table);
    }

    /** The policy. */
    public RolePolicy() {}

    private static boolean may(Actor actor, Action action) {
        return TABLE.getOrDefault(action, Set.of()).contains(actor.role());
    }

    @Override
    public boolean allows(Actor actor, Action action, Ticket ticket) {
        return may(actor, action)
                && (actor.role() != REQUESTER || ticket.participants().contains(new RequesterId(actor.id())));
    }

    @Override
    public Criteria scope(Actor actor, Action reading) {
        if (!may(actor, reading)) {
            return Criteria.nothing();
        }
        return actor.role() == REQUESTER ? Criteria.is(TicketField.PARTICIPANT, actor.id()) : Criteria.everything();
    }

    /** Everybody but an auditor, who changes nothing. */
    @Override
    public boolean mayStage(Actor actor) {
        return may(actor, Action.REPLY);
    }

    /** The table, for people: a row for each action, a column for each role; a requester's marks are for tickets in which they take part. */
    public static String toMarkdown() {
        String head = Arrays.stream(Role.values()).map(RolePolicy::word).collect(Collectors.joining(" | "));
        String rule = "|---".repeat(Role.values().length + 1) + "|\n";
        return "| | " + head + " |\n" + rule
                + TABLE.keySet().stream().map(RolePolicy::line).collect(Collectors.joining());
    }

    private static String line(Action action) {
        String marks = Arrays.stream(Role.values())
                .map(role -> TABLE.getOrDefault(action, Set.of()).contains(role) ? "yes" : "")
                .collect(Collectors.joining(" | "));
        return "| " + word(action) + " | " + marks + " |\n";
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
