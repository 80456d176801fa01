package org.ticketkit;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ticketkit.internal.Acting;
import org.ticketkit.ownership.Absence;
import org.ticketkit.ownership.Colleague;
import org.ticketkit.ownership.Duty;
import org.ticketkit.ownership.Substitution;
import org.ticketkit.spi.Directory;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;

/** Asks the directory who is away and who stands in; a directory that is down, or does not know, is an answer too (rule O5). */
final class Deputies {

    /** How many people are asked about for one who is away: with one deputy for each queue, chains branch. */
    private static final int MOST_ASKED = 50;

    private final Desk desk;
    private final Engine engine;

    Deputies(Desk desk) {
        this.desk = desk;
        this.engine = desk.engine();
    }

    /** For whom this actor may act. */
    Acting acting(Actor actor) {
        return actor.actingFor().map(absent -> new Acting(peopleFor(absent))).orElse(Acting.NOTHING_KNOWN);
    }

    /** Who has to do now what is this owner's to do, in this queue. */
    Duty duty(AgentId owner, String queue) {
        Map<AgentId, Colleague> people = peopleFor(owner);
        return Duty.of(owner, engine.now(), queue, id -> Optional.ofNullable(people.get(id)));
    }

    /** For whom this agent stands in at the moment, in whatever queue; empty if the directory does not say. */
    Optional<Set<AgentId>> standsInFor(AgentId agent) {
        return engine.ask(() -> {
            Directory directory = engine.directory();
            return directory
                    .principals(desk.tenantId(), agent)
                    .map(first -> Substitution.standsInFor(agent, engine.now(), id -> principals(directory, id)));
        });
    }

    private List<Colleague> principals(Directory directory, AgentId id) {
        return directory.principals(desk.tenantId(), id).orElseGet(List::of);
    }

    /** What the directory knows of this agent and, if they are away, of everybody who may stand in; nothing if it is down. */
    private Map<AgentId, Colleague> peopleFor(AgentId agent) {
        return engine.ask(() -> Optional.of(askAlong(agent, engine.now()))).orElseGet(Map::of);
    }

    private Map<AgentId, Colleague> askAlong(AgentId first, Instant now) {
        Map<AgentId, Colleague> people = new HashMap<>();
        Deque<AgentId> open = new ArrayDeque<>(List.of(first));
        for (int asked = 0; asked < MOST_ASKED && !open.isEmpty(); asked++) {
            AgentId id = open.remove();
            Optional<Colleague> known = people.containsKey(id)
                    ? Optional.empty()
                    : engine.directory().colleague(desk.tenantId(), id);
            known.ifPresent(one -> {
                people.put(id, one);
                one.absences().stream()
                        .filter(absence -> absence.isAt(now))
                        .map(Absence::deputy)
                        .flatMap(Optional::stream)
                        .forEach(open::add);
            });
        }
        return people;
    }
}
