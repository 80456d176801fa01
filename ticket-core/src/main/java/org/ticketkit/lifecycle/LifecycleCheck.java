package org.ticketkit.lifecycle;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ticketkit.lifecycle.LifecycleBuilder.Reaction;
import org.ticketkit.lifecycle.LifecycleBuilder.Replacing;
import org.ticketkit.lifecycle.LifecycleBuilder.Timing;
import org.ticketkit.lifecycle.LifecycleBuilder.Way;
import org.ticketkit.ticket.DefinitionRef;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.Status;

/**
 * Makes the parts of a lifecycle out of what was declared, and collects what is wrong with it.
 *
 * @param statuses all declared statuses by their codes
 * @param ways all declared ways
 * @param faults what was found so far
 */
record LifecycleCheck(Map<String, Status> statuses, List<Way> ways, List<String> faults) {

    private static final String CODE = "[\\p{L}\\p{N}._:@+/-]{1,64}";

    private @Nullable Status declared(String code) {
        Status status = statuses.get(code);
        if (status == null) {
            faults.add("status " + code + " is not declared");
        }
        return status;
    }

    private boolean isWay(String from, String to) {
        return ways.stream().anyMatch(way -> way.from().equals(from) && way.to().equals(to));
    }

    List<Status> initials(Collection<String> codes) {
        if (codes.isEmpty()) {
            faults.add("there is no initial status; declare one with initial(code, phase)");
        }
        return codes.stream().map(statuses::get).toList();
    }

    Map<String, Map<String, Transition>> transitions() {
        Map<String, Map<String, Transition>> table = new LinkedHashMap<>();
        for (Way way : ways) {
            Status from = declared(way.from());
            Status to = declared(way.to());
            if (from != null && to != null) {
                add(table, way, way.demands().between(from, to));
            }
        }
        table.replaceAll((from, row) -> Lifecycle.ordered(row));
        return Lifecycle.ordered(table);
    }

    private void add(Map<String, Map<String, Transition>> table, Way way, Transition transition) {
        String name = "the move from " + way.from() + " to " + way.to();
        transition.guards().stream()
                .filter(guard -> guard.name().isBlank() || guard.reason().isBlank())
                .forEach(guard -> faults.add("the guard \"" + guard.name() + "\" of " + name
                        + " has no name or no reason; say why it does not let pass"));
        transition.effects().stream()
                .filter(effect -> !effect.match(new NamesSomething()))
                .forEach(
                        effect -> faults.add("the effect " + effect + " of " + name + " names nothing that is a code"));
        if (table.computeIfAbsent(way.from(), code -> new LinkedHashMap<>()).putIfAbsent(way.to(), transition)
                != null) {
            faults.add(name + " is declared twice");
        }
    }

    private record NamesSomething() implements Effect.Cases<Boolean> {

        @Override
        public Boolean tellRequester(Effect.TellRequester effect) {
            return effect.template().matches(CODE);
        }

        @Override
        public Boolean setQueue(Effect.SetQueue effect) {
            return effect.queue().matches(CODE);
        }

        @Override
        public Boolean setPriority(Effect.SetPriority effect) {
            return true;
        }

        @Override
        public Boolean releaseAssignee(Effect.ReleaseAssignee effect) {
            return true;
        }
    }

    Map<Trigger, Map<String, Status>> reactions(List<Reaction> declared) {
        Map<Trigger, Map<String, Status>> reactions = new EnumMap<>(Trigger.class);
        for (Reaction reaction : declared) {
            String name = "the effect of " + reaction.trigger() + " on " + reaction.from();
            Status from = declared(reaction.from());
            Status to = declared(reaction.to());
            if (from == null || to == null) {
                continue;
            }
            requireWay(name, reaction.from(), reaction.to());
            if (to.phase() == Phase.RESOLVED || to.phase() == Phase.CLOSED) {
                faults.add(name + " ends the work without asking what is still open; use after(status, term, to)");
            }
            if (reactions
                            .computeIfAbsent(reaction.trigger(), trigger -> new HashMap<>())
                            .putIfAbsent(reaction.from(), to)
                    != null) {
                faults.add(name + " is declared twice");
            }
        }
        reactions.replaceAll((trigger, row) -> Map.copyOf(row));
        return reactions;
    }

    private void requireWay(String name, String from, String to) {
        if (!isWay(from, to)) {
            faults.add(name + " leads to " + to
                    + ", but there is no such move; declare one, with NOT_BY_MOVE if nobody is to make it by hand");
        }
    }

    Set<String> needingEnd(Set<String> codes) {
        for (String code : codes) {
            Status status = declared(code);
            if (status != null && status.phase() != Phase.WAITING) {
                faults.add("status " + code + " needs an end, but only a waiting status ends by itself");
            }
        }
        return Set.copyOf(codes);
    }

    Optional<Status> merged(@Nullable String code, List<Reaction> reactions, List<Timing> timings) {
        Status resting = code == null ? null : declared(code);
        if (resting == null) {
            return Optional.empty();
        }
        if (resting.phase() != Phase.CLOSED) {
            faults.add("status " + code + " is that of merged tickets, which are closed, but it is " + resting.phase());
        }
        ways.stream()
                .filter(way -> way.from().equals(code) || way.to().equals(code))
                .filter(way -> !way.demands().guards().contains(Guard.NOT_BY_MOVE))
                .forEach(way -> faults.add("the move from " + way.from() + " to " + way.to()
                        + " is left to merging; guard it with NOT_BY_MOVE"));
        reactions.stream()
                .filter(reaction ->
                        reaction.from().equals(code) || reaction.to().equals(code))
                .forEach(reaction -> faults.add("the effect of " + reaction.trigger() + " on " + reaction.from()
                        + " concerns merged tickets; leave it to merging"));
        timings.stream()
                .filter(timing -> timing.status().equals(code)
                        || resting.code().equals(timing.nudging().to()))
                .forEach(timing -> faults.add(
                        "the timer of status " + timing.status() + " concerns merged tickets; leave it to merging"));
        return Optional.of(resting);
    }

    Map<String, StatusTimer> timers(List<Timing> timings) {
        Map<String, StatusTimer> timers = new LinkedHashMap<>();
        for (Timing timing : timings) {
            StatusTimer timer = timer(timing);
            if (timer != null && timers.putIfAbsent(timing.status(), timer) != null) {
                faults.add("status " + timing.status() + " has two timers; keep one");
            }
        }
        return Lifecycle.ordered(timers);
    }

    private @Nullable StatusTimer timer(Timing timing) {
        Nudging nudging = timing.nudging();
        Status from = declared(timing.status());
        if (nudging.to() == null) {
            faults.add("the nudging in status " + timing.status() + " leads nowhere; say thenTo(status)");
            return null;
        }
        Status to = declared(nudging.to());
        if (from == null || to == null) {
            return null;
        }
        requireWay("the timer of status " + timing.status(), timing.status(), nudging.to());
        boolean isNamed = nudging.times() == 0 || nudging.nudge().matches(CODE);
        if (!isNamed || !(nudging.farewell().isEmpty() || nudging.farewell().matches(CODE))) {
            faults.add("the nudging in status " + timing.status() + " names no template");
        }
        return new StatusTimer(
                nudging.times(), nudging.every(), nudging.nudge(), to, nudging.last(), nudging.farewell());
    }

    Map<DefinitionRef, Replacement> replacements(
            DefinitionRef ref, List<Replacing> replaced, Set<String> needingEnd, @Nullable String merged) {
        Map<DefinitionRef, Replacement> replacements = new LinkedHashMap<>();
        for (Replacing replacing : replaced) {
            DefinitionRef earlier = replacing.earlier().ref();
            if (earlier.equals(ref)) {
                faults.add("it replaces itself; give it another version");
            }
            if (replacements.putIfAbsent(earlier, replacement(replacing, needingEnd, merged)) != null) {
                faults.add(earlier + " is replaced twice");
            }
        }
        return Lifecycle.ordered(replacements);
    }

    private Replacement replacement(Replacing replacing, Set<String> needingEnd, @Nullable String merged) {
        Lifecycle earlier = replacing.earlier();
        Set<String> unmapped = new TreeSet<>(replacing.codes().keySet());
        Map<String, Status> statuses = new HashMap<>();
        for (Status before : earlier.statuses()) {
            unmapped.remove(before.code());
            String code = replacing.codes().get(before.code());
            if (code == null) {
                faults.add("the map of " + earlier.ref() + " says nothing of its status " + before);
                continue;
            }
            Status after = declared(code);
            if (after != null) {
                statuses.put(before.code(), after);
            }
            if (earlier.merged().filter(before::equals).isPresent() != code.equals(merged)) {
                faults.add("the map of " + earlier.ref() + " sends " + before + " to " + code
                        + ", but only merged tickets stay merged; send the one status of merged tickets to the other");
            }
            if (needingEnd.contains(code) && !earlier.needsEnd(before)) {
                faults.add("the map of " + earlier.ref() + " sends " + before + " to " + code
                        + ", which needs an end that tickets there need not have");
            }
        }
        unmapped.forEach(
                code -> faults.add("the map names the status " + code + ", which " + earlier.ref() + " has not"));
        return new Replacement(earlier, statuses);
    }

    void paths(Set<String> initials) {
        Set<String> closed = statuses.values().stream()
                .filter(status -> status.phase() == Phase.CLOSED)
                .map(Status::code)
                .collect(Collectors.toSet());
        Set<String> reached = reach(initials, false);
        Set<String> closing = reach(closed, true);
        for (String code : statuses.keySet()) {
            if (!initials.isEmpty() && !reached.contains(code)) {
                faults.add("status " + code + " cannot be reached from " + String.join(" or ", initials));
            }
            if (!closing.contains(code)) {
                faults.add("status " + code + " is a trap: no way leads from it to a closed status");
            }
        }
    }

    /** All statuses that the moves lead to from these ones, or, backwards, from which they lead to these ones. */
    private Set<String> reach(Set<String> start, boolean backwards) {
        Set<String> seen = new LinkedHashSet<>(start);
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
