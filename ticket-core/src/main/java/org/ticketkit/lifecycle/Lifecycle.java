package org.ticketkit.lifecycle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.ticketkit.ticket.DefinitionRef;
import org.ticketkit.ticket.Status;

/**
 * An immutable, versioned table of statuses, transitions with their effects, and timers (rule L2). Ours to implement; {@link #named}
 * builds one.
 *
 * <p>A check looks at one place of a table and allocates nothing.
 */
public final class Lifecycle {

    private final LifecycleParts parts;
    private final WayTable table;

    Lifecycle(LifecycleParts parts) {
        this.parts = parts;
        this.table = new WayTable(ways());
    }

    /** Starts a lifecycle of this name and version, with nothing in it. */
    public static LifecycleBuilder named(String name, int version) {
        return new LifecycleBuilder(new DefinitionRef(name, version));
    }

    /** Starts a lifecycle of this name and version with all that is in {@link #standard()}, to be added to and changed. */
    public static LifecycleBuilder likeStandard(String name, int version) {
        return StandardLifecycle.fill(named(name, version));
    }

    /**
     * The standard lifecycle (rule L1): new, open, waiting-for-requester, waiting-for-third-party, scheduled, resolved, closed,
     * merged, rejected. Leaving new needs an owner, but for rejected.
     */
    public static Lifecycle standard() {
        return likeStandard("standard", 1).build();
    }

    /** Its name and version. */
    public DefinitionRef ref() {
        return parts.ref();
    }

    /** The status of a ticket that was just opened, unless the opening names another of {@link #initials()}. */
    public Status initial() {
        return parts.initials().get(0);
    }

    /** All statuses that a ticket can be opened in, the default first. */
    public List<Status> initials() {
        return parts.initials();
    }

    /** All statuses, in the order in which they were declared. */
    public Collection<Status> statuses() {
        return parts.statuses().values();
    }

    /** The status of this code. */
    public Optional<Status> status(String code) {
        return Optional.ofNullable(parts.statuses().get(code));
    }

    /** The way between two statuses, by their codes. */
    public Optional<Transition> transition(String from, String to) {
        return Optional.ofNullable(table.find(from, to));
    }

    /**
     * May the ticket move to the status of this code: is there a way, do its conditions hold, and have its fields a value? Allocates
     * nothing; the right is the access policy's to judge.
     */
    public boolean allows(Situation situation, String to) {
        Transition way = table.find(situation.ticket().status().code(), to);
        return way != null && way.isFree(situation);
    }

    /** All ways from a status, in the order in which they were declared. */
    public Collection<Transition> from(String status) {
        return parts.transitions().getOrDefault(status, Map.of()).values();
    }

    /** Where a trigger moves a ticket that stands here; empty if it stays. */
    public Optional<Status> after(Trigger trigger, String status) {
        return Optional.ofNullable(
                parts.reactions().getOrDefault(trigger, Map.of()).get(status));
    }

    /** Where a ticket stands while it is merged into another (rule L7); empty if tickets of this lifecycle cannot be merged. */
    public Optional<Status> merged() {
        return parts.merged();
    }

    /** Does a move to this status have to say until when? */
    public boolean needsEnd(Status status) {
        return parts.needingEnd().contains(status.code());
    }

    /** What this status makes of a ticket on which nothing happens; empty if that is nothing. */
    public Optional<StatusTimer> timer(Status status) {
        return Optional.ofNullable(parts.timers().get(status.code()));
    }

    /** How tickets of another lifecycle come to this one (rule L4); empty if they do not. */
    public Optional<Replacement> replacing(DefinitionRef earlier) {
        return Optional.ofNullable(parts.replacements().get(earlier));
    }

    /** All lifecycles that this one replaces. */
    public Collection<Replacement> replacements() {
        return parts.replacements().values();
    }

    /** Can a ticket leave this status, or be nudged in it, so that its requester is told? */
    public boolean tellsFrom(Status status) {
        return timer(status).filter(StatusTimer::tells).isPresent()
                || from(status.code()).stream()
                        .flatMap(way -> way.effects().stream())
                        .anyMatch(Effect.TellRequester.class::isInstance);
    }

    /** The names of all templates that effects say something by. */
    public SortedSet<String> toldByEffects() {
        SortedSet<String> names = new TreeSet<>();
        ways().stream()
                .flatMap(way -> way.effects().stream())
                .filter(Effect.TellRequester.class::isInstance)
                .map(Effect.TellRequester.class::cast)
                .forEach(effect -> names.add(effect.template()));
        return names;
    }

    /** The names of all templates that timers say something by. */
    public SortedSet<String> toldByTimers() {
        SortedSet<String> names = new TreeSet<>();
        parts.timers().values().forEach(timer -> {
            names.add(timer.nudge());
            names.add(timer.farewell());
        });
        names.remove("");
        return names;
    }

    /** The table as text, one line a fact, sorted: equal definitions give equal texts. */
    public String describe() {
        List<String> lines = new ArrayList<>();
        statuses().forEach(status -> lines.add("status " + status.code() + " " + status.phase()));
        parts.needingEnd().forEach(code -> lines.add("until " + code));
        ways().forEach(way -> lines.add("move " + way.describe()));
        parts.reactions()
                .forEach((trigger, row) ->
                        row.forEach((from, to) -> lines.add("effect " + trigger + " " + from + " " + to)));
        parts.timers().forEach((status, timer) -> lines.add("after " + status + " " + timer.describe()));
        replacements().forEach(replacement -> lines.add("replaces " + replacement.describe()));
        parts.merged().ifPresent(status -> lines.add("merged " + status.code()));
        lines.add("initial "
                + String.join(" ", initials().stream().map(Status::code).toList()));
        lines.sort(null);
        return String.join("\n", lines);
    }

    /**
     * The table as a diagram in the language of Mermaid: on each arrow what the way asks for and what takes it by itself.
     *
     * @see <a href="https://mermaid.js.org/syntax/stateDiagram.html">Mermaid, state diagrams</a>
     */
    public String toMermaid() {
        return new Diagram.Mermaid(this).draw("");
    }

    /** The same with a status marked, for example the one of a ticket. */
    public String toMermaid(Status current) {
        return new Diagram.Mermaid(this).draw(current.code());
    }

    /**
     * The table as a diagram in the language of Graphviz.
     *
     * @see <a href="https://graphviz.org/doc/info/lang.html">Graphviz, DOT language</a>
     */
    public String toDot() {
        return new Diagram.Dot(this).draw("");
    }

    /** The same with a status marked, for example the one of a ticket. */
    public String toDot(Status current) {
        return new Diagram.Dot(this).draw(current.code());
    }

    List<Transition> ways() {
        return parts.transitions().values().stream()
                .flatMap(row -> row.values().stream())
                .toList();
    }

    static <K, V> Map<K, V> ordered(Map<K, V> map) {
        return java.util.Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
