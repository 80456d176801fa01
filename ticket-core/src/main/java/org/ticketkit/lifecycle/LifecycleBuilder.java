package org.ticketkit.lifecycle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ticketkit.ticket.DefinitionRef;
import org.ticketkit.ticket.Misconfigured;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.Status;
import org.ticketkit.worktime.Term;

/**
 * Collects the table of a {@link Lifecycle} and reports all its faults at once.
 *
 * <p>Triggers and timers take the ways of the table like everybody else, and bring about what these bring about: a way that nobody is to
 * take by hand is declared with {@link Guard#NOT_BY_MOVE}.
 */
public final class LifecycleBuilder {

    record Way(String from, String to, TransitionBuilder demands) {}

    record Reaction(Trigger trigger, String from, String to) {}

    record Timing(String status, Nudging nudging) {}

    record Replacing(Lifecycle earlier, Map<String, String> codes) {}

    private final DefinitionRef ref;
    private final Map<String, Status> statuses = new LinkedHashMap<>();
    private final Set<String> initials = new LinkedHashSet<>();
    private final List<Way> ways = new ArrayList<>();
    private final List<Reaction> reactions = new ArrayList<>();
    private final Set<String> needingEnd = new LinkedHashSet<>();
    private final List<Timing> timings = new ArrayList<>();
    private final List<Replacing> replaced = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private @Nullable String merged;

    LifecycleBuilder(DefinitionRef ref) {
        this.ref = ref;
    }

    /** Declares a status that tickets can be opened in; the first one is the default. */
    public LifecycleBuilder initial(String code, Phase phase) {
        initials.add(code);
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

    /**
     * Declares in which status a ticket is while it is merged into another (rule L7): a closed one, to which and from which no plain
     * move leads. The ways to it, each with {@link Guard#NOT_BY_MOVE}, say what can be merged.
     */
    public LifecycleBuilder mergedInto(String code) {
        merged = code;
        return this;
    }

    /** Declares a way between two statuses, under conditions. */
    public LifecycleBuilder move(String from, String to, Guard... guards) {
        return move(from, to, way -> List.of(guards).forEach(way::when));
    }

    /** Declares a way between two statuses, with all that it asks for and brings about. */
    public LifecycleBuilder move(String from, String to, Consumer<TransitionBuilder> demands) {
        TransitionBuilder way = new TransitionBuilder();
        demands.accept(way);
        ways.add(new Way(from, to, way));
        return this;
    }

    /** Adds to what a way asks for and brings about that was declared before. */
    public LifecycleBuilder changing(String from, String to, Consumer<TransitionBuilder> more) {
        List<Way> meant = ways.stream().filter(way -> isBetween(way, from, to)).toList();
        if (meant.isEmpty()) {
            faults.add("there is no move from " + from + " to " + to + " that could be changed");
        }
        meant.forEach(way -> more.accept(way.demands()));
        return this;
    }

    /** Takes back a way that was declared before, with the triggers and timers that take it. */
    public LifecycleBuilder without(String from, String to) {
        if (!ways.removeIf(way -> isBetween(way, from, to))) {
            faults.add("there is no move from " + from + " to " + to + " that could be taken back");
        }
        reactions.removeIf(
                reaction -> reaction.from().equals(from) && reaction.to().equals(to));
        timings.removeIf(timing ->
                timing.status().equals(from) && to.equals(timing.nudging().to()));
        return this;
    }

    private static boolean isBetween(Way way, String from, String to) {
        return way.from().equals(from) && way.to().equals(to);
    }

    /**
     * Declares that a trigger moves a ticket from one status to another. No guard of the way is asked, and nothing that is still open: so it
     * leads to no resolved or closed status; {@link #after} does, and asks.
     */
    public LifecycleBuilder on(Trigger trigger, String from, String to) {
        reactions.add(new Reaction(trigger, from, to));
        return this;
    }

    /**
     * Declares that a ticket moves on by itself when it stood in a status for this long, elapsed or working, and nobody wrote on it in
     * public in the meantime. The guards of the way are asked, but for {@link Guard#NOT_BY_MOVE}; while one does not hold, the ticket stays
     * and is looked at again after the same time.
     */
    public LifecycleBuilder after(String status, Term term, String to) {
        return timing(status, new Nudging(term, 0, "", to, term, ""));
    }

    /** Declares that the requester is nudged while a ticket waits in this status, and what happens in the end (rule L6). */
    public LifecycleBuilder waiting(String status, Nudging nudging) {
        Status waiting = statuses.get(status);
        if (waiting != null && waiting.phase() != Phase.WAITING) {
            faults.add("status " + status + " does not wait for the requester, so nobody can be nudged in it");
        }
        if (nudging.times() < 1) {
            faults.add("status " + status + " nudges " + nudging.times() + " times; nudge once or more");
        }
        return timing(status, nudging);
    }

    private LifecycleBuilder timing(String status, Nudging nudging) {
        timings.add(new Timing(status, nudging));
        return this;
    }

    /**
     * Declares that this lifecycle replaces an earlier one, and where its tickets then stand: a status of this lifecycle for each status of
     * the earlier one, by their codes (rule L4). Several can be replaced.
     */
    public LifecycleBuilder replacing(Lifecycle earlier, Map<String, String> codes) {
        replaced.add(new Replacing(earlier, Map.copyOf(codes)));
        return this;
    }

    /** The same for an earlier lifecycle of which every status is here again under its code. */
    public LifecycleBuilder replacing(Lifecycle earlier) {
        return replacing(earlier, earlier.statuses().stream().collect(Collectors.toMap(Status::code, Status::code)));
    }

    /**
     * The lifecycle.
     *
     * @throws Misconfigured if a status is not declared, declared twice, cannot be reached, or does not lead to {@link
     *     Phase#CLOSED}; a way, a trigger or a timer is declared twice, or a trigger or timer takes a way that there is not; a guard has no
     *     reason, an effect names nothing; the map of an earlier lifecycle is not complete; there is no initial status. All faults are named
     *     at once.
     */
    public Lifecycle build() {
        LifecycleCheck check = new LifecycleCheck(statuses, ways, new ArrayList<>(faults));
        Map<String, Map<String, Transition>> transitions = check.transitions();
        LifecycleParts parts = new LifecycleParts(
                ref,
                check.initials(initials),
                Lifecycle.ordered(statuses),
                transitions,
                check.reactions(reactions),
                check.needingEnd(needingEnd),
                check.merged(merged, reactions, timings),
                check.timers(timings),
                check.replacements(ref, replaced, needingEnd, merged));
        check.paths(initials);
        if (!check.faults().isEmpty()) {
            throw new Misconfigured("Lifecycle " + ref + ": " + String.join("; ", check.faults()));
        }
        return new Lifecycle(parts);
    }
}
