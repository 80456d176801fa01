package org.ticketkit.lifecycle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ticketkit.ticket.DefinitionRef;
import org.ticketkit.ticket.Misconfigured;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.Status;

/** Collects the table of a {@link Lifecycle} and reports all its faults at once. */
public final class LifecycleBuilder {

    private record Way(String from, String to, TransitionBuilder demands) {}

    private record Effect(Trigger trigger, String from, String to) {}

    private final DefinitionRef ref;
    private final Map<String, Status> statuses = new LinkedHashMap<>();
    private final List<Way> ways = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private final Set<String> needingEnd = new HashSet<>();
    private final List<String> faults = new ArrayList<>();
    private @Nullable String initial;

    LifecycleBuilder(DefinitionRef ref) {
        this.ref = ref;
    }

    /** Declares the status of a ticket that was just opened. */
    public LifecycleBuilder initial(String code, Phase phase) {
        if (initial != null) {
            faults.add("two initial statuses, " + initial + " and " + code + "; keep one");
        }
        initial = code;
        return status(code, phase);
    }

    /** Declares a status. */
    public LifecycleBuilder status(String code, Phase phase) {
        if (statuses.putIfAbsent(code, new Status(code, phase)) != null) {
            faults.add("status " + code + " is declared twice");
        }
        return this;
    }

    /** A move to this waiting status has to say until when. */
    public LifecycleBuilder needingEnd(String code) {
        needingEnd.add(code);
        return this;
    }

    /** Declares a way between two statuses, under conditions. */
    public LifecycleBuilder move(String from, String to, Guard... guards) {
        return move(from, to, way -> List.of(guards).forEach(way::when));
    }

    /** Declares a way between two statuses, with all that it asks for. */
    public LifecycleBuilder move(String from, String to, Consumer<TransitionBuilder> demands) {
        TransitionBuilder way = new TransitionBuilder();
        demands.accept(way);
        ways.add(new Way(from, to, way));
        return this;
    }

    /** Declares that a trigger moves a ticket from one status to another; no guard is asked. */
    public LifecycleBuilder on(Trigger trigger, String from, String to) {
        effects.add(new Effect(trigger, from, to));
        return this;
    }

    /**
     * The lifecycle.
     *
     * @throws Misconfigured if a status is not declared, declared twice, cannot be reached, or does not lead to {@link
     *     Phase#CLOSED}; a way or an effect is declared twice; there is no initial status. All faults are named at once.
     */
    public Lifecycle build() {
        Map<String, Map<String, Transition>> table = new HashMap<>();
        ways.forEach(way -> add(table, way));
        Map<Trigger, Map<String, Status>> reactions = new EnumMap<>(Trigger.class);
        effects.forEach(effect -> add(reactions, effect));
        Status first = initial == null ? null : statuses.get(initial);
        needingEnd.forEach(this::checkNeedingEnd);
        if (first == null) {
            faults.add("there is no initial status; declare one with initial(code, phase)");
        } else {
            checkPaths(first);
        }
        if (!faults.isEmpty() || first == null) {
            throw new Misconfigured("Lifecycle " + ref + ": " + String.join("; ", faults));
        }
        table.replaceAll((from, row) -> Lifecycle.ordered(row));
        return new Lifecycle(
                ref,
                first,
                Lifecycle.ordered(statuses),
                Map.copyOf(table),
                Map.copyOf(reactions),
                Set.copyOf(needingEnd));
    }

    private void add(Map<String, Map<String, Transition>> table, Way way) {
        Status from = declared(way.from());
        Status to = declared(way.to());
        if (from == null || to == null) {
            return;
        }
        way.demands().guards().forEach(guard -> checkReason(way, guard));
        Transition transition = way.demands().between(from, to);
        if (table.computeIfAbsent(way.from(), code -> new LinkedHashMap<>()).putIfAbsent(way.to(), transition)
                != null) {
            faults.add("the move from " + way.from() + " to " + way.to() + " is declared twice");
        }
    }

    private void add(Map<Trigger, Map<String, Status>> reactions, Effect effect) {
        Status to = declared(effect.to());
        if (declared(effect.from()) != null
                && to != null
                && reactions
                                .computeIfAbsent(effect.trigger(), trigger -> new HashMap<>())
                                .putIfAbsent(effect.from(), to)
                        != null) {
            faults.add("the effect of " + effect.trigger() + " on " + effect.from() + " is declared twice");
        }
    }

    private void checkReason(Way way, Guard guard) {
        if (guard.name().isBlank() || guard.reason().isBlank()) {
            faults.add("the guard \"" + guard.name() + "\" of the move from " + way.from() + " to " + way.to()
                    + " has no name or no reason; say why it does not let pass");
        }
    }

    private @Nullable Status declared(String code) {
        Status status = statuses.get(code);
        if (status == null) {
            faults.add("status " + code + " is not declared");
        }
        return status;
    }

    private void checkNeedingEnd(String code) {
        Status status = declared(code);
        if (status != null && status.phase() != Phase.WAITING) {
            faults.add("status " + code + " needs an end, but only a waiting status ends by itself");
        }
    }

    private void checkPaths(Status first) {
        Set<String> reached = reach(Set.of(first.code()), false);
        Set<String> closed = new HashSet<>();
        statuses.values().stream()
                .filter(status -> status.phase() == Phase.CLOSED)
                .forEach(s -> closed.add(s.code()));
        Set<String> closing = reach(closed, true);
        for (String code : statuses.keySet()) {
            if (!reached.contains(code)) {
                faults.add("status " + code + " cannot be reached from " + first);
            }
            if (!closing.contains(code)) {
                faults.add("status " + code + " is a trap: no way leads from it to a closed status");
            }
        }
    }

    /** All statuses that the moves lead to from these ones, or, backwards, from which they lead to these ones. */
    private Set<String> reach(Set<String> start, boolean backwards) {
        Set<String> seen = new HashSet<>(start);
        Deque<String> open = new ArrayDeque<>(start);
        while (!open.isEmpty()) {
            String here = open.remove();
            for (Way way : ways) {
                String near = backwards ? way.to() : way.from();
                String far = backwards ? way.from() : way.to();
                if (near.equals(here) && seen.add(far)) {
                    open.add(far);
                }
            }
        }
        return seen;
    }
}
