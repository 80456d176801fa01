package org.ticketkit.ownership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.ticketkit.ownership.Standing.NobodyAvailable;
import org.ticketkit.ownership.Standing.Reason;
import org.ticketkit.ownership.Standing.Stand;
import org.ticketkit.ticket.AgentId;

class SubstitutionProperties {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final int PEOPLE = 60;

    /** For each of the people: somebody who is there (-2), away without a deputy (-1), or away with this deputy; one is not known at all. */
    @Provide
    Arbitrary<List<Integer>> deputies() {
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(20, Arbitraries.integers().between(0, PEOPLE)),
                        net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(-2, -1)))
                .list()
                .ofSize(PEOPLE);
    }

    private static AgentId id(int index) {
        return AgentId.of("p" + index);
    }

    private static Map<AgentId, Colleague> people(List<Integer> deputies) {
        Map<AgentId, Colleague> people = new HashMap<>();
        for (int i = 0; i < deputies.size(); i++) {
            Absence today = Absence.between(NOON.minusSeconds(60), NOON.plusSeconds(60));
            Colleague one = Colleague.of(id(i));
            int deputy = deputies.get(i);
            people.put(one.id(), deputy == -2 ? one : one.away(deputy == -1 ? today : today.deputy(id(deputy))));
        }
        return people;
    }

    @Property(tries = 2000)
    void O5_every_answer_is_right_for_its_path_and_no_path_has_anybody_twice(
            @ForAll("deputies") List<Integer> deputies) {
        Map<AgentId, Colleague> people = people(deputies);
        List<AgentId> asked = new ArrayList<>();
        Standing standing = Substitution.resolve(id(0), NOON, "support", who -> {
            asked.add(who);
            return Optional.ofNullable(people.get(who));
        });
        Statistics.collect(standing instanceof NobodyAvailable nobody ? nobody.reason() : "STAND");

        List<AgentId> path = standing.path();
        assertEquals(id(0), path.get(0));
        assertEquals(new HashSet<>(path).size(), path.size(), () -> "twice in " + path);
        assertEquals(path, asked, "each is asked once, in the order of the path");
        for (int i = 1; i < path.size(); i++) {
            assertEquals(Optional.of(path.get(i)), deputyOf(people, path.get(i - 1)));
        }
        assertEnd(standing, people);
    }

    private static void assertEnd(Standing standing, Map<AgentId, Colleague> people) {
        List<AgentId> path = standing.path();
        AgentId last = path.get(path.size() - 1);
        Optional<AgentId> next = deputyOf(people, last);
        if (standing instanceof Stand stand) {
            assertEquals(last, stand.who());
            assertEquals(List.of(), people.get(last).absences());
            return;
        }
        switch (((NobodyAvailable) standing).reason()) {
            case CYCLE -> assertTrue(path.contains(next.orElseThrow()));
            case DEAD_END -> assertEquals(Optional.empty(), next);
            case TOO_DEEP -> {
                assertEquals(Substitution.DEPTH + 1, path.size());
                assertFalse(path.contains(next.orElseThrow()));
            }
        }
    }

    private static Optional<AgentId> deputyOf(Map<AgentId, Colleague> people, AgentId who) {
        return Optional.ofNullable(people.get(who))
                .flatMap(one -> one.absences().stream().findFirst())
                .flatMap(Absence::deputy);
    }

    @Property(tries = 500)
    void O5_the_same_question_has_the_same_answer(@ForAll("deputies") List<Integer> deputies) {
        for (int i = 0; i < PEOPLE; i++) {
            assertEquals(
                    Duty.of(
                            id(i),
                            NOON,
                            "",
                            Colleague.among(List.copyOf(people(deputies).values()))),
                    Duty.of(
                            id(i),
                            NOON,
                            "",
                            Colleague.among(List.copyOf(people(deputies).values()))));
        }
    }

    @Property(tries = 500)
    void O5_the_owner_stays_whoever_has_the_duty(@ForAll("deputies") List<Integer> deputies) {
        Map<AgentId, Colleague> people = people(deputies);
        for (int i = 0; i < PEOPLE; i++) {
            Duty duty = Duty.of(id(i), NOON, "", who -> Optional.ofNullable(people.get(who)));

            assertEquals(id(i), duty.owner());
            assertEquals(
                    duty.isDeputys(),
                    duty.holder().isPresent() && !duty.holder().equals(Optional.of(id(i))));
            assertEquals(
                    duty.holder().isEmpty(),
                    duty.standing() instanceof NobodyAvailable nobody
                            && List.of(Reason.values()).contains(nobody.reason()));
        }
    }

    @Property(tries = 1000)
    void O5_whoever_is_sent_to_a_deputy_is_among_those_for_whom_the_deputy_stands_in(
            @ForAll("deputies") List<Integer> deputies) {
        Map<AgentId, Colleague> people = people(deputies);
        for (int i = 0; i < PEOPLE; i++) {
            Duty duty = Duty.of(id(i), NOON, "", who -> Optional.ofNullable(people.get(who)));
            if (duty.isDeputys()) {
                AgentId deputy = duty.holder().orElseThrow();
                assertTrue(standsInFor(deputy, people).contains(duty.owner()));
            }
        }
    }

    @Property(tries = 300)
    void O5_nobody_stands_in_for_themselves_and_only_who_is_away_has_a_deputy(
            @ForAll("deputies") List<Integer> deputies) {
        Map<AgentId, Colleague> people = people(deputies);
        for (int i = 0; i < PEOPLE; i++) {
            Set<AgentId> absent = standsInFor(id(i), people);

            assertFalse(absent.contains(id(i)));
            absent.forEach(one -> assertTrue(deputyOf(people, one).isPresent()));
        }
    }

    private static Set<AgentId> standsInFor(AgentId deputy, Map<AgentId, Colleague> people) {
        return Substitution.standsInFor(
                deputy,
                NOON,
                who -> people.values().stream()
                        .filter(one -> deputyOf(people, one.id()).equals(Optional.of(who)))
                        .toList());
    }
}
