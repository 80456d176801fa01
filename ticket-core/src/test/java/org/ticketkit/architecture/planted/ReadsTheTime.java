package org.ticketkit.architecture.planted;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.chrono.HijrahDate;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.function.Supplier;
import org.ticketkit.architecture.Breaks;

@Breaks("no ambient time")
final class ReadsTheTime {
    Instant now() {
        return Instant.now();
    }

    Supplier<Instant> byReference() {
        return Instant::now;
    }

    Supplier<Long> inALambda() {
        return () -> System.currentTimeMillis();
    }

    LocalDate today(ZoneId zone) {
        return LocalDate.now(zone);
    }

    ZonedDateTime here() {
        return ZonedDateTime.now();
    }

    Year year() {
        return Year.now();
    }

    HijrahDate otherCalendar() {
        return HijrahDate.now();
    }

    Clock utc() {
        return Clock.systemUTC();
    }

    Clock local() {
        return Clock.systemDefaultZone();
    }

    Clock seconds(ZoneId zone) {
        return Clock.tickSeconds(zone);
    }

    long millis() {
        return System.currentTimeMillis();
    }

    long nanos() {
        return System.nanoTime();
    }

    Date date() {
        return new Date();
    }

    Calendar calendar() {
        return Calendar.getInstance();
    }

    Calendar gregorian() {
        return new GregorianCalendar();
    }
}
