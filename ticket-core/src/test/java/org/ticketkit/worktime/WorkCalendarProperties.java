package org.ticketkit.worktime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.ticketkit.worktime.RandomCalendars.Case;

/** What holds for every calendar, and that every answer is that of an oracle which steps minute by minute. */
class WorkCalendarProperties {

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void W1_W3_between_is_what_the_oracle_counts(@ForAll("cases") Case asked, @ForAll Random random) {
        Checks.between(asked, random);
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void W3_due_instants_are_those_that_the_oracle_finds(@ForAll("cases") Case asked, @ForAll Random random) {
        Checks.due(asked, random);
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void W1_W3_an_instant_is_working_when_the_oracle_says_so(@ForAll("cases") Case asked, @ForAll Random random) {
        Checks.working(asked, random);
    }

    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void W3_due_and_between_are_inverses_both_ways(@ForAll("cases") Case asked, @ForAll Random random) {
        Checks.inverses(asked, random);
    }

    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    void W3_between_is_additive_and_monotone_wherever_it_is_split(@ForAll("cases") Case asked, @ForAll Random random) {
        Checks.additive(asked, random);
    }

    @Property(tries = 1, shrinking = ShrinkingMode.OFF)
    void W4_twenty_years_with_1200_holidays_are_what_the_oracle_counts(@ForAll Random random) {
        Checks.twentyYears(random);
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void W6_intervals_fill_the_time_and_add_up(@ForAll("cases") Case asked, @ForAll Random random) {
        Checks.intervals(asked, random);
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void W5_a_calendar_is_what_its_text_says(@ForAll("cases") Case asked) {
        WorkCalendar read = WorkCalendar.parse(asked.calendar().toString());
        assertEquals(asked.calendar().toString(), read.toString());
        assertEquals(asked.calendar(), read);
        assertEquals(asked.calendar().hashCode(), read.hashCode());
        assertEquals(asked.calendar().fingerprint(), read.fingerprint());
        Instant to = asked.around().plus(Duration.ofDays(9));
        assertEquals(
                asked.calendar().intervals(asked.around(), to).toList(),
                read.intervals(asked.around(), to).toList());
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void W5_answers_do_not_depend_on_what_was_asked_before(@ForAll("cases") Case asked, @ForAll Random random) {
        WorkCalendar fresh = WorkCalendar.parse(asked.calendar().toString());
        WorkCalendar used = asked.calendar();
        used.dueBefore(asked.around(), Duration.ofHours(10_000));
        used.dueAfter(asked.around(), Duration.ofHours(10_000));
        Instant from = asked.around().plus(asked.span(random));
        Duration span = asked.span(random);
        assertEquals(used.between(from, from.plus(span)), fresh.between(from, from.plus(span)));
        assertEquals(used.dueAfter(from, span), fresh.dueAfter(from, span));
        assertEquals(used.dueBefore(from, span), fresh.dueBefore(from, span));
    }

    @Provide
    Arbitrary<Case> cases() {
        return Arbitraries.randomValue(RandomCalendars::next);
    }

    /** The single checks, for the long run too. */
    static final class Checks {

        private Checks() {}

        static void between(Case asked, Random random) {
            Instant from = near(asked, random);
            Instant to = from.plus(asked.span(random));
            Duration expected = asked.oracle().between(from, to);
            assertEquals(expected, asked.calendar().between(from, to), () -> from + " " + to);
            assertEquals(expected.negated(), asked.calendar().between(to, from), () -> to + " " + from);
        }

        static void due(Case asked, Random random) {
            Instant start = near(asked, random);
            Duration working = asked.span(random).dividedBy(3);
            Instant late = start.plus(asked.patience());
            asked.oracle()
                    .dueAfter(start, working, late)
                    .ifPresentOrElse(
                            due -> assertEquals(
                                    Optional.of(due),
                                    asked.calendar().dueAfter(start, working).found(),
                                    () -> start + " + " + working),
                            () -> assertFalse(
                                    asked.calendar()
                                            .dueAfter(start, working)
                                            .found()
                                            .filter(late::isAfter)
                                            .isPresent(),
                                    () -> start + " + " + working));
            Instant early = start.minus(asked.patience());
            asked.oracle()
                    .dueBefore(start, working, early)
                    .ifPresentOrElse(
                            due -> assertEquals(
                                    Optional.of(due),
                                    asked.calendar().dueBefore(start, working).found(),
                                    () -> start + " - " + working),
                            () -> assertFalse(
                                    asked.calendar()
                                            .dueBefore(start, working)
                                            .found()
                                            .filter(early::isBefore)
                                            .isPresent(),
                                    () -> start + " - " + working));
        }

        static void working(Case asked, Random random) {
            Instant at = near(asked, random);
            assertEquals(asked.oracle().works().test(at), asked.calendar().isWorking(at), at::toString);
            Instant late = at.plus(asked.patience());
            Optional<Instant> next = asked.calendar().nextWorking(at).found();
            assertEquals(asked.oracle().nextWorking(at, late), next.filter(late::isAfter), at::toString);
        }

        static void inverses(Case asked, Random random) {
            WorkCalendar calendar = asked.calendar();
            Instant start = near(asked, random);
            Duration working = asked.span(random);
            calendar.dueAfter(start, working).found().ifPresent(due -> {
                assertEquals(working, calendar.between(start, due));
                if (!working.isZero()) {
                    assertNotEquals(working, calendar.between(start, due.minusNanos(1)), "an earlier one would do");
                    assertTrue(calendar.isWorking(due.minusNanos(1)));
                }
            });
            calendar.dueBefore(start, working).found().ifPresent(begun -> {
                assertEquals(working, calendar.between(begun, start));
                if (!working.isZero()) {
                    assertNotEquals(working, calendar.between(begun.plusNanos(1), start), "a later one would do");
                    assertTrue(calendar.isWorking(begun));
                }
            });
        }

        static void additive(Case asked, Random random) {
            WorkCalendar calendar = asked.calendar();
            Instant one = near(asked, random);
            Instant two = one.plus(asked.span(random));
            Instant three = two.plus(asked.span(random));
            Duration first = calendar.between(one, two);
            Duration second = calendar.between(two, three);
            assertEquals(first.plus(second), calendar.between(one, three));
            assertFalse(first.isNegative() || second.isNegative());
            assertTrue(first.compareTo(Duration.between(one, two)) <= 0);
            Duration working = Duration.ofSeconds(random.nextInt(1, 90_000), random.nextInt(1_000_000_000));
            Duration part = working.dividedBy(3);
            assertEquals(
                    calendar.dueAfter(one, working).found(),
                    calendar.dueAfter(one, part)
                            .found()
                            .flatMap(due ->
                                    calendar.dueAfter(due, working.minus(part)).found()));
        }

        static void intervals(Case asked, Random random) {
            WorkCalendar calendar = asked.calendar();
            Instant from = near(asked, random);
            Instant to = from.plus(asked.span(random));
            List<Interval> intervals = calendar.intervals(from, to).toList();
            Instant at = from;
            Duration working = Duration.ZERO;
            for (Interval interval : intervals) {
                assertEquals(at, interval.from());
                assertTrue(interval.from().isBefore(interval.to()));
                assertEquals(
                        interval.isWorking() ? interval.length() : Duration.ZERO,
                        calendar.between(interval.from(), interval.to()));
                working = interval.isWorking() ? working.plus(interval.length()) : working;
                at = interval.to();
            }
            assertEquals(to, at);
            assertEquals(calendar.between(from, to), working);
            for (int i = 1; i < intervals.size(); i++) {
                assertNotEquals(intervals.get(i - 1).reason(), intervals.get(i).reason());
            }
        }

        static void twentyYears(Random random) {
            ZoneId zone = ZoneId.of(RandomCalendars.ZONES.get(random.nextInt(RandomCalendars.ZONES.size())));
            Instant from = Instant.parse("1975-01-01T00:00:00Z").plusSeconds(random.nextInt(1_500_000_000));
            Case asked = RandomCalendars.ofTwentyYears(zone, from, random);
            Instant to = from.plus(Duration.ofDays(20 * 365 + 5));
            Duration expected = asked.oracle().between(from, to);
            assertEquals(expected, asked.calendar().between(from, to), asked::toString);
            Instant due = asked.calendar().dueAfter(from, expected).orElseThrow();
            assertEquals(expected, asked.oracle().between(from, due), asked::toString);
        }

        /** Some time in the four days around; on a whole minute as often as not. */
        private static Instant near(Case asked, Random random) {
            Instant near = asked.around().plusSeconds(random.nextInt(345_600) - 172_800);
            return random.nextBoolean()
                    ? near.truncatedTo(ChronoUnit.MINUTES)
                    : near.plusNanos(random.nextInt(1_000_000_000));
        }
    }
}
