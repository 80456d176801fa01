package org.ticketkit.worktime;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ticketkit.ticket.DefinitionRef;
import org.ticketkit.ticket.Misconfigured;
import org.ticketkit.worktime.Moment.At;
import org.ticketkit.worktime.Moment.NoWorkingTime;

class WorkCalendarTest {

    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
    private static final Instant MONDAY_NOON = Instant.parse("2026-11-23T11:00:00Z");

    private final WorkCalendar office =
            WorkCalendar.named("office", 1).zone(ZURICH).weekdays("09:00-17:00").build();

    @Test
    void W2_all_faults_are_named_at_once() {
        WorkCalendarBuilder builder = WorkCalendar.named("broken", 3)
                .on(MONDAY, "17:00-09:00", "9-17", "09:00-12:00", "11:00-13:00")
                .on(TUESDAY, "22:00-06:00+1")
                .on(WEDNESDAY, "05:00-08:00")
                .on(FRIDAY)
                .holiday(LocalDate.of(2026, 1, 1), "New Year")
                .holiday(LocalDate.of(2026, 1, 1), "New Year")
                .holiday(LocalDate.of(2026, 1, 2), " ")
                .override(LocalDate.of(2026, 1, 5), "shift", "08:00-12:00", "11:00-13:00")
                .override(LocalDate.of(2026, 1, 5), "shift again")
                .exclude(MONDAY, "two\nlines", "10:00-11:00")
                .exclude(LocalDate.of(2026, 1, 6), "meeting")
                .holiday(LocalDate.of(10_000, 1, 1), "far away")
                .holiday(LocalDate.MIN, "before all")
                .override(LocalDate.MAX, "after all");
        String message = assertThrows(Misconfigured.class, builder::build).getMessage();
        for (String fault : List.of(
                "broken#3",
                "Mon: '17:00-09:00' does not end after it starts; if it ends on the next day, write 17:00-09:00+1",
                "Mon: '9-17' is no span of hours",
                "Mon: 09:00-12:00 and 11:00-13:00 overlap",
                "Tue 22:00-06:00+1 and Wed 05:00-08:00 overlap",
                "Fri has no hours",
                "two holidays on 2026-01-01",
                "holiday 2026-01-02 has no name",
                "override 2026-01-05: 08:00-12:00 and 11:00-13:00 overlap",
                "two overrides on 2026-01-05",
                "exclusion Mon has no name",
                "exclusion 2026-01-06 has no hours",
                "holiday +10000-01-01 is in no year from 1 to 9999",
                "holiday -999999999-01-01 is in no year from 1 to 9999",
                "override +999999999-12-31 is in no year from 1 to 9999",
                "there is no zone")) {
            assertTrue(message.contains(fault), () -> fault + "\nis not in\n" + message);
        }
    }

    @Test
    void W2_a_night_at_the_end_of_the_week_overlaps_monday() {
        WorkCalendarBuilder builder = WorkCalendar.named("week", 1)
                .zone(ZURICH)
                .on(SUNDAY, "20:00-08:00+1")
                .on(MONDAY, "07:00-12:00");
        assertTrue(assertThrows(Misconfigured.class, builder::build)
                .getMessage()
                .contains("Sun 20:00-08:00+1 and Mon 07:00-12:00 overlap"));
    }

    @Test
    void W2_an_empty_calendar_is_refused_however_it_came_to_be_empty() {
        WorkCalendarBuilder nothing = WorkCalendar.named("nothing", 1).zone(ZURICH);
        WorkCalendarBuilder excluded = WorkCalendar.named("excluded", 1)
                .zone(ZURICH)
                .weekdays("09:00-17:00")
                .exclude(MONDAY, SUNDAY, "always away", "00:00-24:00");
        WorkCalendarBuilder closed =
                WorkCalendar.named("closed", 1).zone(ZURICH).override(LocalDate.of(2026, 1, 1), "closed");
        for (WorkCalendarBuilder builder : List.of(nothing, excluded, closed)) {
            assertTrue(assertThrows(Misconfigured.class, builder::build)
                    .getMessage()
                    .contains("no working time at all"));
        }
    }

    @Test
    void W2_an_empty_calendar_is_named_beside_other_faults_but_not_where_its_hours_cannot_be_read() {
        WorkCalendarBuilder empty = WorkCalendar.named("empty", 1).zone(ZURICH).holiday(LocalDate.of(2026, 1, 1), " ");
        String message = assertThrows(Misconfigured.class, empty::build).getMessage();
        assertTrue(message.contains("no name") && message.contains("no working time at all"), message);
        WorkCalendarBuilder unread =
                WorkCalendar.named("unread", 1).zone(ZURICH).weekdays("9-17");
        assertFalse(
                assertThrows(Misconfigured.class, unread::build).getMessage().contains("no working time"));
    }

    @Test
    void W2_a_builder_that_was_refused_can_be_completed() {
        WorkCalendarBuilder builder = WorkCalendar.named("office", 1);
        assertTrue(assertThrows(Misconfigured.class, builder::build)
                .getMessage()
                .contains("no working time at all; add hours, or take out fewer; there is no zone"));
        assertEquals(office, builder.weekdays("09:00-17:00").zone(ZURICH).build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "09:00",
                "09:00-",
                "-17:00",
                "9:00-17:00",
                "09.00-17.00",
                "09:00-24:01",
                "24:00-24:00",
                "09:00-25:00",
                "09:60-17:00",
                "09:00-17:00:60",
                "09:00-17:0a",
                "09:00-09:00",
                "00:00-00:00",
                "09:00-10:00+1",
                "09:00-00:00+1",
                "09:00-17:00+2",
                "09:00-17:00 ",
                "09:00:00:00-17:00",
                "０9:00-17:00",
                "09:00-17:00-18:00",
                "+1"
            })
    void W2_hours_that_cannot_be_read_are_refused(String hours) {
        WorkCalendarBuilder builder = WorkCalendar.named("odd", 1).zone(ZURICH).weekdays(hours);
        assertTrue(
                assertThrows(Misconfigured.class, builder::build).getMessage().contains("Mon-Fri: '" + hours + "'"));
    }

    @ParameterizedTest
    @CsvSource({
        "00:00-24:00, 86400",
        "09:00-09:00+1, 86400",
        "23:59:59-24:00, 1",
        "23:59:59-00:00:01+1, 2",
        "09:00:01-09:00:03, 2",
    })
    void W2_hours_reach_from_a_second_to_a_whole_day(String hours, int seconds) {
        WorkCalendar calendar =
                WorkCalendar.named("odd", 1).zone(ZURICH).on(SATURDAY, hours).build();
        Instant monday = Instant.parse("2026-11-22T23:00:00Z");
        assertEquals(Duration.ofSeconds(seconds), calendar.between(monday, monday.plus(Duration.ofDays(7))));
        assertTrue(calendar.toString().endsWith("Sat " + hours));
    }

    @Test
    void W3_working_time_is_not_negative() {
        assertThrows(IllegalArgumentException.class, () -> office.dueAfter(MONDAY_NOON, Duration.ofNanos(-1)));
        assertThrows(IllegalArgumentException.class, () -> office.dueBefore(MONDAY_NOON, Duration.ofNanos(-1)));
    }

    @Test
    void W5_the_first_and_the_last_instants_are_known_and_no_others() {
        Instant first = Instant.parse("0001-01-01T00:00:00Z");
        Instant last = Instant.parse("9999-12-30T23:59:59.999999999Z");
        WorkCalendar always = WorkCalendar.named("always", 1)
                .zone(ZoneOffset.UTC)
                .aroundTheClock()
                .build();
        assertEquals(Duration.between(first, last), always.between(first, last));
        assertEquals(Duration.between(last, first), always.between(last, first));
        assertTrue(always.isWorking(first) && always.isWorking(last));
        assertEquals(new At(last), always.dueAfter(last.minusSeconds(5), Duration.ofSeconds(5)));
        assertEquals(new NoWorkingTime(last, last.plusNanos(1)), always.dueAfter(last, Duration.ofSeconds(1)));
        assertEquals(new NoWorkingTime(first, first), always.dueBefore(first, Duration.ofNanos(1)));
        for (Instant outside : List.of(Instant.MIN, first.minusNanos(1), last.plusNanos(1), Instant.MAX)) {
            assertThrows(IllegalArgumentException.class, () -> always.isWorking(outside), outside::toString);
            assertThrows(IllegalArgumentException.class, () -> always.between(first, outside), outside::toString);
            assertThrows(IllegalArgumentException.class, () -> always.dueAfter(outside, Duration.ZERO));
        }
    }

    @Test
    void W5_the_far_past_and_the_far_future_are_computed_and_not_guessed() {
        // Zurich had local mean time until 1853, +00:34:08
        assertTrue(office.isWorking(Instant.parse("1800-01-01T08:25:52Z")));
        assertFalse(office.isWorking(Instant.parse("1800-01-01T08:25:51Z")));
        // summer time as long as the zone's rules say so: 2500-06-15 is a Tuesday
        assertTrue(office.isWorking(Instant.parse("2500-06-15T07:00:00Z")));
        assertFalse(office.isWorking(Instant.parse("2500-06-15T06:59:59Z")));
        // 400 years are 20,871 weeks
        assertEquals(
                Duration.ofHours(8 * 5 * 20_871),
                office.between(Instant.parse("2099-12-31T23:00:00Z"), Instant.parse("2499-12-31T23:00:00Z")));
    }

    @Test
    void W5_a_search_ends_after_400_years_however_long_the_duration() {
        assertInstanceOf(
                NoWorkingTime.class, office.dueAfter(MONDAY_NOON, Duration.ofSeconds(Long.MAX_VALUE, 999_999_999)));
        assertInstanceOf(
                NoWorkingTime.class, office.dueBefore(MONDAY_NOON, Duration.ofSeconds(Long.MAX_VALUE, 999_999_999)));
        Duration almost = office.between(MONDAY_NOON, MONDAY_NOON.plus(Duration.ofDays(146_097)));
        assertInstanceOf(At.class, office.dueAfter(MONDAY_NOON, almost));
        assertInstanceOf(NoWorkingTime.class, office.dueAfter(MONDAY_NOON, almost.plusNanos(1)));
    }

    @Test
    void W5_two_that_never_meet_have_no_working_time() {
        WorkCalendar early = WorkCalendar.named("early", 1)
                .zone(ZURICH)
                .weekdays("06:00-09:00")
                .build();
        WorkCalendar never = WorkCalendar.intersection("never", 1, early, office);
        assertInstanceOf(NoWorkingTime.class, never.nextWorking(MONDAY_NOON));
        assertInstanceOf(NoWorkingTime.class, never.dueBefore(MONDAY_NOON, Duration.ofNanos(1)));
        assertEquals(Duration.ZERO, never.between(MONDAY_NOON, MONDAY_NOON.plus(Duration.ofDays(365))));
    }

    @Test
    void W5_years_of_nothing_but_holidays_are_passed_over() {
        WorkCalendarBuilder builder =
                WorkCalendar.named("strike", 1).zone(ZURICH).weekdays("09:00-17:00");
        LocalDate.of(2027, 1, 1).datesUntil(LocalDate.of(2030, 1, 1)).forEach(date -> builder.holiday(date, "strike"));
        WorkCalendar strike = builder.build();
        assertEquals(
                new At(Instant.parse("2030-01-01T08:00:00Z")),
                strike.nextWorking(Instant.parse("2026-12-31T16:00:00Z")));
        assertEquals(
                new At(Instant.parse("2026-12-31T15:00:00Z")),
                strike.dueBefore(Instant.parse("2030-01-01T08:00:00Z"), Duration.ofHours(1)));
    }

    @Test
    void W5_a_version_replaces_an_earlier_one_of_its_name_alone() {
        WorkCalendar second = WorkCalendar.named("office", 2)
                .zone(ZURICH)
                .weekdays("08:00-16:00")
                .build();
        WorkCalendar other = WorkCalendar.named("other", 1)
                .zone(ZURICH)
                .weekdays("08:00-16:00")
                .build();
        assertThrows(Misconfigured.class, () -> office.replacing(second, MONDAY_NOON));
        assertThrows(Misconfigured.class, () -> office.replacing(office, MONDAY_NOON));
        assertThrows(Misconfigured.class, () -> second.replacing(other, MONDAY_NOON));
        assertThrows(Misconfigured.class, () -> second.replacing(office, MONDAY_NOON.plusNanos(1)));
        assertThrows(Misconfigured.class, () -> second.replacing(office, Instant.MAX));
        WorkCalendar both = second.replacing(office, MONDAY_NOON);
        assertThrows(Misconfigured.class, () -> both.replacing(office, MONDAY_NOON));
        WorkCalendar third = WorkCalendar.named("office", 3)
                .zone(ZURICH)
                .weekdays("07:00-15:00")
                .build();
        assertThrows(Misconfigured.class, () -> third.replacing(both, MONDAY_NOON));
        WorkCalendar all = third.replacing(both, MONDAY_NOON.plus(Duration.ofDays(7)));
        assertEquals(new DefinitionRef("office", 3), all.ref());
        assertEquals(all, WorkCalendar.parse(all.toString()));
        // noon is 12:00 in Zurich: Monday under 1 and then 2, a week under 2, then under 3
        assertEquals(
                Duration.ofHours(3 + 4),
                all.between(Instant.parse("2026-11-22T23:00:00Z"), Instant.parse("2026-11-23T23:00:00Z")));
        assertEquals(
                Duration.ofHours(4 + 3),
                all.between(Instant.parse("2026-11-29T23:00:00Z"), Instant.parse("2026-11-30T23:00:00Z")));
    }

    @Test
    void W5_as_many_versions_as_can_be_made_can_be_read_again() {
        WorkCalendar all = office;
        for (int version = 2; version <= 200; version++) {
            all = version(version).replacing(all, MONDAY_NOON.plus(Duration.ofDays(version)));
        }
        WorkCalendar read = WorkCalendar.parse(all.toString());
        assertEquals(all, read);
        Duration year = office.between(MONDAY_NOON, MONDAY_NOON.plus(Duration.ofDays(365)));
        assertEquals(year, read.between(MONDAY_NOON, MONDAY_NOON.plus(Duration.ofDays(365))));
        WorkCalendar most = all;
        String message = assertThrows(
                        Misconfigured.class, () -> version(201).replacing(most, MONDAY_NOON.plus(Duration.ofDays(201))))
                .getMessage();
        assertTrue(message.contains("office#201 has more than 200 versions"), message);
        assertThrows(Misconfigured.class, () -> WorkCalendar.union("deep", 1, most, office));
    }

    private static WorkCalendar version(int version) {
        return WorkCalendar.named("office", version)
                .zone(ZURICH)
                .weekdays("09:00-17:00")
                .build();
    }

    @Test
    void W5_another_content_has_another_fingerprint_and_the_order_of_saying_it_does_not_matter() {
        WorkCalendarBuilder one = WorkCalendar.named("same", 1).zone(ZURICH).on(MONDAY, "09:00-12:00", "13:00-17:00");
        WorkCalendarBuilder other =
                WorkCalendar.named("same", 1).on(MONDAY, "13:00-17:00").on(MONDAY, "09:00-12:00");
        assertEquals(one.build(), other.zone(ZURICH).build());
        assertEquals(one.build().fingerprint(), other.build().fingerprint());
        assertNotEquals(one.build(), one.on(TUESDAY, "09:00-12:00").build());
        assertNotEquals(other.build().fingerprint(), one.build().fingerprint());
        assertEquals(64, office.fingerprint().length());
        assertNotEquals(office, new Object());
    }

    @Test
    void W5_a_text_is_written_in_one_order_and_read_again() {
        String text = """
                calendar office#7
                zone Europe/Zurich
                Mon-Wed,Fri 09:00-12:00, 13:00-17:00
                Thu 22:00-06:00+1
                except Mon,Wed 14:00-16:00: focus time: no calls
                except Fri 12:00-13:00: lunch
                holidays Switzerland/Zurich
                holiday 2026-12-25: Christmas Day
                override 2026-12-24 09:00-10:00, 11:00-12:00: Christmas Eve
                override 2026-12-31 closed: moving
                except 2026-11-03 09:00-10:00: all hands
                replacing until 2026-06-30T22:00:00Z
                  union office#6
                    calendar one#1
                    zone UTC
                    Sun 00:00-24:00
                    calendar two#1
                    zone Asia/Tokyo
                    Sat 00:00-24:00""";
        WorkCalendar read = WorkCalendar.parse(text, swiss());
        assertEquals(text, read.toString());
        assertEquals(read, WorkCalendar.parse("\r\n" + text.replace("\n", "  \r\n\r\n") + "\n\n", swiss()));
    }

    @Test
    void W5_what_cannot_be_read_is_named_at_once() {
        String text = """
                calendar office#1
                zone Europe/Zuerich
                Mo 09:00-17:00
                Tue 9-17
                holidays Atlantis
                holiday 2026-13-01: never
                override 2026-12-24 closed
                except noon: lunch""";
        String message = assertThrows(Misconfigured.class, () -> WorkCalendar.parse(text))
                .getMessage();
        for (String fault : List.of(
                "'Europe/Zuerich' is no zone",
                "'Mo' is neither days of the week",
                "'9-17' is no span of hours",
                "the holidays 'Atlantis' are not known",
                "'2026-13-01' is no date",
                "override 2026-12-24 has no name",
                "'noon' is no date")) {
            assertTrue(message.contains(fault), () -> fault + "\nis not in\n" + message);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "calendar",
                "calendar office",
                "calendar office#x",
                "calendar office#0",
                "office#1",
                "meeting office#1",
                "  calendar office#1",
                "union both#1",
                "union both#1\n  calendar one#1\n  zone UTC\n  Mon 09:00-17:00",
                "calendar one#1\nzone UTC\nMon 09:00-17:00\ncalendar two#1\nzone UTC\nMon 09:00-17:00",
                "calendar one#1\nzone UTC\nMon 09:00-17:00\n  Tue 09:00-17:00",
                "calendar one#2\nzone UTC\nMon 09:00-17:00\nreplacing until noon\n  calendar one#1\n  zone UTC\n  Mon 09:00-17:00",
                "calendar one#2\nzone UTC\nMon 09:00-17:00\nreplacing until 2026-01-01T00:00:00Z",
                "calendar one#2\nzone UTC\nMon 09:00-17:00\nreplacing until 2026-01-01T00:00:00Z\n  calendar one#2\n  zone UTC\n  Mon 09:00-17:00"
            })
    void W5_a_text_that_is_no_calendar_is_refused(String text) {
        String message = assertThrows(Misconfigured.class, () -> WorkCalendar.parse(text))
                .getMessage();
        assertTrue(message.startsWith("The calendar cannot be read: ") && message.length() > 40, message);
    }

    @Test
    void W6_holidays_are_asked_for_the_years_that_a_question_touches() {
        List<Integer> asked = new ArrayList<>();
        Holidays fifthOfMay = provider("fifth of May", year -> {
            asked.add(year);
            return Map.of(LocalDate.of(year, 5, 5), "the fifth of May");
        });
        WorkCalendar calendar = WorkCalendar.named("may", 1)
                .zone(ZURICH)
                .aroundTheClock()
                .holidays(fifthOfMay)
                .build();
        assertEquals(List.of(), asked);
        Instant may = Instant.parse("2026-04-30T22:00:00Z");
        assertEquals(Duration.ofDays(30), calendar.between(may, may.plus(Duration.ofDays(31))));
        assertTrue(asked.contains(2026) && !asked.contains(1990) && !asked.contains(2050), asked::toString);
        Instant far = Instant.parse("2199-04-30T22:00:00Z");
        assertEquals(Duration.ofDays(30), calendar.between(far, far.plus(Duration.ofDays(31))));
        assertEquals(
                "holiday the fifth of May",
                calendar.intervals(far, far.plus(Duration.ofDays(31)))
                        .filter(interval -> !interval.isWorking())
                        .findFirst()
                        .orElseThrow()
                        .reason()
                        .toString());
    }

    @Test
    void W6_a_date_of_ones_own_keeps_its_name_and_an_override_wins_over_a_provider() {
        WorkCalendar calendar = WorkCalendar.named("own", 1)
                .zone(ZURICH)
                .weekdays("09:00-17:00")
                .holidays(swiss())
                .holidays(provider("other", year -> Map.of(LocalDate.of(year, 8, 1), "shadowed")))
                .holiday(LocalDate.of(2025, 8, 1), "our anniversary")
                .override(LocalDate.of(2028, 8, 1), "on duty", "10:00-12:00")
                .build();
        assertEquals("holiday our anniversary", reasonAt(calendar, "2025-08-01T10:00:00Z"));
        assertEquals("holiday National Day", reasonAt(calendar, "2026-08-01T10:00:00Z"));
        assertTrue(calendar.isWorking(Instant.parse("2028-08-01T08:30:00Z")));
    }

    @Test
    void W6_a_provider_that_answers_another_year_is_refused() {
        WorkCalendar calendar = WorkCalendar.named("odd", 1)
                .zone(ZURICH)
                .aroundTheClock()
                .holidays(provider("odd", year -> Map.of(LocalDate.of(year + 1, 1, 1), "next year")))
                .build();
        assertThrows(Misconfigured.class, () -> calendar.isWorking(MONDAY_NOON));
        WorkCalendarBuilder twice = WorkCalendar.named("twice", 1)
                .zone(ZURICH)
                .aroundTheClock()
                .holidays(swiss())
                .holidays(swiss());
        assertThrows(Misconfigured.class, twice::build);
    }

    @Test
    void W6_a_combination_names_two_calendars_or_more() {
        assertThrows(Misconfigured.class, () -> WorkCalendar.union("one", 1, office));
        assertThrows(Misconfigured.class, () -> WorkCalendar.intersection("none", 1));
    }

    @Test
    void W6_intervals_are_found_while_they_are_read() {
        List<Integer> asked = new ArrayList<>();
        WorkCalendar calendar = WorkCalendar.named("lazy", 1)
                .zone(ZURICH)
                .weekdays("09:00-17:00")
                .holidays(provider("lazy", year -> {
                    asked.add(year);
                    return Map.of();
                }))
                .build();
        Interval first = calendar.intervals(MONDAY_NOON, Instant.parse("9999-01-01T00:00:00Z"))
                .findFirst()
                .orElseThrow();
        assertEquals(new Interval(MONDAY_NOON, Instant.parse("2026-11-23T16:00:00Z"), Reason.WORKING), first);
        assertEquals(Duration.ofHours(5), first.length());
        assertTrue(asked.stream().allMatch(year -> year < 2050), asked::toString);
        assertEquals(0, calendar.intervals(MONDAY_NOON, MONDAY_NOON).count());
        assertEquals(
                0,
                calendar.intervals(MONDAY_NOON.plusNanos(1), MONDAY_NOON.plusNanos(1))
                        .count());
        assertThrows(IllegalArgumentException.class, () -> calendar.intervals(MONDAY_NOON, MONDAY_NOON.minusNanos(1)));
    }

    @Test
    void W5_an_answer_is_taken_apart_by_its_kind() {
        Moment found = office.dueAfter(MONDAY_NOON, Duration.ofHours(1));
        Instant due = Instant.parse("2026-11-23T12:00:00Z");
        assertEquals(due, found.orElseThrow());
        assertEquals(due, found.found().orElseThrow());
        Moment none = new NoWorkingTime(MONDAY_NOON, due);
        assertTrue(none.found().isEmpty());
        String message =
                assertThrows(NoSuchElementException.class, none::orElseThrow).getMessage();
        assertTrue(message.contains(MONDAY_NOON + " and " + due), message);
    }

    @Test
    void W5_many_readers_that_extend_the_tables_at_once_all_have_right_answers() {
        WorkCalendar tokyo = WorkCalendar.named("tokyo", 1)
                .zone(ZoneId.of("Asia/Tokyo"))
                .weekdays("09:00-17:00")
                .build();
        WorkCalendar shared = WorkCalendar.union("sun", 1, office, tokyo);
        IntStream.range(0, 400).parallel().forEach(i -> {
            Instant from = MONDAY_NOON.plus(Duration.ofDays((i % 40 - 20) * 364L));
            Instant to = from.plus(Duration.ofDays(28));
            WorkCalendar fresh = WorkCalendar.union("sun", 1, office, tokyo);
            assertEquals(fresh.between(from, to), shared.between(from, to));
        });
    }

    @Test
    void W6_an_interval_has_a_length_and_only_some_reasons_have_names() {
        assertThrows(IllegalArgumentException.class, () -> new Interval(MONDAY_NOON, MONDAY_NOON, Reason.WEEKEND));
        assertThrows(IllegalArgumentException.class, () -> new Reason(Reason.Kind.WEEKEND, "Sunday"));
        assertEquals("holiday Easter", new Reason(Reason.Kind.HOLIDAY, "Easter").toString());
    }

    private static String reasonAt(WorkCalendar calendar, String instant) {
        Instant at = Instant.parse(instant);
        return calendar.intervals(at, at.plusSeconds(1))
                .findFirst()
                .orElseThrow()
                .reason()
                .toString();
    }

    private static Holidays swiss() {
        return provider("Switzerland/Zurich", year -> new TreeMap<>(Map.of(LocalDate.of(year, 8, 1), "National Day")));
    }

    private static Holidays provider(String name, IntFunction<Map<LocalDate, String>> years) {
        return new Holidays() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Map<LocalDate, String> in(int year) {
                return years.apply(year);
            }
        };
    }
}
