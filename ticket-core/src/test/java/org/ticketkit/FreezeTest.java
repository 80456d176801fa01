package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ticketkit.lifecycle.Guard;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.lifecycle.Obstacle;
import org.ticketkit.tck.SettableClock;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.worktime.WorkCalendar;

/** L10: no release on, or on the eve of, a day off; the third of the five stories. */
class FreezeTest {

    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");
    private static final Actor ANN = Actor.agent("ann");
    private static final Actor LIZ = Actor.lead("liz");

    private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T07:00:00Z"));
    private final Tickets tickets = desk(office(), clock).tickets();
    private final Ticket change = approvedChange();

    /** Christmas 2026 is a Friday; the Saturday before, the office is open. */
    private static WorkCalendar office() {
        return WorkCalendar.named("zurich-office", 1)
                .zone(ZURICH)
                .weekdays("09:00-17:00")
                .holiday(LocalDate.of(2026, 12, 25), "Christmas Day")
                .override(LocalDate.of(2026, 12, 19), "stock-taking", "10:00-12:00")
                .override(LocalDate.of(2026, 7, 15), "staff outing")
                .exclude(DayOfWeek.WEDNESDAY, "focus time", "09:00-10:00")
                .build();
    }

    private static TicketDesk desk(WorkCalendar calendar, SettableClock clock) {
        return TicketDesk.builder().clock(clock).lifecycle(changes(calendar)).build();
    }

    private static Lifecycle changes(WorkCalendar calendar) {
        return Lifecycle.named("change", 1)
                .initial("planned", Phase.NEW)
                .status("ready", Phase.OPEN)
                .status("released", Phase.CLOSED)
                .move("planned", "ready")
                .move("ready", "released", Guard.freeze(calendar, ZURICH).overridableBy("emergency"))
                .build();
    }

    private Ticket approvedChange() {
        Ticket opened = tickets.open(
                        Actor.system("web"),
                        OpenTicket.from(Contact.mail("carla@example.org"))
                                .subject("Seats are booked twice")
                                .text("In one performance alone.")
                                .build())
                .ticket();
        return tickets.move(ANN, Move.to(opened.id(), "ready"));
    }

    private Refused release(Actor actor, Move move) {
        return assertThrows(Refused.class, () -> tickets.move(actor, move));
    }

    private Move release() {
        return Move.to(change.id(), "released");
    }

    private void at(String local) {
        clock.advance(Duration.between(
                clock.instant(), LocalDateTime.parse(local).atZone(ZURICH).toInstant()));
    }

    @Test
    void L10_story_3_Friday_and_the_eve_of_a_holiday_are_refused_and_Monday_is_allowed() {
        at("2026-12-18T11:00");
        // the office is open on this one Saturday, so the Friday before it is no eve of a day off
        assertTrue(tickets.nextFor(ANN, change.id()).get(0).isAllowed());

        at("2026-12-11T11:00");
        Refused friday = release(ANN, release());
        assertEquals(Refused.Code.FROZEN, friday.code());
        assertEquals("freeze", friday.details().get("obstacle"));
        assertTrue(friday.getMessage().contains("tomorrow, Saturday 2026-12-12, is a day off (weekend)"));

        at("2026-12-24T11:00");
        assertTrue(release(ANN, release())
                .getMessage()
                .contains("tomorrow, Friday 2026-12-25, is a day off (holiday Christmas Day)"));

        at("2026-12-25T11:00");
        assertTrue(release(ANN, release())
                .getMessage()
                .contains("today, Friday 2026-12-25, is a day off (holiday Christmas Day)"));

        at("2026-12-28T11:00");
        assertEquals("released", tickets.move(ANN, release()).status().code());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-10T23:59:59.999999, true",
        "2026-12-11T00:00, false",
        "2026-12-13T23:59:59.999999, false",
        "2026-12-14T00:00, true",
        "2026-12-19T09:00, false",
        "2026-07-14T09:00, false",
        "2026-07-15T09:00, false",
        "2026-07-16T09:00, true",
        "2026-07-21T09:00, true",
        "2026-07-22T09:30, true",
    })
    void L10_the_dates_of_the_zone_count_and_hours_that_are_left_make_no_day_off(String local, boolean allowed) {
        at(local);
        assertEquals(allowed, tickets.nextFor(ANN, change.id()).get(0).isAllowed());
    }

    @Test
    void L10_an_override_by_name_takes_the_right_and_is_recorded_with_its_reason() {
        at("2026-12-11T11:00");
        Obstacle freeze = tickets.nextFor(LIZ, change.id()).get(0).obstacles().get(0);
        assertEquals(Obstacle.Overriding.by("emergency"), freeze.overriding().orElseThrow());
        assertEquals(
                Refused.Code.FORBIDDEN,
                release(ANN, release().overriding("freeze", "security-hole")).code());
        assertEquals(
                Refused.Code.FROZEN,
                release(LIZ, release().overriding("another", "security-hole")).code());

        tickets.move(LIZ, release().overriding("freeze", "security-hole"));

        List<TicketEvent> history = tickets.history(LIZ, change.id(), PageRequest.first(50)).items().stream()
                .map(recorded -> recorded.event())
                .toList();
        assertTrue(history.contains(new TicketEvent.Overridden("freeze", "security-hole")));
    }

    @Test
    void L10_what_is_free_is_overridden_by_nothing_and_not_recorded() {
        at("2026-12-28T11:00");
        tickets.move(ANN, release().overriding("freeze", "habit"));
        assertTrue(tickets.history(LIZ, change.id(), PageRequest.first(50)).items().stream()
                .noneMatch(recorded -> recorded.event() instanceof TicketEvent.Overridden));
    }

    @Test
    void L10_a_date_that_the_zone_skipped_is_no_day_off() {
        ZoneId apia = ZoneId.of("Pacific/Apia");
        WorkCalendar everyDay = WorkCalendar.named("apia", 1)
                .zone(apia)
                .on(DayOfWeek.MONDAY, DayOfWeek.SUNDAY, "09:00-17:00")
                .build();
        Guard freeze = Guard.freeze(everyDay, apia);
        Instant thursday = LocalDate.of(2011, 12, 29).atTime(12, 0).atZone(apia).toInstant();
        assertTrue(freeze.holds(org.ticketkit.lifecycle.Situation.of(change, ANN, thursday)));
    }

    @Test
    void L2_another_calendar_makes_another_definition() {
        WorkCalendar other = WorkCalendar.named("zurich-office", 1)
                .zone(ZURICH)
                .weekdays("09:00-18:00")
                .build();
        assertNotEquals(changes(office()).describe(), changes(other).describe());
        assertEquals(changes(office()).describe(), changes(office()).describe());
    }
}
