package org.ticketkit.examples.holidays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ticketkit.worktime.Holidays;
import org.ticketkit.worktime.MonthPicture;
import org.ticketkit.worktime.WorkCalendar;

class HolidaysTest {

    @Test
    void W6_each_state_of_germany_has_its_own() {
        LocalDate corpusChristi = LocalDate.of(2026, 6, 4);
        LocalDate reformation = LocalDate.of(2026, 10, 31);
        Map<LocalDate, String> bavaria =
                PublicHolidays.germany("by", Locale.GERMAN).in(2026);
        Map<LocalDate, String> saxony =
                PublicHolidays.germany("sn", Locale.GERMAN).in(2026);
        assertEquals("Fronleichnam", bavaria.get(corpusChristi));
        assertFalse(saxony.containsKey(corpusChristi));
        assertEquals("Reformationstag", saxony.get(reformation));
        assertFalse(bavaria.containsKey(reformation));
        assertEquals(
                "Good Friday",
                PublicHolidays.germany("by", Locale.ENGLISH).in(2027).get(LocalDate.of(2027, 3, 26)));
    }

    @Test
    void W6_each_canton_of_switzerland_has_its_own() {
        LocalDate allSaints = LocalDate.of(2026, 11, 1);
        LocalDate nationalDay = LocalDate.of(2026, 8, 1);
        Holidays zurich = PublicHolidays.switzerland("zh", Locale.GERMAN);
        Holidays ticino = PublicHolidays.switzerland("ti", Locale.GERMAN);
        assertEquals("Allerheiligen", ticino.in(2026).get(allSaints));
        assertFalse(zurich.in(2026).containsKey(allSaints));
        assertTrue(zurich.in(2026).containsKey(nationalDay) && ticino.in(2026).containsKey(nationalDay));
        assertEquals("ch-zh", zurich.name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bw", "by", "be", "bb", "hb", "hh", "he", "mv", "ni", "nw", "rp", "sl", "sn", "st", "sh", "th"})
    void W6_all_sixteen_states_are_there_and_share_the_day_of_unity(String state) {
        assertTrue(PublicHolidays.germany(state, Locale.GERMAN).in(2026).containsKey(LocalDate.of(2026, 10, 3)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ag", "ai", "ar", "be", "bl", "bs", "fr", "ge", "gl", "gr", "ju", "lu", "ne", "nw", "ow", "sg", "sh",
                "so", "sz", "tg", "ti", "ur", "vd", "vs", "zg", "zh"
            })
    void W6_all_26_cantons_are_there_and_share_the_national_day(String canton) {
        assertTrue(PublicHolidays.switzerland(canton, Locale.GERMAN).in(2026).containsKey(LocalDate.of(2026, 8, 1)));
    }

    @Test
    void W6_a_file_gives_whole_days_that_come_again_but_for_exceptions() throws IOException {
        Holidays plant = OfficeHours.plant();
        assertEquals(
                Map.of(
                        LocalDate.of(2026, 6, 15), "Works outing, all; day",
                        LocalDate.of(2026, 12, 30), "Stocktaking",
                        LocalDate.of(2026, 12, 31), "Stocktaking"),
                plant.in(2026));
        assertEquals(Set.of(), plant.in(2022).keySet());
        assertEquals(Set.of(), plant.in(2019).keySet());
        assertEquals(2, plant.in(2199).size());
    }

    @Test
    void W6_days_off_over_new_year_belong_to_both_years_and_cancelled_ones_to_none() throws IOException {
        Holidays house = CalendarFile.read(
                "house", new ByteArrayInputStream("""
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//Example//House//EN
                BEGIN:VEVENT
                UID:1@example.org
                DTSTAMP:20260101T000000Z
                DTSTART;VALUE=DATE:20261230
                DTEND;VALUE=DATE:20270103
                SUMMARY:Closed
                END:VEVENT
                BEGIN:VEVENT
                UID:2@example.org
                DTSTAMP:20260101T000000Z
                DTSTART;VALUE=DATE:20260504
                DURATION:P2D
                SUMMARY:Moving
                END:VEVENT
                BEGIN:VEVENT
                UID:3@example.org
                DTSTAMP:20260101T000000Z
                DTSTART;VALUE=DATE:20260601
                SUMMARY:Called off
                STATUS:CANCELLED
                END:VEVENT
                END:VCALENDAR
                """.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                Map.of(
                        LocalDate.of(2026, 5, 4), "Moving",
                        LocalDate.of(2026, 5, 5), "Moving",
                        LocalDate.of(2026, 12, 30), "Closed",
                        LocalDate.of(2026, 12, 31), "Closed"),
                house.in(2026));
        assertEquals(Map.of(LocalDate.of(2027, 1, 1), "Closed", LocalDate.of(2027, 1, 2), "Closed"), house.in(2027));
    }

    @Test
    void W6_what_is_no_calendar_file_is_refused() {
        var text = new ByteArrayInputStream("Hello".getBytes(StandardCharsets.UTF_8));
        assertTrue(assertThrows(IOException.class, () -> CalendarFile.read("hello", text))
                .getMessage()
                .contains("hello is no iCalendar file"));
    }

    @Test
    void W2_christmas_in_zurich_is_explained_by_the_names_of_its_days() throws IOException {
        WorkCalendar zurich = OfficeHours.zurich();
        Instant asked = Instant.parse("2026-12-23T15:30:00Z");
        // half an hour on the 23rd, three hours on the 24th, 4.5 on Monday the 28th
        assertEquals(
                Instant.parse("2026-12-28T13:30:00Z"),
                zurich.dueAfter(asked, Duration.ofHours(8)).orElseThrow());
        List<String> reasons = zurich.intervals(asked, Instant.parse("2026-12-28T08:00:00Z"))
                .map(interval -> interval.reason().toString())
                .toList();
        assertEquals(
                List.of(
                        "working",
                        "outside hours",
                        "override Christmas Eve",
                        "working",
                        "override Christmas Eve",
                        "holiday Christmas",
                        "holiday St.Stephen's Day",
                        "weekend",
                        "outside hours"),
                reasons);
        assertEquals(
                zurich,
                WorkCalendar.parse(
                        zurich.toString(), PublicHolidays.switzerland("zh", Locale.ENGLISH), OfficeHours.plant()));
    }

    /** {@code OfficeHours} draws it anew; it is named in the README. */
    @Test
    void the_picture_that_the_readme_shows_is_the_one_that_is_drawn() throws IOException {
        assertEquals(
                Files.readString(Path.of("december.svg")),
                MonthPicture.of(OfficeHours.zurich(), OfficeHours.DECEMBER, OfficeHours.ZURICH)
                        .svg());
    }
}
