package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ticketkit.ticket.AcceptHandOver;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AddNote;
import org.ticketkit.ticket.Claim;
import org.ticketkit.ticket.Consult;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Content;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.HandOver;
import org.ticketkit.ticket.Reassign;
import org.ticketkit.ticket.RecordAutomatic;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.Triage;
import org.ticketkit.ticket.Watch;

/** O4: nobody answers past what has been written, or past a change of the owner, that they have not seen. */
class TrafficCopTest extends OwnedTicket {

    private long sequence() {
        return ticket().conversation().sequence();
    }

    private Refused unseen(Actor author, long seen) {
        Refused refused = assertThrows(
                Refused.class,
                () -> tickets.reply(author, Reply.to(id, "Here it is.").havingSeen(seen)));
        assertEquals(Refused.Code.UNSEEN_ENTRIES, refused.code());
        return refused;
    }

    @Test
    void O4_a_reply_by_somebody_who_has_not_seen_that_the_owner_changed_is_refused_with_the_new_one() {
        long seen = sequence();
        ownership.handOver(ANN, HandOver.of(id, BOBS));
        ownership.accept(BOB, AcceptHandOver.of(id));
        Refused refused = unseen(ANN, seen);
        assertEquals(Optional.of(BOBS), refused.newOwner());
        assertEquals(List.of(), refused.unseen());
        assertEquals("bob", refused.details().get("owner"));
        tickets.reply(
                ANN,
                Reply.to(id, "Here it is.")
                        .havingSeen(Long.parseLong(refused.details().get("sequence"))));
    }

    @Test
    void O4_a_first_owner_and_a_reassignment_are_changes_of_the_owner_too() {
        assertEquals(Optional.of(ANNS), unseen(BOB, 1).newOwner());
        long seen = sequence();
        ownership.reassign(LEA, Reassign.to(id, CYS, "ill"));
        assertEquals(Optional.of(CYS), unseen(ANN, seen).newOwner());
    }

    @Test
    void O4_entries_and_changes_of_the_owner_share_one_sequence() {
        tickets.note(BOB, AddNote.to(id, "I called her."));
        long seen = sequence();
        ownership.reassign(LEA, Reassign.to(id, CYS, "ill"));
        tickets.note(CY, AddNote.to(id, "So did I."));
        assertEquals(
                List.of(1L, 3L, 5L),
                tickets.entries(ANN, id, PAGE).items().stream()
                        .map(Entry::sequence)
                        .toList());
        Refused refused = unseen(ANN, seen);
        assertEquals(
                List.of("So did I."), refused.unseen().stream().map(Entry::text).toList());
        assertEquals(Optional.of(CYS), refused.newOwner());
        assertEquals(Optional.empty(), unseen(ANN, 4).newOwner());
        tickets.reply(ANN, Reply.to(id, "Here it is.").havingSeen(5));
        assertEquals(List.of(), desk.checkConsistency(PAGE).found());
    }

    @Test
    void O4_changes_that_nobody_wrote_do_not_conflict() {
        long seen = sequence();
        ownership.handOver(ANN, HandOver.of(id, BOBS));
        tickets.claim(BOB, Claim.of(id));
        tickets.triage(BOB, Triage.of(id).queue("logistics"));
        ownership.watch(BOB, Watch.by(id, BOBS));
        tickets.recordAutomatic(
                Actor.system("mail"), RecordAutomatic.on(id, Content.of("Away"), Contact.MAIL, "auto-reply"));
        tickets.reply(ANN, Reply.to(id, "Here it is.").havingSeen(seen));
    }

    @Test
    void O4_a_question_to_a_colleague_is_a_note_that_a_reply_must_have_seen() {
        long seen = sequence();
        ownership.consult(BOB, Consult.with(id, CYS, "Where is it?", MONDAY.plusSeconds(60)));
        assertEquals("Where is it?", unseen(ANN, seen).unseen().get(0).text());
    }
}
