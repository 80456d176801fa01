package org.ticketkit.worktime;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.ticketkit.ticket.Misconfigured;
import org.ticketkit.worktime.Facts.Span;

/** Calendars of all kinds in zones with all oddities, and instants to ask them about, each from a random source alone. */
final class RandomCalendars {

    static final List<String> ZONES = List.of(
            "Europe/Zurich", // gap and overlap at night
            "America/Sao_Paulo", // transitions at midnight until 2019
            "Asia/Tehran", // the same until 2022
            "Australia/Lord_Howe", // half an hour of summer time
            "Pacific/Apia", // no 2011-12-30
            "America/St_Johns", // transitions at 00:01 until 2011, offset of half an hour
            "Pacific/Kwajalein", // no 1993-08-21
            "Antarctica/Troll", // two hours of summer time
            "Africa/Casablanca", // back to winter time for Ramadan
            "Africa/Monrovia", // seconds in the offset until 1972
            "Pacific/Chatham", // offsets of three quarters of an hour
            "Pacific/Kiritimati", // no 1994-12-31, UTC+14
            "America/New_York",
            "Asia/Gaza",
            "UTC");

    private static final int DAY = 86_400;
    private static final Instant FIRST = Instant.parse("1890-01-01T00:00:00Z");
    /** What calendars know at most, less fifty years and more for the holidays around. */
    private static final Instant EARLIEST = Instant.parse("0060-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9940-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2150-01-01T00:00:00Z");

    /**
     * A calendar, what it should say, and an instant about which it says something of interest.
     *
     * @param calendar the calendar
     * @param oracle the truth about it
     * @param around the instant
     */
    record Case(WorkCalendar calendar, Oracle oracle, Instant around) {

        /** How far the oracle looks; less where it has to step second by second. */
        Duration patience() {
            return oracle.isPlain().test(around.truncatedTo(ChronoUnit.MINUTES))
                    ? Duration.ofDays(6)
                    : Duration.ofHours(6);
        }

        /** Up to half of that, at times up to four times as much; with and without a fraction of a second. */
        Duration span(Random random) {
            int most = (int) patience().toSeconds() / 2;
            int seconds = random.nextInt(random.nextInt(50) == 0 ? 8 * most : most);
            return random.nextBoolean()
                    ? Duration.ofMinutes(seconds / 60)
                    : Duration.ofSeconds(seconds, random.nextInt(1_000_000_000));
        }

        @Override
        public String toString() {
            return "around " + around + "\n" + calendar;
        }
    }

    private RandomCalendars() {}

    static Case next(Random random) {
        ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        Instant around = around(zone, random);
        return switch (random.nextInt(10)) {
            case 0 -> union(single(zone, around, random), single(other(random), around, random));
            case 1 -> intersection(single(zone, around, random), single(other(random), around, random));
            case 2 -> replaced(single(zone, around, random), single(other(random), around, random), random);
            default -> single(zone, around, random);
        };
    }

    private static ZoneId other(Random random) {
        return ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    }

    /** Near a change of the offset as often as not. */
    private static Instant around(ZoneId zone, Random random) {
        boolean isFar = random.nextInt(12) == 0;
        Instant first = isFar ? EARLIEST : FIRST;
        Instant any = first.plusSeconds(random.nextLong(first.until(isFar ? LATEST : LAST, ChronoUnit.SECONDS)));
        ZoneOffsetTransition next = zone.getRules().nextTransition(any);
        return next == null || random.nextBoolean()
                ? any
                : next.getInstant().plusSeconds(random.nextInt(4 * DAY) - 2 * DAY);
    }

    static Case single(ZoneId zone, Instant around, Random random) {
        return Stream.generate(() -> facts(zone, around.atZone(zone).toLocalDate(), random))
                .flatMap(facts -> asked(facts, around).stream())
                .findFirst()
                .orElseThrow();
    }

    /** One with 1,200 holidays in the twenty years to come, and no hours with seconds, so that the oracle may step by minutes. */
    static Case ofTwentyYears(ZoneId zone, Instant around, Random random) {
        LocalDate today = around.atZone(zone).toLocalDate();
        return Stream.generate(() -> facts(zone, today, random))
                .filter(facts -> facts.oracle().isPlain().test(Instant.parse("2020-01-15T12:00:00Z")))
                .peek(facts -> random.ints(1_200, 0, 20 * 365)
                        .mapToObj(today::plusDays)
                        .forEach(facts.holidays()::add))
                .flatMap(facts -> asked(facts, around).stream())
                .findFirst()
                .orElseThrow();
    }

    /** Nothing where these facts leave no working time at all. */
    private static Optional<Case> asked(Facts facts, Instant around) {
        try {
            return Optional.of(new Case(facts.calendar("single"), facts.oracle(), around));
        } catch (Misconfigured refused) {
            if (!refused.getMessage().contains("no working time at all")) {
                throw refused;
            }
            return Optional.empty();
        }
    }

    private static Case union(Case one, Case other) {
        Oracle both = new Oracle(
                at -> one.oracle.works().test(at) || other.oracle.works().test(at),
                at -> one.oracle.isPlain().test(at) && other.oracle.isPlain().test(at));
        return new Case(WorkCalendar.union("both", 1, one.calendar, other.calendar), both, one.around);
    }

    private static Case intersection(Case one, Case other) {
        Oracle both = new Oracle(
                at -> one.oracle.works().test(at) && other.oracle.works().test(at),
                at -> one.oracle.isPlain().test(at) && other.oracle.isPlain().test(at));
        return new Case(WorkCalendar.intersection("both", 1, one.calendar, other.calendar), both, one.around);
    }

    private static Case replaced(Case earlier, Case later, Random random) {
        Instant start = earlier.around.truncatedTo(ChronoUnit.SECONDS).plusSeconds(random.nextInt(DAY));
        Oracle both = new Oracle(
                at -> (at.isBefore(start) ? earlier : later).oracle.works().test(at),
                at -> !at.equals(start.truncatedTo(ChronoUnit.MINUTES))
                        && earlier.oracle.isPlain().test(at)
                        && later.oracle.isPlain().test(at));
        WorkCalendar second = WorkCalendar.parse(later.calendar.toString().replace("single#1", "single#2"));
        return new Case(second.replacing(earlier.calendar, start), both, earlier.around);
    }

    private static Facts facts(ZoneId zone, LocalDate near, Random random) {
        Days days = new Days(random);
        Map<DayOfWeek, List<Span>> weekly = new HashMap<>();
        Map<DayOfWeek, List<Span>> focus = new HashMap<>();
        boolean always = random.nextInt(8) == 0;
        for (DayOfWeek day : DayOfWeek.values()) {
            if (always) {
                weekly.put(day, List.of(new Span(0, DAY)));
            } else if (random.nextInt(7) > 1) {
                weekly.put(day, days.hours());
            }
            if (random.nextInt(6) == 0) {
                focus.put(day, List.of(days.any()));
            }
        }
        Map<LocalDate, List<Span>> overrides = new HashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            overrides.put(dateNear(near, random), random.nextInt(3) == 0 ? List.of() : days.hours());
        }
        Map<LocalDate, List<Span>> exclusions = new HashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            exclusions.put(dateNear(near, random), List.of(days.any()));
        }
        return new Facts(zone, weekly, focus, holidays(near, random), overrides, exclusions);
    }

    private static Set<LocalDate> holidays(LocalDate near, Random random) {
        Set<LocalDate> holidays = new HashSet<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            holidays.add(dateNear(near, random));
        }
        if (random.nextInt(20) == 0) { // for 1,200 days nobody works but by override
            near.minusDays(3).datesUntil(near.plusDays(1_197)).forEach(holidays::add);
        }
        if (random.nextInt(10) == 0) { // the holidays of a hundred years
            random.ints(1_200, -18_000, 18_000).mapToObj(near::plusDays).forEach(holidays::add);
        }
        return holidays;
    }

    private static LocalDate dateNear(LocalDate near, Random random) {
        return near.plusDays(random.nextInt(9) - 4);
    }

    /** Spans of hours that fit each other: in whole minutes or not, round the midnight or not. */
    private static final class Days {

        private static final int MORNING = 6 * 3_600;

        private final Random random;
        private final int grain;
        private final boolean nights;

        Days(Random random) {
            this.random = random;
            this.grain = List.of(1, 60, 60, 60, 900, 1_800, 1_800).get(random.nextInt(7));
            this.nights = random.nextInt(3) == 0;
        }

        /** Up to three spans; those of a day with a night begin in the morning, when the night before has ended. */
        List<Span> hours() {
            int first = nights ? MORNING : 0;
            int[] bounds = random.ints(2 * (1 + random.nextInt(3)), first / grain, DAY / grain + 1)
                    .sorted()
                    .distinct()
                    .map(bound -> bound * grain)
                    .toArray();
            List<Span> spans = new ArrayList<>();
            for (int i = 0; i + 1 < bounds.length; i += 2) {
                spans.add(new Span(bounds[i], bounds[i + 1]));
            }
            int last = Arrays.stream(bounds).max().orElse(0);
            if (nights && last < DAY) {
                spans.add(new Span(last, DAY + grain * (1 + random.nextInt(MORNING / grain))));
            }
            return spans.isEmpty() ? List.of(new Span(first, DAY)) : spans;
        }

        Span any() {
            int start = grain * random.nextInt(DAY / grain);
            int length = grain * (1 + random.nextInt(DAY / grain));
            return new Span(start, nights || start + length <= DAY ? Math.min(start + length, start + DAY) : DAY);
        }
    }
}
