package org.ticketkit.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.ticketkit.lifecycle.ClosedCondition.byAnother;
import static org.ticketkit.lifecycle.ClosedCondition.byRequester;
import static org.ticketkit.lifecycle.ClosedCondition.inStatus;
import static org.ticketkit.lifecycle.ClosedCondition.reopenedLessThan;
import static org.ticketkit.lifecycle.ClosedCondition.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ticketkit.lifecycle.ClosedPolicy.FollowUp;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.CaseNumber;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.Priority;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.Status;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.worktime.Term;
import org.ticketkit.worktime.WorkCalendar;

/** L5: the closed policy decides by age, elapsed or working, by sender and number of reopenings. */
class ClosedPolicyTest {

    /** A Friday, 16:00 in Zurich. */
    private static final Instant FRIDAY = Instant.parse("2026-03-06T15:00:00Z");

    private static final RequesterId CARLA = RequesterId.of("carla");
    private static final WorkCalendar OFFICE = WorkCalendar.named("office", 1)
            .zone(ZoneId.of("Europe/Zurich"))
            .weekdays("09:00-17:00")
            .build();

    private static Ticket closed(String status, int reopenings) {
        TicketEvent.Opened opened = new TicketEvent.Opened(
                CaseNumber.of("T-1"),
                Lifecycle.standard().ref(),
                new Status(status, Phase.CLOSED),
                Priority.NORMAL,
                "",
                "",
                Set.of(),
                "mail",
                Locale.ROOT,
                CARLA,
                Optional.empty());
        return Ticket.opened(TenantId.DEFAULT, new TicketId(new UUID(0x7000L, 1)), opened, FRIDAY)
                .reopenings(reopenings)
                .build();
    }

    private static FollowUp decide(ClosedPolicy policy, Ticket ticket, String sender, String now) {
        return policy.decide(ticket, Actor.requester(RequesterId.of(sender)), Instant.parse(now));
    }

    @Test
    void L5_the_window_in_working_time_is_open_over_the_weekend() {
        ClosedPolicy policy = ClosedPolicy.reopeningWithin(Term.working(Duration.ofHours(8), OFFICE), 1);
        Ticket ticket = closed("closed", 0);
        assertEquals(FollowUp.REOPEN, decide(policy, ticket, "carla", "2026-03-08T22:00:00Z"));
        assertEquals(FollowUp.REOPEN, decide(policy, ticket, "carla", "2026-03-09T14:59:59.999999Z"));
        assertEquals(FollowUp.NEW_TICKET, decide(policy, ticket, "carla", "2026-03-09T15:00:00Z"));
    }

    @Test
    void L5_the_window_in_elapsed_time_is_not() {
        ClosedPolicy policy = ClosedPolicy.reopeningWithin(Term.elapsed(Duration.ofHours(8)), 1);
        Ticket ticket = closed("closed", 0);
        assertEquals(FollowUp.REOPEN, decide(policy, ticket, "carla", "2026-03-06T22:59:59.999999Z"));
        assertEquals(FollowUp.NEW_TICKET, decide(policy, ticket, "carla", "2026-03-06T23:00:00Z"));
    }

    @Test
    void L5_after_so_many_reopenings_the_window_is_shut() {
        ClosedPolicy policy = ClosedPolicy.reopeningWithin(Term.elapsed(Duration.ofHours(8)), 2);
        assertEquals(FollowUp.REOPEN, decide(policy, closed("closed", 1), "carla", "2026-03-06T15:00:01Z"));
        assertEquals(FollowUp.NEW_TICKET, decide(policy, closed("closed", 2), "carla", "2026-03-06T15:00:01Z"));
    }

    @Test
    void L5_the_first_case_that_applies_decides_by_status_sender_age_and_reopenings() {
        ClosedPolicy policy = ClosedPolicy.when(FollowUp.REFUSE, inStatus("rejected"))
                .orWhen(
                        FollowUp.REOPEN,
                        within(Term.working(Duration.ofHours(8), OFFICE)),
                        reopenedLessThan(3),
                        byRequester())
                .orWhen(FollowUp.APPEND, byAnother())
                .otherwise(FollowUp.NEW_TICKET);
        String soon = "2026-03-07T15:00:00Z";
        String late = "2026-03-10T15:00:00Z";
        assertEquals(FollowUp.REFUSE, decide(policy, closed("rejected", 0), "carla", soon));
        assertEquals(FollowUp.REOPEN, decide(policy, closed("closed", 0), "carla", soon));
        assertEquals(FollowUp.APPEND, decide(policy, closed("closed", 0), "dave", soon));
        assertEquals(FollowUp.APPEND, decide(policy, closed("closed", 0), "dave", late));
        assertEquals(FollowUp.NEW_TICKET, decide(policy, closed("closed", 0), "carla", late));
        assertEquals(FollowUp.NEW_TICKET, decide(policy, closed("closed", 3), "carla", soon));
    }

    @Test
    void W5_a_window_of_a_calendar_that_never_works_so_long_stays_open() {
        WorkCalendar once = WorkCalendar.named("once", 1)
                .zone(ZoneOffset.UTC)
                .override(LocalDate.of(2026, 1, 5), "the only day", "09:00-10:00")
                .build();
        ClosedPolicy policy = ClosedPolicy.reopeningWithin(Term.working(Duration.ofHours(1), once), 1);
        assertEquals(FollowUp.REOPEN, decide(policy, closed("closed", 0), "carla", "2036-03-06T15:00:00Z"));
    }
}
