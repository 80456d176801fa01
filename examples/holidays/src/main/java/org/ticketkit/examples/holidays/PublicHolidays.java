package org.ticketkit.examples.holidays;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.ticketkit.worktime.Holidays;

/** The public holidays of a country, or of a part of it, from the tables of Jollyday. */
public final class PublicHolidays implements Holidays {

    private final String name;
    private final HolidayManager country;
    private final String[] part;
    private final Locale language;

    private PublicHolidays(String country, Locale language, String... part) {
        this.name = country + (part.length == 0 ? "" : "-" + String.join("-", part));
        this.country = HolidayManager.getInstance(ManagerParameters.create(country));
        this.part = part;
        this.language = language;
    }

    /** Those of a state of Germany: {@code by} for Bavaria, {@code be} for Berlin, {@code sn} for Saxony ... */
    public static Holidays germany(String state, Locale language) {
        return new PublicHolidays("de", language, state);
    }

    /** Those of a canton of Switzerland: {@code zh} for Zurich, {@code ti} for Ticino, {@code ge} for Geneva ... */
    public static Holidays switzerland(String canton, Locale language) {
        return new PublicHolidays("ch", language, canton);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<LocalDate, String> in(int year) {
        Map<LocalDate, String> days = new TreeMap<>();
        for (Holiday holiday : country.getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY, part)) {
            days.merge(holiday.getDate(), holiday.getDescription(language), (one, other) -> one + ", " + other);
        }
        days.keySet().removeIf(day -> day.getYear() != year); // one that is observed in the next year
        return days;
    }
}
