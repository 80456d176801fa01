package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ticketkit.ticket.Claim;
import org.ticketkit.ticket.Lease;
import org.ticketkit.ticket.Misconfigured;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Release;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.worktime.Term;
import org.ticketkit.worktime.WorkCalendar;

/** O3: the assignee's role is lent, with a warning before its end and a reason after. */
class ClaimTest extends OwnedTicket {

    private static final Duration TERM = DeskBuilder.DEFAULT_CLAIM_TERM;

    private Lease lease() {
        return ticket().lease().orElseThrow();
    }

    @Test
    void O3_a_claim_warns_before_its_end_and_says_after_it_that_its_time_was_over() {
        tickets.claim(BOB, Claim.of(id));
        Lease lease = new Lease(BOBS, MONDAY.plus(TERM));
        assertEquals(lease, lease());
        clock.advance(Duration.ofMinutes(90).minusNanos(1_000));
        assertEquals(0, desk.work(100));
        clock.advance(Duration.ofNanos(1_000));
        assertEquals(1, desk.work(100));
        assertEquals(new TicketEvent.ClaimEnding(lease), lastEvent());
        assertEquals(0, desk.work(100));
        assertEquals(List.of(), desk.checkConsistency(PAGE).found());
        clock.advance(Duration.ofMinutes(30));
        assertEquals(1, desk.work(100));
        assertEquals(new TicketEvent.ClaimEnded(BOBS, "timed-out"), lastEvent());
        assertEquals(0, desk.work(100));
        assertEquals(ANNS, owner());
    }

    @Test
    void O3_a_claim_that_is_made_again_is_prolonged_and_warns_anew() {
        tickets.claim(BOB, Claim.of(id));
        clock.advance(Duration.ofMinutes(100));
        assertEquals(1, desk.work(100));
        tickets.claim(BOB, Claim.of(id));
        assertEquals(MONDAY.plus(Duration.ofMinutes(220)), lease().until());
        clock.advance(Duration.ofMinutes(89));
        assertEquals(0, desk.work(100));
        clock.advance(Duration.ofMinutes(1));
        assertEquals(1, desk.work(100));
        assertEquals(new TicketEvent.ClaimEnding(lease()), lastEvent());
    }

    @Test
    void E2_after_downtime_a_claim_ends_without_a_warning_that_would_come_too_late() {
        tickets.claim(BOB, Claim.of(id));
        clock.advance(TERM);
        assertEquals(1, desk.work(100));
        assertEquals(
                List.of(
                        new TicketEvent.Claimed(new Lease(BOBS, MONDAY.plus(TERM))),
                        new TicketEvent.ClaimEnded(BOBS, "timed-out")),
                lastEvents(2));
    }

    @Test
    void O3_a_claim_is_given_back_by_the_one_who_has_it_or_by_a_lead() {
        refused(Refused.Code.NOT_CLAIMED, () -> ownership.release(BOB, Release.of(id)));
        tickets.claim(BOB, Claim.of(id));
        refused(Refused.Code.ALREADY_CLAIMED, () -> ownership.release(CY, Release.of(id)));
        Ticket released = ownership.release(BOB, Release.of(id));
        assertEquals(Optional.empty(), released.lease());
        assertEquals(new TicketEvent.ClaimEnded(BOBS, "released"), lastEvent());
        tickets.claim(CY, Claim.of(id));
        ownership.release(LEA, Release.of(id));
        clock.advance(TERM);
        assertEquals(0, desk.work(100));
        tickets.claim(BOB, Claim.of(id));
        clock.advance(TERM);
        refused(Refused.Code.NOT_CLAIMED, () -> ownership.release(BOB, Release.of(id)));
    }

    @Test
    void O3_a_claim_ends_with_the_status_as_its_reason_when_the_ticket_is_resolved() {
        tickets.claim(BOB, Claim.of(id));
        tickets.move(BOB, Move.to(id, "resolved"));
        assertTrue(tickets.history(LEA, id, PAGE).items().stream()
                .map(Recorded::event)
                .anyMatch(new TicketEvent.ClaimEnded(BOBS, "resolved")::equals));
        clock.advance(TERM);
        assertEquals(0, desk.work(100));
    }

    @Test
    void O3_a_claim_counts_working_time_where_the_desk_is_told_so() {
        WorkCalendar office = WorkCalendar.named("office", 1)
                .weekdays("09:00-17:00")
                .zone(ZoneOffset.UTC)
                .build();
        TicketDesk working = TicketDesk.builder()
                .clock(clock)
                .claimTerm(Term.working(Duration.ofHours(4), office))
                .claimWarning(Term.working(Duration.ofMinutes(210), office))
                .build();
        clock.advance(Duration.ofHours(6));
        TicketId other = open(working);
        Ticket claimed = working.tickets().claim(BOB, Claim.of(other));
        assertEquals(
                Instant.parse("2026-03-03T11:00:00Z"),
                claimed.lease().orElseThrow().until());
        clock.advance(Duration.ofHours(19));
        assertEquals(0, working.work(100));
        clock.advance(Duration.ofMinutes(30));
        assertEquals(1, working.work(100));
        assertTrue(working.tickets().find(BOB, other).orElseThrow().lease().isPresent());
        clock.advance(Duration.ofMinutes(30));
        assertEquals(1, working.work(100));
        assertFalse(working.tickets().find(BOB, other).orElseThrow().lease().isPresent());
    }

    @Test
    void W5_a_claim_whose_time_would_never_end_is_no_claim() {
        WorkCalendar never = WorkCalendar.named("never", 1)
                .zone(ZoneOffset.UTC)
                .override(LocalDate.of(2026, 1, 5), "once", "09:00-17:00")
                .build();
        TicketDesk lost = TicketDesk.builder()
                .clock(clock)
                .claimTerm(Term.working(Duration.ofHours(1), never))
                .build();
        TicketId other = open(lost);
        assertThrows(Misconfigured.class, () -> lost.tickets().claim(BOB, Claim.of(other)));
        assertTrue(lost.tickets().find(BOB, other).orElseThrow().lease().isEmpty());
    }
}
