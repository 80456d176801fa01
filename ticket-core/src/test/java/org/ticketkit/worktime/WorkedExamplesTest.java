package org.ticketkit.worktime;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ticketkit.worktime.Moment.At;
import org.ticketkit.worktime.Moment.NoWorkingTime;

/** What the rules of working time mean, by example: each can be checked with a calendar on the wall. */
class WorkedExamplesTest {

    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    /** Monday to Friday, 09:00 to 17:00. */
    private final WorkCalendar office =
            WorkCalendar.named("office", 1).zone(ZURICH).weekdays("09:00-17:00").build();

    private final WorkCalendar always =
            WorkCalendar.named("always", 1).zone(ZURICH).aroundTheClock().build();

    @Test
    void W1_the_end_of_an_interval_does_not_belong_to_it() {
        assertFalse(office.isWorking(zurich("2026-11-23T08:59:59.999999999")));
        assertTrue(office.isWorking(zurich("2026-11-23T09:00")));
        assertTrue(office.isWorking(zurich("2026-11-23T16:59:59.999999999")));
        assertFalse(office.isWorking(zurich("2026-11-23T17:00")));
    }

    @Test
    void W1_a_day_around_the_clock_has_25_hours_when_summer_time_ends_and_23_when_it_starts() {
        assertEquals(hours(25), always.between(zurich("2026-10-25T00:00"), zurich("2026-10-26T00:00")));
        assertEquals(hours(23), always.between(zurich("2026-03-29T00:00"), zurich("2026-03-30T00:00")));
        assertEquals(at("2026-10-25T23:00"), always.dueAfter(zurich("2026-10-25T00:00"), hours(24)));
        assertEquals(at("2026-03-30T01:00"), always.dueAfter(zurich("2026-03-29T00:00"), hours(24)));
    }

    @Test
    void W1_hours_in_a_gap_give_nothing_and_in_an_overlap_count_twice() {
        WorkCalendar night = WorkCalendar.named("night", 1)
                .zone(ZURICH)
                .on(SUNDAY, "02:00-03:00")
                .build();
        assertEquals(hours(0), night.between(zurich("2026-03-29T00:00"), zurich("2026-03-30T00:00")));
        assertEquals(hours(2), night.between(zurich("2026-10-25T00:00"), zurich("2026-10-26T00:00")));
        assertEquals(hours(1), night.between(zurich("2026-11-01T00:00"), zurich("2026-11-02T00:00")));
    }

    @Test
    void W2_a_night_belongs_to_the_day_on_which_it_starts() {
        WorkCalendar nights = WorkCalendar.named("nights", 1)
                .zone(ZURICH)
                .on(FRIDAY, "22:00-06:00+1")
                .build();
        assertEquals(hours(8), nights.between(zurich("2026-11-27T12:00"), zurich("2026-11-28T12:00")));
        assertTrue(nights.isWorking(zurich("2026-11-28T05:59")));
        assertFalse(nights.isWorking(zurich("2026-11-27T05:59")));
    }

    @Test
    void W2_a_holiday_on_saturday_takes_the_end_of_fridays_night_and_one_on_friday_its_beginning() {
        WorkCalendar nights = WorkCalendar.named("nights", 1)
                .zone(ZURICH)
                .on(FRIDAY, "22:00-06:00+1")
                .holiday(LocalDate.of(2026, 11, 28), "on a Saturday")
                .holiday(LocalDate.of(2026, 12, 4), "on a Friday")
                .build();
        assertEquals(
                List.of("2026-11-27T22:00 2026-11-28T00:00", "2026-12-05T00:00 2026-12-05T06:00"),
                working(nights, "2026-11-27T00:00", "2026-12-06T00:00"));
    }

    @Test
    void W2_an_override_replaces_weekly_hours_and_a_holiday() {
        WorkCalendar christmas = WorkCalendar.named("christmas", 1)
                .zone(ZURICH)
                .weekdays("09:00-17:00")
                .holiday(LocalDate.of(2026, 12, 25), "Christmas Day")
                .override(LocalDate.of(2026, 12, 24), "Christmas Eve", "09:00-12:00")
                .override(LocalDate.of(2026, 12, 25), "on duty", "10:00-11:00", "15:00-16:00")
                .override(LocalDate.of(2026, 12, 23), "closed")
                .build();
        assertEquals(
                List.of(
                        "2026-12-24T09:00 2026-12-24T12:00",
                        "2026-12-25T10:00 2026-12-25T11:00",
                        "2026-12-25T15:00 2026-12-25T16:00"),
                working(christmas, "2026-12-23T00:00", "2026-12-28T00:00"));
    }

    @Test
    void W2_an_override_replaces_the_whole_night_that_starts_on_its_date_and_leaves_the_night_before() {
        WorkCalendar nights = WorkCalendar.named("nights", 1)
                .zone(ZURICH)
                .on(THURSDAY, SATURDAY, "22:00-06:00+1")
                .override(LocalDate.of(2026, 11, 27), "early Friday", "20:00-23:00")
                .build();
        assertEquals(
                List.of(
                        "2026-11-26T22:00 2026-11-27T06:00",
                        "2026-11-27T20:00 2026-11-27T23:00",
                        "2026-11-28T22:00 2026-11-29T06:00"),
                working(nights, "2026-11-26T12:00", "2026-11-30T00:00"));
    }

    @Test
    void W2_exclusions_come_last_and_cut_an_override_too() {
        WorkCalendar focused = WorkCalendar.named("focused", 1)
                .zone(ZURICH)
                .weekdays("09:00-12:00", "13:00-17:00")
                .exclude(WEDNESDAY, "focus time", "11:00-14:00")
                .exclude(LocalDate.of(2026, 11, 26), "all hands", "09:00-10:00")
                .override(LocalDate.of(2026, 12, 2), "inventory", "08:00-15:00")
                .build();
        assertEquals(
                List.of(
                        "2026-11-25T09:00 2026-11-25T11:00",
                        "2026-11-25T14:00 2026-11-25T17:00",
                        "2026-11-26T10:00 2026-11-26T12:00",
                        "2026-11-26T13:00 2026-11-26T17:00"),
                working(focused, "2026-11-25T00:00", "2026-11-27T00:00"));
        assertEquals(
                List.of("2026-12-02T08:00 2026-12-02T11:00", "2026-12-02T14:00 2026-12-02T15:00"),
                working(focused, "2026-12-02T00:00", "2026-12-03T00:00"));
    }

    @Test
    void W3_nine_and_8_hours_is_17_00_today() {
        assertEquals(at("2026-11-23T17:00"), office.dueAfter(zurich("2026-11-23T09:00"), hours(8)));
    }

    @Test
    void W3_friday_16_00_and_2_hours_is_monday_10_00() {
        assertEquals(at("2026-11-30T10:00"), office.dueAfter(zurich("2026-11-27T16:00"), hours(2)));
        assertEquals(hours(2), office.between(zurich("2026-11-27T16:00"), zurich("2026-11-30T10:00")));
    }

    @Test
    void W3_nothing_at_all_is_due_at_once_even_at_night() {
        assertEquals(at("2026-11-28T03:00"), office.dueAfter(zurich("2026-11-28T03:00"), Duration.ZERO));
        assertEquals(at("2026-11-28T03:00"), office.dueBefore(zurich("2026-11-28T03:00"), Duration.ZERO));
    }

    @Test
    void W3_back_is_the_mirror_of_on() {
        assertEquals(at("2026-11-23T09:00"), office.dueBefore(zurich("2026-11-23T17:00"), hours(8)));
        assertEquals(at("2026-11-27T16:00"), office.dueBefore(zurich("2026-11-30T10:00"), hours(2)));
        assertEquals(hours(-2), office.between(zurich("2026-11-30T10:00"), zurich("2026-11-27T16:00")));
    }

    @Test
    void W3_the_next_working_instant_is_now_or_the_next_start() {
        assertEquals(at("2026-11-27T16:59:59.5"), office.nextWorking(zurich("2026-11-27T16:59:59.5")));
        assertEquals(at("2026-11-30T09:00"), office.nextWorking(zurich("2026-11-27T17:00")));
    }

    @Test
    void W3_two_pauses_in_one_minute_keep_their_seconds() {
        Duration first = office.between(zurich("2026-11-23T09:00:00"), zurich("2026-11-23T09:00:10.25"));
        Duration second = office.between(zurich("2026-11-23T09:00:20.5"), zurich("2026-11-23T09:00:41.000000001"));
        assertEquals(Duration.ofSeconds(30, 750_000_001), first.plus(second));
        assertEquals(
                at("2026-11-23T09:00:41.000000001"),
                office.dueAfter(zurich("2026-11-23T09:00:20.5"), Duration.ofSeconds(20, 500_000_001)));
    }

    @Test
    void W3_the_night_from_wednesday_to_thursday_counts_nothing_in_zurich_office_hours() {
        Instant show = zurich("2026-07-15T20:15");
        assertEquals(hours(0), office.between(show, zurich("2026-07-16T09:00")));
        assertEquals(at("2026-07-16T09:30"), office.dueAfter(show, Duration.ofMinutes(30)));
        assertEquals(at("2026-07-16T09:00"), office.nextWorking(show));
    }

    @Test
    void W4_twenty_years_are_one_question_among_1200_holidays() {
        WorkCalendarBuilder builder = WorkCalendar.named("many", 1).zone(ZURICH).weekdays("09:00-17:00");
        LocalDate first = LocalDate.of(2000, 1, 3);
        for (int i = 0; i < 1_200; i++) {
            builder.holiday(first.plusDays(7L * i), "Monday " + i); // every Monday for 23 years
        }
        Duration found = builder.build().between(zurich("2001-01-01T00:00"), zurich("2021-01-04T00:00"));
        assertEquals(hours(4 * 8 * 1_044), found); // 1,044 weeks, of which each lost a day
    }

    @Test
    void W5_no_working_time_is_an_answer_and_no_endless_search() {
        WorkCalendar fair = WorkCalendar.named("fair", 1)
                .zone(ZURICH)
                .override(LocalDate.of(2026, 5, 2), "the fair", "10:00-20:00")
                .build();
        Instant later = zurich("2026-05-03T00:00");
        NoWorkingTime none = assertInstanceOf(NoWorkingTime.class, fair.dueAfter(later, hours(1)));
        assertEquals(later, none.from());
        assertEquals(LocalDate.of(2426, 5, 3), none.to().atZone(ZURICH).toLocalDate());
        assertInstanceOf(NoWorkingTime.class, fair.nextWorking(later));
        assertEquals(at("2026-05-02T19:00"), fair.dueBefore(later, hours(1)));
        assertInstanceOf(NoWorkingTime.class, fair.dueBefore(later, hours(11)));
    }

    @Test
    void W5_a_new_version_is_in_force_from_an_instant_on_and_the_old_one_before() {
        Instant july = zurich("2026-07-01T00:00");
        WorkCalendar shorter = WorkCalendar.named("office", 2)
                .zone(ZURICH)
                .on(MONDAY, THURSDAY, "08:00-18:00")
                .build()
                .replacing(office, july);
        assertEquals(
                List.of("2026-06-30T09:00 2026-06-30T17:00", "2026-07-01T08:00 2026-07-01T18:00"),
                working(shorter, "2026-06-30T00:00", "2026-07-02T00:00"));
        assertEquals(at("2026-07-01T09:00"), shorter.dueAfter(zurich("2026-06-30T16:00"), hours(2)));
        assertEquals(at("2026-06-30T16:00"), shorter.dueBefore(zurich("2026-07-01T09:00"), hours(2)));
        assertEquals(hours(2 * 8 + 2 * 10), shorter.between(zurich("2026-06-29T00:00"), zurich("2026-07-03T12:00")));
    }

    @Test
    void W6_three_offices_follow_the_sun() {
        WorkCalendar sun = WorkCalendar.union(
                "sun", 1, office, office("tokyo", "Asia/Tokyo"), office("new-york", "America/New_York"));
        // 09:00 in Tokyo is 01:00 in Zurich, 17:00 in New York is 23:00
        assertEquals(
                List.of("2026-11-24T01:00 2026-11-24T23:00"), working(sun, "2026-11-24T00:00", "2026-11-25T00:00"));
        assertEquals(at("2026-11-30T01:30"), sun.dueAfter(zurich("2026-11-27T22:30"), hours(1)));
    }

    @Test
    void W6_two_who_have_to_meet_share_few_hours() {
        WorkCalendar both = WorkCalendar.intersection("both", 1, office, office("new-york", "America/New_York"));
        assertEquals(
                List.of("2026-11-24T15:00 2026-11-24T17:00"), working(both, "2026-11-24T00:00", "2026-11-25T00:00"));
        // for a week in autumn New York still has summer time
        assertEquals(
                List.of("2026-10-27T14:00 2026-10-27T17:00"), working(both, "2026-10-27T00:00", "2026-10-28T00:00"));
    }

    @Test
    void W6_a_gap_has_the_reason_that_tells_most() {
        WorkCalendar christmas = WorkCalendar.named("christmas", 1)
                .zone(ZURICH)
                .weekdays("09:00-17:00")
                .exclude(THURSDAY, "focus time", "09:00-10:00")
                .holiday(LocalDate.of(2026, 12, 25), "Christmas Day")
                .override(LocalDate.of(2026, 12, 24), "Christmas Eve", "09:00-12:00")
                .build();
        assertEquals(
                List.of(
                        "2026-12-23T17:00 outside hours",
                        "2026-12-24T00:00 override Christmas Eve",
                        "2026-12-24T09:00 exclusion focus time",
                        "2026-12-24T10:00 working",
                        "2026-12-24T12:00 override Christmas Eve",
                        "2026-12-25T00:00 holiday Christmas Day",
                        "2026-12-26T00:00 weekend",
                        "2026-12-28T00:00 outside hours",
                        "2026-12-28T09:00 working"),
                christmas
                        .intervals(zurich("2026-12-23T17:00"), zurich("2026-12-28T12:00"))
                        .map(interval -> local(interval.from()) + " " + interval.reason())
                        .toList());
    }

    private static WorkCalendar office(String name, String zone) {
        return WorkCalendar.named(name, 1)
                .zone(ZoneId.of(zone))
                .weekdays("09:00-17:00")
                .build();
    }

    /** The working intervals, which add up to the working time. */
    private static List<String> working(WorkCalendar calendar, String from, String to) {
        List<Interval> working = calendar.intervals(zurich(from), zurich(to))
                .filter(Interval::isWorking)
                .toList();
        assertEquals(
                working.stream().map(Interval::length).reduce(Duration.ZERO, Duration::plus),
                calendar.between(zurich(from), zurich(to)));
        return working.stream()
                .map(interval -> local(interval.from()) + " " + local(interval.to()))
                .toList();
    }

    private static Moment at(String local) {
        return new At(zurich(local));
    }

    private static Instant zurich(String local) {
        return LocalDateTime.parse(local).atZone(ZURICH).toInstant();
    }

    private static LocalDateTime local(Instant instant) {
        return instant.atZone(ZURICH).toLocalDateTime();
    }

    private static Duration hours(int hours) {
        return Duration.ofHours(hours);
    }
}
