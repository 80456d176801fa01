package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ticketkit.tck.SettableClock;
import org.ticketkit.ticket.Acknowledgement;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AddNote;
import org.ticketkit.ticket.AddParticipant;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Content;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.Link;
import org.ticketkit.ticket.Merge;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.Priority;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.Split;
import org.ticketkit.ticket.StagedFile;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.TicketNotFound;

/** L7: a ticket of its own out of some entries of another. */
class SplitTest {

    private static final Actor ANN = Actor.agent("ann");
    private static final Actor WEB = Actor.system("web");
    private static final PageRequest PAGE = PageRequest.first(100);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final RecordingNotifier mail = new RecordingNotifier("mail");
    private final TicketDesk desk =
            TicketDesk.builder().clock(clock).notifier(mail).build();
    private final Tickets tickets = desk.tickets();
    private final Ticket parcel = tickets.open(
                    WEB,
                    OpenTicket.from(Contact.mail("carla@example.org").named("Carla"))
                            .subject("Parcel lost")
                            .text("It left on Monday.")
                            .priority(Priority.HIGH)
                            .queue("depot")
                            .category("parcel")
                            .tag("spring")
                            .attribute("device", "phone")
                            .build())
            .ticket();
    private final Actor carla = Actor.requester(parcel.requester());

    @AfterEach
    void everything_is_consistent() {
        assertEquals(List.of(), desk.checkConsistency(PAGE).found());
    }

    private Entry write(Actor actor, String text) {
        clock.advance(Duration.ofHours(1));
        EntryId id = tickets.reply(actor, Reply.to(parcel.id(), text).withMessageId("<" + text.hashCode() + "@home>"))
                .entry();
        return entries(parcel).stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<Entry> entries(Ticket ticket) {
        return tickets.entries(ANN, ticket.id(), PAGE).items();
    }

    private Ticket again(Ticket ticket) {
        return tickets.find(ANN, ticket.id()).orElseThrow();
    }

    private Refused.Code refusal(Split command) {
        return assertThrows(Refused.class, () -> tickets.split(ANN, command)).code();
    }

    private List<TicketEvent> events(Ticket ticket) {
        return tickets.history(ANN, ticket.id(), PAGE).items().stream()
                .map(recorded -> recorded.event())
                .toList();
    }

    @Test
    void L7_entries_are_copied_with_author_instant_and_files_and_stay_where_they_are() {
        byte[] photo = "photo".getBytes(StandardCharsets.UTF_8);
        StagedFile file = desk.attachments().stage(carla, "photo.png", "image/png", new ByteArrayInputStream(photo));
        clock.advance(Duration.ofHours(1));
        EntryId question = tickets.reply(
                        carla,
                        Reply.to(
                                parcel.id(),
                                Content.of("And the other one is broken.").with(file)))
                .entry();
        Entry answer = write(ANN, "That is another matter.");
        tickets.note(ANN, AddNote.to(parcel.id(), "Clumsy carrier."));
        EntryId note = entries(parcel).get(3).id();
        List<Entry> before = entries(parcel);
        clock.advance(Duration.ofHours(1));

        Ticket split = tickets.split(ANN, Split.of(parcel.id(), "Broken seat", note, answer.id(), question));

        List<Entry> copies = entries(split);
        assertEquals(before, entries(parcel));
        assertEquals(List.of(1L, 2L, 3L), copies.stream().map(Entry::sequence).toList());
        for (int i = 0; i < 3; i++) {
            Entry origin = before.get(i + 1);
            Entry copy = copies.get(i);
            assertEquals(origin.author(), copy.author());
            assertEquals(origin.at(), copy.at());
            assertEquals(origin.text(), copy.text());
            assertEquals(origin.kind(), copy.kind());
            assertEquals(origin.direction(), copy.direction());
            assertEquals(origin.attachments(), copy.attachments());
            assertEquals(origin.messageId(), copy.messageId());
        }
        assertEquals(1, copies.get(0).attachments().size());
        assertEquals(
                List.of(question, answer.id(), note),
                events(split).stream()
                        .filter(TicketEvent.EntryAdded.class::isInstance)
                        .map(event -> ((TicketEvent.EntryAdded) event).origin().orElseThrow())
                        .toList());
    }

    @Test
    void L7_both_tickets_know_of_each_other_and_their_histories_tell_of_it() {
        Entry question = write(carla, "And the other one is broken.");

        Ticket split = tickets.split(ANN, Split.of(parcel.id(), "Broken seat", question.id()));

        assertEquals(List.of(new Link(Link.Kind.RELATES_TO, parcel.id())), split.links());
        assertEquals(
                List.of(new Link(Link.Kind.RELATES_TO, split.id())),
                again(parcel).linkedFrom());
        assertTrue(events(split).contains(new TicketEvent.SplitFrom(parcel.id(), List.of(question.id()))));
        assertTrue(events(parcel).contains(new TicketEvent.SplitOff(split.id(), List.of(question.id()))));
        assertEquals("Broken seat", split.subject());
        assertEquals("depot", split.queue());
        assertEquals("parcel", split.category());
        assertEquals(Priority.HIGH, split.priority());
        assertEquals(Map.of("device", "phone"), split.attributes());
        assertEquals("new", split.status().code());
        assertEquals(parcel.requester(), split.requester());
        assertEquals(
                "returns",
                tickets.split(
                                ANN,
                                Split.of(parcel.id(), "Once more", question.id())
                                        .queue("returns"))
                        .queue());
    }

    @Test
    void R1_the_requester_of_the_new_ticket_is_told_by_choice() {
        Entry question = write(carla, "And the other one is broken.");
        desk.deliver(100);
        mail.delivered().clear();

        Split split = Split.of(parcel.id(), "Broken seat", question.id());
        tickets.split(ANN, split.acknowledged(Acknowledgement.SUPPRESS));
        desk.deliver(100);
        assertEquals(0, mail.delivered().size());
        Ticket told = tickets.split(ANN, split);
        desk.deliver(100);

        assertEquals(1, mail.delivered().size());
        String subject = mail.delivered().get(0).rendered().subject();
        assertTrue(subject.contains(told.number().value()) && subject.contains("Broken seat"), subject);
    }

    @Test
    void M8_another_participant_can_ask_and_sees_nothing_but_what_they_might_have_seen() {
        Participant dave = tickets.addParticipant(
                ANN, AddParticipant.to(parcel.id(), Contact.mail("dave@example.org"), Participant.Role.WATCHER));
        Actor asDave = Actor.requester(dave.id());
        Entry first = entries(parcel).get(0);
        Entry his = write(asDave, "Mine is broken, too.");

        assertEquals(
                Refused.Code.HIDDEN_ENTRY,
                refusal(Split.of(parcel.id(), "Broken seat", first.id(), his.id())
                        .askedBy(dave.id())));
        Ticket split = tickets.split(
                ANN, Split.of(parcel.id(), "Broken seat", his.id()).askedBy(dave.id()));

        assertEquals(dave.id(), split.requester());
        assertEquals(1, tickets.participants(ANN, split.id()).size());
        assertEquals(Map.of(), split.attributes());
        assertEquals(Optional.empty(), tickets.find(carla, split.id()));
        assertEquals(1, tickets.entries(asDave, split.id(), PAGE).items().size());
        assertTrue(!tickets.find(asDave, split.id()).orElseThrow().toString().contains("Parcel"));
    }

    @Test
    void L7_what_is_not_of_the_ticket_and_who_takes_no_part_is_refused() {
        Ticket other = tickets.open(
                        WEB,
                        OpenTicket.from(Contact.mail("bob@example.org"))
                                .subject("Mine")
                                .text("Mine")
                                .build())
                .ticket();
        EntryId theirs = entries(other).get(0).id();
        EntryId ours = entries(parcel).get(0).id();
        assertEquals(Refused.Code.UNKNOWN_ENTRY, refusal(Split.of(parcel.id(), "Broken seat", ours, theirs)));
        assertEquals(
                Refused.Code.NOT_A_PARTICIPANT,
                refusal(Split.of(parcel.id(), "Broken seat", ours).askedBy(other.requester())));
        assertEquals(Refused.Code.INVALID, refusal(Split.of(parcel.id(), "Broken \0 seat", ours)));
        Split split = Split.of(parcel.id(), "Broken seat", ours);
        assertEquals(
                Refused.Code.FORBIDDEN,
                assertThrows(Refused.class, () -> tickets.split(carla, split)).code());
        assertThrows(TicketNotFound.class, () -> tickets.split(Actor.requester(other.requester()), split));
        tickets.merge(ANN, Merge.of(parcel.id(), other.id()));
        assertEquals(Refused.Code.MERGED, refusal(split));
    }
}
