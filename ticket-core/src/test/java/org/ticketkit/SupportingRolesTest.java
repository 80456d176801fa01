package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AddNote;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Answer;
import org.ticketkit.ticket.Claim;
import org.ticketkit.ticket.Consult;
import org.ticketkit.ticket.Consultation;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.Delegate;
import org.ticketkit.ticket.Delegation;
import org.ticketkit.ticket.EndDelegation;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.HandOver;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.Reassign;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.Roles;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.TicketField;
import org.ticketkit.ticket.Triage;
import org.ticketkit.ticket.Unwatch;
import org.ticketkit.ticket.Watch;
import org.ticketkit.ticket.WithdrawHandOver;

/** O1: who of the staff has to do with a ticket beside its owner and its assignee. */
class SupportingRolesTest extends OwnedTicket {

    @Test
    void O1_a_delegate_offers_and_withdraws_for_the_owner_until_the_time_is_over() {
        Instant evening = MONDAY.plus(Duration.ofHours(8));
        Ticket delegated = ownership.delegate(ANN, Delegate.to(id, BOBS, evening));
        assertEquals(List.of(new Delegation(BOBS, evening)), delegated.roles().delegations());
        assertEquals(List.of(id), found(TicketField.DELEGATE, BOBS));
        ownership.handOver(BOB, HandOver.of(id, CYS));
        ownership.withdraw(BOB, WithdrawHandOver.of(id));
        refused(Refused.Code.NOT_OWNER, () -> ownership.delegate(BOB, Delegate.to(id, CYS, evening)));
        assertEquals(ANNS, owner());

        clock.advance(Duration.ofHours(8));
        refused(Refused.Code.NOT_OWNER, () -> ownership.handOver(BOB, HandOver.of(id, CYS)));
        assertEquals(1, desk.work(100));
        assertEquals(new TicketEvent.DelegationEnded(BOBS, "timed-out"), lastEvent());
        assertEquals(List.of(), found(TicketField.DELEGATE, BOBS));
        assertEquals(0, desk.work(100));
    }

    @Test
    void O1_delegations_end_each_at_its_time_by_a_word_or_with_the_ownership() {
        ownership.delegate(ANN, Delegate.to(id, BOBS, MONDAY.plusSeconds(60)));
        ownership.delegate(ANN, Delegate.to(id, CYS, MONDAY.plusSeconds(120)));
        clock.advance(Duration.ofSeconds(60));
        assertEquals(1, desk.work(100));
        assertEquals(Set.of(CYS), ticket().roles().delegates(clock.instant()));
        ownership.delegate(ANN, Delegate.to(id, CYS, MONDAY.plusSeconds(600)));
        clock.advance(Duration.ofSeconds(60));
        assertEquals(0, desk.work(100));
        ownership.endDelegation(CY, EndDelegation.of(id, CYS));
        assertEquals(new TicketEvent.DelegationEnded(CYS, "ended"), lastEvent());
        Ticket none = ticket();
        assertEquals(none, ownership.endDelegation(BOB, EndDelegation.of(id, CYS)));

        ownership.delegate(ANN, Delegate.to(id, BOBS, MONDAY.plusSeconds(600)));
        refused(Refused.Code.NOT_OWNER, () -> ownership.endDelegation(CY, EndDelegation.of(id, BOBS)));
        ownership.reassign(LEA, Reassign.to(id, CYS, "ill"));
        assertEquals(new TicketEvent.DelegationEnded(BOBS, "owner-changed"), lastEvent());
        assertEquals(List.of(), desk.checkConsistency(PAGE).found());
    }

    @Test
    void O1_delegates_watchers_and_open_questions_are_bounded() {
        Instant later = MONDAY.plusSeconds(600);
        for (int i = 0; i < 10; i++) {
            ownership.delegate(ANN, Delegate.to(id, AgentId.of("d" + i), later));
        }
        refused(Refused.Code.TOO_MANY, () -> ownership.delegate(ANN, Delegate.to(id, BOBS, later)));
        ownership.delegate(ANN, Delegate.to(id, AgentId.of("d3"), later.plusSeconds(1)));
        for (int i = 0; i < 50; i++) {
            ownership.watch(ANN, Watch.by(id, AgentId.of("w" + i)));
        }
        refused(Refused.Code.TOO_MANY, () -> ownership.watch(ANN, Watch.by(id, BOBS)));
        for (int i = 0; i < 20; i++) {
            ownership.consult(ANN, Consult.with(id, BOBS, "Question " + i, later));
        }
        refused(Refused.Code.TOO_MANY, () -> ownership.consult(ANN, Consult.with(id, BOBS, "One more", later)));
    }

    @Test
    void O1_staff_watches_and_stops_watching_and_is_no_participant() {
        ownership.watch(BOB, Watch.by(id, BOBS));
        Ticket watched = ownership.watch(ANN, Watch.by(id, BOBS));
        assertEquals(Set.of(BOBS), watched.roles().watchers());
        assertEquals(1, watched.participants().size());
        assertEquals(List.of(id), found(TicketField.WATCHER, BOBS));
        ownership.unwatch(BOB, Unwatch.by(id, BOBS));
        assertEquals(new TicketEvent.WatcherRemoved(BOBS), lastEvent());
        assertEquals(List.of(), found(TicketField.WATCHER, BOBS));
    }

    @Test
    void O1_a_colleague_is_asked_by_a_note_and_answers_by_one_and_the_owner_stays() {
        Ticket asked = ownership.consult(ANN, Consult.with(id, BOBS, "Where is it?", MONDAY.plusSeconds(3_600)));
        Consultation open = asked.roles().consultations().get(0);
        assertEquals(List.of(open), asked.roles().consultations(BOBS));
        assertEquals(List.of(id), found(TicketField.CONSULTED, BOBS));
        assertEquals(List.of(), found(TicketField.CONSULTED, CYS));

        Ticket answered = ownership.answer(BOB, Answer.to(id, open.question(), "In Hamburg."));
        assertEquals(List.of(), answered.roles().consultations());
        assertEquals(List.of(), found(TicketField.CONSULTED, BOBS));
        assertEquals(Optional.of(ANNS), answered.owner());
        List<Entry> entries = tickets.entries(ANN, id, PAGE).items();
        assertEquals(
                List.of("It left on Monday.", "Where is it?", "In Hamburg."),
                entries.stream().map(Entry::text).toList());
        assertEquals(Entry.Kind.NOTE, entries.get(2).kind());
        assertEquals(
                new TicketEvent.ConsultationAnswered(
                        open.question(), BOBS, entries.get(2).id()),
                lastEvent());
        refused(
                Refused.Code.NOTHING_ASKED,
                () -> ownership.answer(BOB, Answer.to(id, open.question(), "Still in Hamburg.")));
        clock.advance(Duration.ofHours(1));
        assertEquals(0, desk.work(100));
    }

    @Test
    void O1_an_answer_that_does_not_come_is_noted_once_and_the_question_stays_open() {
        ownership.consult(ANN, Consult.with(id, BOBS, "Where is it?", MONDAY.plusSeconds(60)));
        ownership.consult(ANN, Consult.with(id, CYS, "Who sent it?", MONDAY.plusSeconds(120)));
        EntryId first = ticket().roles().consultations().get(0).question();
        clock.advance(Duration.ofSeconds(60));
        assertEquals(1, desk.work(100));
        assertEquals(new TicketEvent.ConsultationOverdue(first, BOBS), lastEvent());
        assertTrue(ticket().roles().consultation(first).orElseThrow().isOverdue());
        clock.advance(Duration.ofSeconds(60));
        assertEquals(1, desk.work(100));
        assertEquals(0, desk.work(100));
        assertEquals(List.of(id), found(TicketField.CONSULTED, BOBS));
        ownership.answer(BOB, Answer.to(id, first, "Found."));
        assertEquals(List.of(), desk.checkConsistency(PAGE).found());
    }

    @Test
    void O1_consulting_commenting_forwarding_and_claiming_never_change_the_owner() {
        tickets.note(BOB, AddNote.to(id, "I know that parcel."));
        ownership.consult(BOB, Consult.with(id, CYS, "Do you?", MONDAY.plusSeconds(60)));
        tickets.triage(BOB, Triage.of(id).queue("logistics"));
        tickets.reply(CY, Reply.to(id, "We are looking for it."));
        tickets.claim(BOB, Claim.of(id));
        ownership.watch(CY, Watch.by(id, CYS));
        ownership.delegate(ANN, Delegate.to(id, CYS, MONDAY.plusSeconds(60)));
        ownership.handOver(CY, HandOver.of(id, BOBS));
        tickets.move(BOB, Move.to(id, "resolved"));
        assertEquals(ANNS, owner());
    }

    @Test
    void R2_a_requester_is_told_of_none_of_these_roles() {
        ownership.delegate(ANN, Delegate.to(id, CYS, MONDAY.plusSeconds(60)));
        ownership.watch(CY, Watch.by(id, CYS));
        Ticket inside = ownership.consult(ANN, Consult.with(id, BOBS, "Where is it?", MONDAY.plusSeconds(60)));
        Actor carla = Actor.requester(inside.requester());
        assertEquals(Roles.NONE, tickets.find(carla, id).orElseThrow().roles());
        refused(Refused.Code.FORBIDDEN, () -> ownership.watch(carla, Watch.by(id, CYS)));
        for (TicketField field : List.of(TicketField.DELEGATE, TicketField.WATCHER, TicketField.CONSULTED)) {
            assertTrue(field.isInternal());
            assertEquals(
                    0,
                    tickets.search(carla, Criteria.not(Criteria.absent(field)), Sort.OLDEST_FIRST, PAGE)
                            .items()
                            .size());
        }
    }
}
