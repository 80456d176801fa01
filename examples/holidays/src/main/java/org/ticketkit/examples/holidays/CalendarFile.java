package org.ticketkit.examples.holidays;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Period;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtStart;
import org.jspecify.annotations.Nullable;
import org.ticketkit.worktime.Holidays;

/**
 * The days off of an iCalendar file (RFC 5545): its events that last whole days, those that come again each year included, and cancelled
 * ones left out.
 */
public final class CalendarFile implements Holidays {

    private final String name;
    private final List<VEvent> events = new ArrayList<>();

    private CalendarFile(String name, List<VEvent> all) {
        this.name = name;
        for (VEvent event : all) {
            // an event with a time of day is an appointment and no day off
            if (startOf(event) instanceof LocalDate && !isCancelled(event)) {
                events.add(event);
            }
        }
    }

    private static @Nullable Temporal startOf(VEvent event) {
        return event.<DtStart<?>>getProperty(Property.DTSTART)
                .map(DtStart::getDate)
                .orElse(null);
    }

    private static boolean isCancelled(VEvent event) {
        return event.<Property>getProperty(Property.STATUS)
                .filter(status -> status.getValue().equalsIgnoreCase("CANCELLED"))
                .isPresent();
    }

    /**
     * Reads a file; what it is called tells it from other files, so name it by its content, such as {@code plant-2026}.
     *
     * @throws IOException if it cannot be read, or is no iCalendar file
     */
    public static Holidays read(String name, InputStream file) throws IOException {
        try {
            return new CalendarFile(name, new CalendarBuilder().build(file).getComponents(Component.VEVENT));
        } catch (ParserException e) {
            throw new IOException(name + " is no iCalendar file: " + e.getMessage(), e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<LocalDate, String> in(int year) {
        Map<LocalDate, String> days = new TreeMap<>();
        Period<LocalDate> period = new Period<>(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
        for (VEvent event : events) {
            String what = event.<Property>getProperty(Property.SUMMARY)
                    .map(Property::getValue)
                    .orElse(name);
            for (Period<Temporal> time : event.<Temporal>calculateRecurrenceSet(period)) {
                LocalDate first = LocalDate.from(time.getStart());
                LocalDate end = LocalDate.from(time.getEnd()); // the day after
                first.datesUntil(end.isAfter(first) ? end : first.plusDays(1))
                        .filter(day -> day.getYear() == year)
                        .forEach(day -> days.putIfAbsent(day, what));
            }
        }
        return days;
    }
}
