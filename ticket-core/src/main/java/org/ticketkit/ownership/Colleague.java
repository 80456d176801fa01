package org.ticketkit.ownership;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Misconfigured;
import org.ticketkit.worktime.WorkCalendar;

/**
 * What a directory knows of somebody who works on tickets, as far as it matters to whom work is given (rules O5, O6). To call; {@link
 * #of} makes one.
 *
 * @param id the key
 * @param teams the codes of the queues whose work is theirs
 * @param skills how good they are at what, by the code of the skill; 1 is the lowest level
 * @param weight how large their share of the work is, beside that of others; at least 1
 * @param capacity how many tickets they can have at once; {@link #UNLIMITED} for any number
 * @param hours when they work; empty for always
 * @param isPresent are they at the desk now? A break is no absence: nobody stands in
 * @param absences when they are away, past ones may be left out
 */
public record Colleague(
        AgentId id,
        Set<String> teams,
        Map<String, Integer> skills,
        int weight,
        int capacity,
        Optional<WorkCalendar> hours,
        boolean isPresent,
        List<Absence> absences) {

    /** The capacity of somebody who can have any number of tickets. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** A deputy is better than none, an absence for this very queue goes before one for all, then the one that began last. */
    private static final Comparator<Absence> WEIGHTIER = Comparator.comparing(
                    (Absence absence) -> absence.deputy().isPresent())
            .thenComparing(absence -> !absence.queues().isEmpty())
            .thenComparing(Absence::from)
            .thenComparing(Absence::to)
            .thenComparing(absence -> absence.deputy().map(AgentId::value).orElse(""));

    /** Checks weight, capacity and levels. */
    public Colleague {
        teams = Set.copyOf(teams);
        skills = Map.copyOf(skills);
        absences = List.copyOf(absences);
        atLeast(1, weight, id, "weight");
        atLeast(0, capacity, id, "capacity");
        for (Map.Entry<String, Integer> skill : skills.entrySet()) {
            atLeast(1, skill.getValue(), id, "level of " + skill.getKey());
        }
    }

    private static void atLeast(int least, int value, AgentId id, String what) {
        if (value < least) {
            throw new Misconfigured("The " + what + " of " + id + " is at least " + least + ", not " + value);
        }
    }

    /** Somebody who is present and always works, without limit, in no team, with no skill, never away. */
    public static Colleague of(AgentId id) {
        return new Colleague(id, Set.of(), Map.of(), 1, UNLIMITED, Optional.empty(), true, List.of());
    }

    /** The same, in these teams as well. */
    public Colleague in(String... codes) {
        Set<String> all = new HashSet<>(teams);
        all.addAll(Arrays.asList(codes));
        return new Colleague(id, all, skills, weight, capacity, hours, isPresent, absences);
    }

    /** The same, who knows this, at this level. */
    public Colleague skilled(String skill, int level) {
        Map<String, Integer> all = new HashMap<>(skills);
        all.put(skill, level);
        return new Colleague(id, teams, all, weight, capacity, hours, isPresent, absences);
    }

    /** The same, with this share of the work. */
    public Colleague weighing(int share) {
        return new Colleague(id, teams, skills, share, capacity, hours, isPresent, absences);
    }

    /** The same, who can have so many tickets at once. */
    public Colleague carrying(int most) {
        return new Colleague(id, teams, skills, weight, most, hours, isPresent, absences);
    }

    /** The same, who works in these hours. */
    public Colleague working(WorkCalendar calendar) {
        return new Colleague(id, teams, skills, weight, capacity, Optional.of(calendar), isPresent, absences);
    }

    /** The same, at the desk. */
    public Colleague present() {
        return new Colleague(id, teams, skills, weight, capacity, hours, true, absences);
    }

    /** The same, not at the desk just now. */
    public Colleague gone() {
        return new Colleague(id, teams, skills, weight, capacity, hours, false, absences);
    }

    /** The same, with one more absence. */
    public Colleague away(Absence absence) {
        List<Absence> all = Stream.concat(absences.stream(), Stream.of(absence)).toList();
        return new Colleague(id, teams, skills, weight, capacity, hours, isPresent, all);
    }

    /**
     * The absence that counts now for work in this queue. Of several at once it is one with a deputy, then one for this very queue, then
     * the one that began last.
     */
    public Optional<Absence> absence(Instant now, String queue) {
        return absences.stream()
                .filter(absence -> absence.isAt(now) && absence.covers(queue))
                .max(WEIGHTIER);
    }

    /** The level of this skill; 0 for somebody who does not have it. */
    public int level(String skill) {
        return skills.getOrDefault(skill, 0);
    }

    /** A directory of these people alone, for {@link Substitution}. */
    public static Function<AgentId, Optional<Colleague>> among(List<Colleague> people) {
        Map<AgentId, Colleague> byId = new HashMap<>();
        people.forEach(one -> byId.put(one.id(), one));
        return id -> Optional.ofNullable(byId.get(id));
    }
}
