package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ticketkit.ticket.AcceptHandOver;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Delegate;
import org.ticketkit.ticket.HandOver;
import org.ticketkit.ticket.Merge;
import org.ticketkit.ticket.Offer;
import org.ticketkit.ticket.Reassign;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.RefuseHandOver;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Roles;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.TicketField;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.ticket.Unmerge;
import org.ticketkit.ticket.WithdrawHandOver;
import org.ticketkit.worktime.Term;
import org.ticketkit.worktime.WorkCalendar;

/** O2: a ticket changes hands by an offer that is accepted, or by a lead, and by nothing else. */
class HandOverTest extends OwnedTicket {

    @Test
    void O2_the_old_owner_holds_the_ticket_until_the_new_one_accepts() {
        Ticket offered = ownership.handOver(ANN, HandOver.of(id, BOBS));
        Instant until = MONDAY.plus(DeskBuilder.DEFAULT_HAND_OVER_TERM);
        assertEquals(Optional.of(new Offer(BOBS, until)), offered.roles().offer());
        assertEquals(ANNS, owner());
        assertEquals(List.of(id), found(TicketField.OFFERED, BOBS));

        Ticket accepted = ownership.accept(BOB, AcceptHandOver.of(id));
        assertEquals(Optional.of(BOBS), accepted.owner());
        assertEquals(Roles.NONE, accepted.roles());
        assertEquals(new TicketEvent.HandOverAccepted(ANNS, BOBS), lastEvent());
        assertEquals(List.of(), found(TicketField.OFFERED, BOBS));
        assertEquals(List.of(id), found(TicketField.OWNER, BOBS));
        clock.advance(Duration.ofDays(2));
        assertEquals(0, desk.work(100));
    }

    @Test
    void O2_an_offer_that_is_refused_or_withdrawn_leaves_the_owner() {
        ownership.handOver(ANN, HandOver.of(id, BOBS));
        ownership.refuse(BOB, RefuseHandOver.of(id, "no-time"));
        assertEquals(new TicketEvent.HandOverEnded(BOBS, "refused", "no-time"), lastEvent());
        assertEquals(Roles.NONE, ticket().roles());

        ownership.handOver(ANN, HandOver.of(id, CYS));
        ownership.withdraw(ANN, WithdrawHandOver.of(id));
        assertEquals(new TicketEvent.HandOverEnded(CYS, "withdrawn", ""), lastEvent());
        refused(Refused.Code.NOTHING_OFFERED, () -> ownership.accept(CY, AcceptHandOver.of(id)));
        assertEquals(ANNS, owner());
    }

    @Test
    void O2_an_offer_that_nobody_answers_ends_by_itself_and_can_be_made_anew() {
        ownership.handOver(ANN, HandOver.of(id, BOBS));
        clock.advance(DeskBuilder.DEFAULT_HAND_OVER_TERM.minusNanos(1_000));
        assertEquals(0, desk.work(100));
        clock.advance(Duration.ofNanos(1_000));
        refused(Refused.Code.NOTHING_OFFERED, () -> ownership.accept(BOB, AcceptHandOver.of(id)));
        assertEquals(1, desk.work(100));
        assertEquals(new TicketEvent.HandOverEnded(BOBS, "timed-out", ""), lastEvent());
        assertEquals(ANNS, owner());
        assertEquals(0, desk.work(100));
    }

    @Test
    void O2_an_offer_that_is_over_makes_room_for_the_next_before_its_timer_has_come() {
        ownership.handOver(ANN, HandOver.of(id, BOBS));
        clock.advance(DeskBuilder.DEFAULT_HAND_OVER_TERM);
        ownership.handOver(ANN, HandOver.of(id, CYS));
        assertEquals(0, desk.work(100));
        assertEquals(Optional.of(CYS), ticket().roles().offer().map(Offer::to));
        assertEquals(
                Optional.of(CYS), ownership.accept(CY, AcceptHandOver.of(id)).owner());
        assertEquals(List.of(), desk.checkConsistency(PAGE).found());
    }

    @Test
    void O2_an_offer_waits_as_long_in_working_time_as_the_desk_is_told() {
        WorkCalendar office = WorkCalendar.named("office", 1)
                .weekdays("09:00-17:00")
                .zone(ZoneOffset.UTC)
                .build();
        TicketDesk working = TicketDesk.builder()
                .clock(clock)
                .handOverTerm(Term.working(Duration.ofHours(10), office))
                .build();
        TicketId other = open(working);
        working.tickets().assign(ANN, Assign.to(other, ANNS));
        Ticket offered = working.ownership().handOver(ANN, HandOver.of(other, BOBS));
        assertEquals(
                Instant.parse("2026-03-03T11:00:00Z"),
                offered.roles().offer().orElseThrow().until());
    }

    @Test
    void O2_there_is_one_offer_at_a_time_and_the_same_again_changes_nothing() {
        Ticket offered = ownership.handOver(ANN, HandOver.of(id, BOBS));
        assertEquals(offered, ownership.handOver(ANN, HandOver.of(id, BOBS)));
        refused(Refused.Code.ALREADY_OFFERED, () -> ownership.handOver(ANN, HandOver.of(id, CYS)));
    }

    @Test
    void O2_what_cannot_be_offered_or_answered_is_refused_by_stable_codes() {
        refused(Refused.Code.ALREADY_OWNED, () -> ownership.handOver(ANN, HandOver.of(id, ANNS)));
        refused(Refused.Code.NOT_OWNER, () -> ownership.handOver(BOB, HandOver.of(id, CYS)));
        refused(Refused.Code.NOTHING_OFFERED, () -> ownership.accept(BOB, AcceptHandOver.of(id)));
        refused(Refused.Code.NOTHING_OFFERED, () -> ownership.refuse(BOB, RefuseHandOver.of(id, "no")));
        refused(Refused.Code.NOTHING_OFFERED, () -> ownership.withdraw(ANN, WithdrawHandOver.of(id)));
        TicketId unowned = open(desk);
        refused(Refused.Code.OWNER_REQUIRED, () -> ownership.handOver(LEA, HandOver.of(unowned, BOBS)));
        refused(Refused.Code.OWNER_REQUIRED, () -> ownership.reassign(LEA, Reassign.to(unowned, BOBS, "ill")));
        refused(
                Refused.Code.OWNER_REQUIRED,
                () -> ownership.delegate(LEA, Delegate.to(unowned, BOBS, MONDAY.plusSeconds(60))));
        ownership.handOver(ANN, HandOver.of(id, BOBS));
        refused(Refused.Code.NOT_OFFERED_TO_YOU, () -> ownership.accept(CY, AcceptHandOver.of(id)));
        refused(Refused.Code.NOT_OFFERED_TO_YOU, () -> ownership.accept(LEA, AcceptHandOver.of(id)));
        refused(Refused.Code.NOT_OFFERED_TO_YOU, () -> ownership.refuse(CY, RefuseHandOver.of(id, "no")));
        refused(Refused.Code.NOT_OWNER, () -> ownership.withdraw(CY, WithdrawHandOver.of(id)));
        assertEquals(ANNS, owner());
    }

    @Test
    void O2_an_owner_stays_against_another_assignment_which_says_to_hand_over() {
        Refused refused = assertThrows(Refused.class, () -> tickets.assign(BOB, Assign.to(id, BOBS)));
        assertEquals(Refused.Code.ALREADY_OWNED, refused.code());
        assertTrue(refused.getMessage().contains("hand it over"), refused::getMessage);
    }

    @Test
    void O2_a_lead_reassigns_with_a_reason_and_an_agent_does_not() {
        ownership.handOver(ANN, HandOver.of(id, BOBS));
        refused(Refused.Code.FORBIDDEN, () -> ownership.reassign(BOB, Reassign.to(id, CYS, "because")));
        Ticket reassigned = ownership.reassign(LEA, Reassign.to(id, CYS, "long-illness"));
        assertEquals(Optional.of(CYS), reassigned.owner());
        assertEquals(Roles.NONE, reassigned.roles());
        assertEquals(
                List.of(
                        new TicketEvent.HandOverEnded(BOBS, "reassigned", ""),
                        new TicketEvent.OwnerReassigned(ANNS, CYS, "long-illness")),
                lastEvents(2));
        assertEquals(reassigned, ownership.reassign(LEA, Reassign.to(id, CYS, "again")));
        refused(Refused.Code.NOTHING_OFFERED, () -> ownership.accept(BOB, AcceptHandOver.of(id)));
        assertEquals(List.of(), desk.checkConsistency(PAGE).found());
    }

    @Test
    void O5_who_acts_for_the_owner_or_for_the_one_asked_does_their_part_in_their_name() {
        ownership.handOver(CY.actingFor(ANNS), HandOver.of(id, BOBS));
        Ticket accepted = ownership.accept(CY.actingFor(BOBS), AcceptHandOver.of(id));
        assertEquals(Optional.of(BOBS), accepted.owner());
        List<Recorded> history = tickets.history(LEA, id, PAGE).items();
        assertEquals(Optional.of(BOBS), history.get(history.size() - 1).actor().actingFor());
    }

    @Test
    void L7_an_offer_stands_still_while_the_ticket_is_merged_and_goes_on_after() {
        ownership.handOver(ANN, HandOver.of(id, BOBS));
        TicketId target = open(desk);
        tickets.merge(LEA, Merge.of(id, target));
        refused(Refused.Code.MERGED, () -> ownership.accept(BOB, AcceptHandOver.of(id)));
        assertEquals(List.of(), found(TicketField.OFFERED, BOBS));
        clock.advance(Duration.ofHours(1));
        tickets.unmerge(LEA, Unmerge.of(id));
        assertEquals(List.of(id), found(TicketField.OFFERED, BOBS));
        assertEquals(List.of(), desk.checkConsistency(PAGE).found());
        clock.advance(Duration.ofHours(23));
        assertEquals(1, desk.work(100));
        assertEquals(new TicketEvent.HandOverEnded(BOBS, "timed-out", ""), lastEvent());
    }
}
