package org.ticketkit.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.Locale;
import org.ticketkit.ticket.Refused;
import org.ticketkit.worktime.Interval;
import org.ticketkit.worktime.Reason;
import org.ticketkit.worktime.WorkCalendar;

/** Holds unless today, or tomorrow, is a day off (rule L10). */
record Freeze(WorkCalendar calendar, ZoneId zone) implements Guard {

    @Override
    public String name() {
        return FREEZE;
    }

    @Override
    public String reason() {
        return "it is not done on, or on the eve of, a day off; wait for a day that is followed by a working day";
    }

    @Override
    public Refused.Code code() {
        return Refused.Code.FROZEN;
    }

    @Override
    public String describe() {
        return FREEZE + " " + calendar.ref() + " " + calendar.fingerprint() + " " + zone;
    }

    @Override
    public boolean holds(Situation situation) {
        LocalDate today = today(situation);
        return !isOff(today) && !isOff(after(today));
    }

    @Override
    public String reason(Situation situation) {
        LocalDate today = today(situation);
        String day = isOff(today) ? "today, " + said(today) : "tomorrow, " + said(after(today));
        return day + "; wait for a day that is followed by a working day";
    }

    private LocalDate today(Situation situation) {
        return LocalDate.ofInstant(situation.now(), zone);
    }

    /** The next date that the clocks of the zone show; some have skipped one. */
    private LocalDate after(LocalDate date) {
        LocalDate next = date.plusDays(1);
        return start(next).equals(start(next.plusDays(1))) ? next.plusDays(1) : next;
    }

    private Instant start(LocalDate date) {
        return date.atStartOfDay(zone).toInstant();
    }

    /** Is no instant of this date working time? */
    private boolean isOff(LocalDate date) {
        return calendar.between(start(date), start(date.plusDays(1))).isZero();
    }

    private String said(LocalDate date) {
        String weekday = date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        return weekday + " " + date + ", is a day off" + because(date);
    }

    /** What tells most about why. */
    private String because(LocalDate date) {
        return calendar.intervals(start(date), start(date.plusDays(1)))
                .map(Interval::reason)
                .max(Comparator.comparing(Reason::kind))
                .map(why -> " (" + why + ")")
                .orElse("");
    }
}
