package org.ticketkit.ownership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ticketkit.ownership.Standing.NobodyAvailable;
import org.ticketkit.ownership.Standing.Reason;
import org.ticketkit.ownership.Standing.Stand;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Misconfigured;

class SubstitutionTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-11-27T17:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-11-25T12:00:00Z");
    private static final AgentId ANN = AgentId.of("ann");
    private static final AgentId BOB = AgentId.of("bob");
    private static final AgentId LEA = AgentId.of("lea");
    private static final Absence WEEK = Absence.between(MONDAY, FRIDAY);

    private static Standing standing(Instant now, String queue, Colleague... people) {
        return Substitution.resolve(ANN, now, queue, Colleague.among(List.of(people)));
    }

    private static Standing standing(Colleague... people) {
        return standing(WEDNESDAY, "support", people);
    }

    @Test
    void O5_who_is_there_does_it() {
        assertEquals(new Stand(ANN, List.of(ANN)), standing(Colleague.of(ANN)));
    }

    @Test
    void O5_the_deputy_of_a_deputy_does_it_if_both_are_away() {
        assertEquals(
                new Stand(LEA, List.of(ANN, BOB, LEA)),
                standing(
                        Colleague.of(ANN).away(WEEK.deputy(BOB)),
                        Colleague.of(BOB).away(WEEK.deputy(LEA)),
                        Colleague.of(LEA)));
    }

    @Test
    void O5_an_absence_holds_from_its_first_instant_to_before_its_end() {
        Colleague[] people = {Colleague.of(ANN).away(WEEK.deputy(BOB)), Colleague.of(BOB)};
        Standing ann = new Stand(ANN, List.of(ANN));
        Standing bob = new Stand(BOB, List.of(ANN, BOB));

        assertEquals(ann, standing(MONDAY.minusNanos(1), "", people));
        assertEquals(bob, standing(MONDAY, "", people));
        assertEquals(bob, standing(FRIDAY.minusNanos(1), "", people));
        assertEquals(ann, standing(FRIDAY, "", people));
    }

    @Test
    void O5_an_absence_for_some_queues_is_none_for_others() {
        Colleague[] people = {Colleague.of(ANN).away(WEEK.deputy(BOB).in("billing")), Colleague.of(BOB)};

        assertEquals(new Stand(BOB, List.of(ANN, BOB)), standing(WEDNESDAY, "billing", people));
        assertEquals(new Stand(ANN, List.of(ANN)), standing(WEDNESDAY, "support", people));
        assertEquals(new Stand(ANN, List.of(ANN)), standing(WEDNESDAY, "", people));
    }

    @Test
    void O5_of_several_absences_the_one_for_the_queue_counts_and_one_with_a_deputy_before_one_without() {
        Colleague[] people = {
            Colleague.of(ANN)
                    .away(WEEK.deputy(BOB))
                    .away(WEEK.deputy(LEA).in("billing"))
                    .away(Absence.between(WEDNESDAY, FRIDAY).in("billing")),
            Colleague.of(BOB),
            Colleague.of(LEA)
        };

        assertEquals(new Stand(LEA, List.of(ANN, LEA)), standing(WEDNESDAY, "billing", people));
        assertEquals(new Stand(BOB, List.of(ANN, BOB)), standing(WEDNESDAY, "support", people));
    }

    @Test
    void O5_a_cycle_is_a_value_with_the_path() {
        assertEquals(
                new NobodyAvailable(List.of(ANN, BOB), Reason.CYCLE),
                standing(
                        Colleague.of(ANN).away(WEEK.deputy(BOB)),
                        Colleague.of(BOB).away(WEEK.deputy(ANN))));
        assertEquals(
                new NobodyAvailable(List.of(ANN), Reason.CYCLE),
                standing(Colleague.of(ANN).away(WEEK.deputy(ANN))));
    }

    @Test
    void O5_a_dead_end_is_a_value_with_the_path() {
        assertEquals(
                new NobodyAvailable(List.of(ANN), Reason.DEAD_END),
                standing(Colleague.of(ANN).away(WEEK)));
        assertEquals(
                new NobodyAvailable(List.of(ANN, BOB), Reason.DEAD_END),
                standing(Colleague.of(ANN).away(WEEK.deputy(BOB))),
                "nobody whom the directory does not know stands in");
    }

    @Test
    void O5_who_is_not_known_is_taken_to_be_there() {
        assertEquals(new Stand(ANN, List.of(ANN)), standing());
    }

    @Test
    void O5_eight_deputies_are_asked_and_no_ninth() {
        assertEquals(8, Substitution.DEPTH);
        assertEquals(9, ((Stand) chain(8)).path().size());
        NobodyAvailable nobody = (NobodyAvailable) chain(9);
        assertEquals(Reason.TOO_DEEP, nobody.reason());
        assertEquals(9, nobody.path().size());
    }

    /** So many are away, one after the other. */
    private static Standing chain(int away) {
        List<Colleague> people = new ArrayList<>();
        IntStream.range(0, away)
                .mapToObj(i -> Colleague.of(AgentId.of("p" + i)).away(WEEK.deputy(AgentId.of("p" + (i + 1)))))
                .forEach(people::add);
        people.add(Colleague.of(AgentId.of("p" + away)));
        return Substitution.resolve(AgentId.of("p0"), WEDNESDAY, "", Colleague.among(people));
    }

    @Test
    void O5_a_break_is_no_absence() {
        assertEquals(new Stand(ANN, List.of(ANN)), standing(Colleague.of(ANN).gone()));
    }

    @Test
    void O5_a_duty_is_the_deputys_while_the_owner_stays() {
        Duty duty = Duty.of(
                ANN,
                WEDNESDAY,
                "support",
                Colleague.among(List.of(Colleague.of(ANN).away(WEEK.deputy(BOB)), Colleague.of(BOB))));

        assertEquals(ANN, duty.owner());
        assertEquals(Optional.of(BOB), duty.holder());
        assertEquals(true, duty.isDeputys());
    }

    @Test
    void O5_a_duty_is_nobodys_at_a_dead_end() {
        Duty duty = Duty.of(
                ANN, WEDNESDAY, "", Colleague.among(List.of(Colleague.of(ANN).away(WEEK))));

        assertEquals(Optional.empty(), duty.holder());
        assertEquals(false, duty.isDeputys());
        assertEquals(List.of(ANN), duty.standing().path());
    }

    @Test
    void an_absence_that_ends_before_it_begins_is_told_at_once() {
        assertThrows(Misconfigured.class, () -> Absence.between(FRIDAY, MONDAY));
        assertThrows(Misconfigured.class, () -> Absence.between(MONDAY, MONDAY));
    }

    @Test
    void a_colleague_without_weight_or_with_a_level_of_nothing_is_told_at_once() {
        assertThrows(Misconfigured.class, () -> Colleague.of(ANN).weighing(0));
        assertThrows(Misconfigured.class, () -> Colleague.of(ANN).carrying(-1));
        assertThrows(Misconfigured.class, () -> Colleague.of(ANN).skilled("billing", 0));
        assertEquals(3, Colleague.of(ANN).skilled("billing", 3).level("billing"));
        assertEquals(0, Colleague.of(ANN).level("billing"));
    }

    @Test
    void O5_the_deputy_of_a_deputy_stands_in_for_both_while_they_are_away_and_a_circle_ends() {
        List<Colleague> circle = List.of(
                Colleague.of(ANN).away(WEEK.deputy(BOB)),
                Colleague.of(BOB).away(WEEK.deputy(LEA)),
                Colleague.of(LEA).away(WEEK.deputy(ANN)));

        assertEquals(Set.of(ANN, BOB), standsInFor(LEA, WEDNESDAY, circle));
        assertEquals(Set.of(ANN), standsInFor(BOB, WEDNESDAY, circle.subList(0, 2)));
        assertEquals(Set.of(), standsInFor(LEA, FRIDAY, circle));
    }

    private static Set<AgentId> standsInFor(AgentId deputy, Instant now, List<Colleague> people) {
        return Substitution.standsInFor(
                deputy,
                now,
                who -> people.stream()
                        .filter(one -> one.absences().get(0).deputy().equals(Optional.of(who)))
                        .toList());
    }
}
