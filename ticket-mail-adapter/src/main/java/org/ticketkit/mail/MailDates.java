package org.ticketkit.mail;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads dates of mails, also abbreviated and obsolete ones; a missing zone is UTC. */
final class MailDates {

    private static final Pattern STANDARD = Pattern.compile(
            "(\\d{1,2})[ -]+([A-Za-z]{3})[a-z]*[ .,-]+(\\d{2,4})[ ,]+(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2}))?(?:\\.\\d+)?\\s*([+-]\\d{4}|[A-Za-z]{1,5})?");
    private static final Pattern ASCTIME = Pattern.compile(
            "([A-Za-z]{3}) +(\\d{1,2}) +(\\d{1,2}):(\\d{2})(?::(\\d{2}))? +(?:([A-Z]{1,5}|[+-]\\d{4}) +)?(\\d{4})");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Map<String, Integer> HOURS = Map.of(
            "EST", -5, "EDT", -4, "CST", -6, "CDT", -5, "MST", -7, "MDT", -6, "PST", -8, "PDT", -7, "CET", 1, "CEST",
            2);

    private MailDates() {}

    static Optional<Instant> parse(String value) {
        try {
            Matcher standard = STANDARD.matcher(value);
            if (standard.find()) {
                return instant(
                        standard.group(3),
                        standard.group(2),
                        standard.group(1),
                        time(standard, 4),
                        zone(standard.group(7)));
            }
            Matcher asctime = ASCTIME.matcher(value);
            if (asctime.find()) {
                return instant(
                        asctime.group(7), asctime.group(1), asctime.group(2), time(asctime, 3), zone(asctime.group(6)));
            }
            return Optional.of(Instant.parse(value.strip()));
        } catch (DateTimeException e) {
            // no date that we know, or one like 31 February
            return Optional.empty();
        }
    }

    private static Optional<Instant> instant(String year, String month, String day, int[] time, ZoneOffset zone) {
        int monthNumber = MONTHS.indexOf(month.toLowerCase(Locale.ROOT)) + 1;
        return Optional.of(
                LocalDateTime.of(fullYear(year), monthNumber, Integer.parseInt(day), time[0], time[1], time[2])
                        .toInstant(zone));
    }

    private static int[] time(Matcher matcher, int first) {
        String seconds = matcher.group(first + 2);
        return new int[] {
            Integer.parseInt(matcher.group(first)),
            Integer.parseInt(matcher.group(first + 1)),
            seconds == null ? 0 : Math.min(59, Integer.parseInt(seconds))
        };
    }

    /** RFC 5322, section 4.3. */
    private static int fullYear(String year) {
        int number = Integer.parseInt(year);
        if (year.length() == 2) {
            return number < 50 ? 2000 + number : 1900 + number;
        }
        return year.length() == 3 ? 1900 + number : number;
    }

    private static ZoneOffset zone(@org.jspecify.annotations.Nullable String zone) {
        if (zone == null) {
            return ZoneOffset.UTC;
        }
        if (zone.charAt(0) == '+' || zone.charAt(0) == '-') {
            int number = Integer.parseInt(zone);
            return ZoneOffset.ofHoursMinutes(number / 100, number % 100);
        }
        return ZoneOffset.ofHours(HOURS.getOrDefault(zone.toUpperCase(Locale.ROOT), 0));
    }
}
