package org.ticketkit.worktime;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A span of seconds after midnight of the day on which it starts, half-open, at most 24 hours long; beyond {@link #DAY} it is the next day.
 *
 * <p>Written {@code 09:00-17:00}, with seconds where there are any; {@code 22:00-06:00+1} ends on the next day, as in a timetable.
 */
record Hours(int start, int end) {

    static final int DAY = 86_400;

    /** The year in which a second lies, by a clock without an offset. */
    static int yearOf(long second) {
        return LocalDate.ofEpochDay(Math.floorDiv(second, (long) DAY)).getYear();
    }

    /** The part on the day itself. */
    Hours ownPart() {
        return new Hours(start, Math.min(end, DAY));
    }

    /** The part on the next day, as seconds of that; null if there is none. */
    @Nullable
    Hours tail() {
        return end > DAY ? new Hours(0, end - DAY) : null;
    }

    boolean overlaps(Hours other) {
        return start < other.end && other.start < end;
    }

    /**
     * Reads what {@link #toString()} writes.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    static Hours parse(String text) {
        int dash = text.indexOf('-');
        int start = dash < 0 ? -1 : secondOfDay(text.substring(0, dash));
        boolean overnight = text.endsWith("+1");
        int end = dash < 0 ? -1 : secondOfDay(text.substring(dash + 1, text.length() - (overnight ? 2 : 0)));
        if (start < 0 || start == DAY || end < 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no span of hours; write 09:00-17:00, at most to 24:00");
        }
        if (!overnight && end <= start) {
            throw new IllegalArgumentException(
                    "'" + text + "' does not end after it starts; if it ends on the next day, write " + text + "+1");
        }
        if (overnight && (end > start || end == 0)) {
            throw new IllegalArgumentException(
                    "'" + text + "' is longer than a day, or does not reach the next one; +1 is for the next day");
        }
        return new Hours(start, overnight ? end + DAY : end);
    }

    /** The seconds of {@code HH:mm} or {@code HH:mm:ss}, up to {@code 24:00}; -1 for anything else. */
    private static int secondOfDay(String text) {
        int hours = number(text, 0, 24);
        int minutes = number(text, 3, 59);
        int seconds = text.length() == 5 ? 0 : number(text, 6, 59);
        boolean isTime = hours >= 0 && minutes >= 0 && seconds >= 0 && text.length() <= 8;
        int second = hours * 3600 + minutes * 60 + seconds;
        return isTime && second <= DAY ? second : -1;
    }

    /** The two digits at this place, after a colon unless it is the first; -1 if there is nothing of the kind, or more than allowed. */
    private static int number(String text, int at, int most) {
        if (text.length() < at + 2 || (at > 0 && text.charAt(at - 1) != ':')) {
            return -1;
        }
        int high = text.charAt(at) - '0';
        int low = text.charAt(at + 1) - '0';
        boolean areDigits = high >= 0 && high <= 9 && low >= 0 && low <= 9;
        return areDigits && high * 10 + low <= most ? high * 10 + low : -1;
    }

    @Override
    public String toString() {
        return end > DAY ? time(start) + "-" + time(end - DAY) + "+1" : time(start) + "-" + time(end);
    }

    private static String time(int second) {
        String minutes = two(second / 3600) + ":" + two(second / 60 % 60);
        return second % 60 == 0 ? minutes : minutes + ":" + two(second % 60);
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }
}
