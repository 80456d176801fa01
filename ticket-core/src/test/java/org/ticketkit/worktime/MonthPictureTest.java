package org.ticketkit.worktime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class MonthPictureTest {

    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
    private static final YearMonth DECEMBER = YearMonth.of(2026, 12);

    private final WorkCalendar office = WorkCalendar.named("office", 1)
            .zone(ZURICH)
            .weekdays("09:00-12:00", "13:00-17:00")
            .exclude(DayOfWeek.WEDNESDAY, "focus <time> & \"quiet\"", "14:00-16:00")
            .holiday(LocalDate.of(2026, 12, 25), "Christmas Day")
            .override(LocalDate.of(2026, 12, 24), "Christmas Eve, on which many a shop is closed", "09:00-12:00")
            .build();

    @Test
    void every_day_has_a_box_and_every_hour_its_place_on_the_bar() throws Exception {
        Document picture = parsed(MonthPicture.of(office, DECEMBER, ZURICH).svg());
        assertEquals(31, texts(picture, "number").size());
        assertEquals(31, boxes(picture, "day").size());
        // 1 December 2026 is a Tuesday, the second box: 09:00 is 9/24 of the bar of 102
        Element morning = boxes(picture, "working").get(0);
        assertEquals("176.3", morning.getAttribute("x"));
        assertEquals("12.8", morning.getAttribute("width"));
    }

    @Test
    void what_takes_time_away_is_drawn_by_kind_and_named() throws Exception {
        Document picture = parsed(MonthPicture.of(office, DECEMBER, ZURICH).svg());
        assertEquals(2, boxes(picture, "holiday").size(), "the day and the legend");
        assertEquals(5 + 1, boxes(picture, "exclusion").size(), "five Wednesdays, and the legend");
        assertTrue(texts(picture, "note").stream().anyMatch(note -> note.contains("Christmas Day")));
    }

    @Test
    void names_are_escaped_and_cut_and_whole_where_one_points() throws Exception {
        String svg = MonthPicture.of(office, DECEMBER, ZURICH).svg();
        assertFalse(svg.contains("<time>"));
        List<String> notes = texts(parsed(svg), "note");
        assertTrue(notes.contains("focus <time> & \"quiet\"" + "focus <time> & \"q…"), notes::toString);
        assertTrue(notes.stream()
                .anyMatch(note ->
                        note.startsWith("Christmas Eve, on which many a shop is closed") && note.endsWith("…")));
    }

    @Test
    void what_no_document_may_hold_is_replaced() throws Exception {
        WorkCalendar odd = WorkCalendar.named("odd", 1)
                .zone(ZURICH)
                .weekdays("09:00-17:00")
                .holidays(new Holidays() {
                    @Override
                    public String name() {
                        return "odd";
                    }

                    @Override
                    public Map<LocalDate, String> in(int year) {
                        return Map.of(LocalDate.of(year, 12, 1), "a\u0000b\u202Ec\uD800d\uFFFEe");
                    }
                })
                .build();
        List<String> notes = texts(parsed(MonthPicture.of(odd, DECEMBER, ZURICH).svg()), "note");
        assertEquals("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe".repeat(2), notes.get(0));
    }

    @Test
    void language_and_words_are_the_readers() throws Exception {
        MonthPicture.Words words =
                new MonthPicture.Words("Arbeitszeit", "frei", "Feiertag", "eigene Zeiten", "ausgenommen");
        MonthPicture picture = MonthPicture.of(office, DECEMBER, ZURICH).in(Locale.GERMANY, words);
        List<String> names = texts(parsed(picture.svg()), "name");
        assertEquals(List.of("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"), names.subList(0, 7));
        assertEquals(List.of("Arbeitszeit", "frei", "Feiertag", "eigene Zeiten", "ausgenommen"), names.subList(7, 12));
        assertEquals(List.of("Dezember 2026 · office"), texts(parsed(picture.svg()), "title"));
        List<String> american = texts(parsed(picture.in(Locale.US, words).svg()), "name");
        assertEquals("Sun", american.get(0));
    }

    @Test
    void a_month_in_which_the_clock_changes_or_skips_a_day_is_drawn_too() throws Exception {
        for (YearMonth month : List.of(YearMonth.of(2026, 3), YearMonth.of(2026, 10), YearMonth.of(2026, 2))) {
            parsed(MonthPicture.of(office, month, ZURICH).svg());
        }
        ZoneId apia = ZoneId.of("Pacific/Apia");
        WorkCalendar always =
                WorkCalendar.named("always", 1).zone(apia).aroundTheClock().build();
        Document picture =
                parsed(MonthPicture.of(always, YearMonth.of(2011, 12), apia).svg());
        assertEquals(31, texts(picture, "number").size());
        assertEquals(30 + 1, boxes(picture, "working").size(), "no 30 December, and the legend");
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<Element> boxes(Document picture, String kind) {
        return elements(picture, "rect", kind);
    }

    private static List<String> texts(Document picture, String kind) {
        return elements(picture, "text", kind).stream()
                .map(Element::getTextContent)
                .toList();
    }

    private static List<Element> elements(Document picture, String tag, String kind) {
        List<Element> found = new ArrayList<>();
        var all = picture.getElementsByTagName(tag);
        for (int i = 0; i < all.getLength(); i++) {
            if (((Element) all.item(i)).getAttribute("class").equals(kind)) {
                found.add((Element) all.item(i));
            }
        }
        return found;
    }
}
