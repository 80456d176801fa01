package org.ticketkit.lifecycle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ticketkit.ticket.DefinitionRef;
import org.ticketkit.ticket.Status;

/**
 * An immutable, versioned table of statuses, transitions and effects (rule L2). Ours to implement; {@link #named} builds one.
 *
 * <p>A check costs two look-ups in hash tables and allocates nothing.
 */
public final class Lifecycle {

    private final DefinitionRef ref;
    private final Status initial;
    private final Map<String, Status> statuses;
    private final Map<String, Map<String, Transition>> transitions;
    private final Map<Trigger, Map<String, Status>> effects;
    private final Set<String> needingEnd;

    Lifecycle(
            DefinitionRef ref,
            Status initial,
            Map<String, Status> statuses,
            Map<String, Map<String, Transition>> transitions,
            Map<Trigger, Map<String, Status>> effects,
            Set<String> needingEnd) {
        this.ref = ref;
        this.initial = initial;
        this.statuses = statuses;
        this.transitions = transitions;
        this.effects = effects;
        this.needingEnd = needingEnd;
    }

    /** Starts a lifecycle of this name and version. */
    public static LifecycleBuilder named(String name, int version) {
        return new LifecycleBuilder(new DefinitionRef(name, version));
    }

    /**
     * The standard lifecycle (rule L1): new, open, waiting-for-requester, waiting-for-third-party, scheduled, resolved, closed,
     * merged, rejected. Leaving new needs an owner, but for rejected.
     */
    public static Lifecycle standard() {
        return StandardLifecycle.build();
    }

    /** Its name and version. */
    public DefinitionRef ref() {
        return ref;
    }

    /** The status of a ticket that was just opened. */
    public Status initial() {
        return initial;
    }

    /** All statuses, in the order in which they were declared. */
    public Collection<Status> statuses() {
        return statuses.values();
    }

    /** The status of this code. */
    public Optional<Status> status(String code) {
        return Optional.ofNullable(statuses.get(code));
    }

    /** The way between two statuses, by their codes. */
    public Optional<Transition> transition(String from, String to) {
        return Optional.ofNullable(transitions.getOrDefault(from, Map.of()).get(to));
    }

    /** All ways from a status, in the order in which they were declared. */
    public Collection<Transition> from(String status) {
        return transitions.getOrDefault(status, Map.of()).values();
    }

    /** Where a trigger moves a ticket that stands here; empty if it stays. */
    public Optional<Status> after(Trigger trigger, String status) {
        return Optional.ofNullable(effects.getOrDefault(trigger, Map.of()).get(status));
    }

    /** Does a move to this status have to say until when? */
    public boolean needsEnd(Status status) {
        return needingEnd.contains(status.code());
    }

    /** The table as text, one line a fact, sorted: equal definitions give equal texts. */
    public String describe() {
        List<String> lines = new ArrayList<>();
        statuses.values().forEach(status -> lines.add("status " + status.code() + " " + status.phase()));
        needingEnd.forEach(code -> lines.add("until " + code));
        transitions
                .values()
                .forEach(row -> row.values()
                        .forEach(way -> lines.add("move " + way.from() + " " + way.to() + " "
                                + way.guards().stream().map(Guard::describe).toList() + " " + way.fields() + " "
                                + way.right().orElse("-"))));
        effects.forEach(
                (trigger, row) -> row.forEach((from, to) -> lines.add("effect " + trigger + " " + from + " " + to)));
        lines.add("initial " + initial);
        lines.sort(null);
        return String.join("\n", lines);
    }

    static <V> Map<String, V> ordered(Map<String, V> map) {
        return java.util.Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
