package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ticketkit.lifecycle.ApprovalRule;
import org.ticketkit.tck.SettableClock;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AddNote;
import org.ticketkit.ticket.AddParticipant;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Claim;
import org.ticketkit.ticket.Consult;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Conversation;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.Delegate;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.ExternalReference;
import org.ticketkit.ticket.FieldValue;
import org.ticketkit.ticket.HandOver;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.Page;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.RequestApproval;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.Roles;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketField;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.ticket.Watch;

/** R2: who may not see a ticket from inside is told nothing of what the desk does with it. */
class InternalPartTest {

    private static final Actor ANN = Actor.agent("ann");
    private static final PageRequest PAGE = PageRequest.first(50);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final TicketDesk desk = TicketDesk.builder()
            .clock(clock)
            .outgoingPolicy((ticket, actor, reply) ->
                    reply.content().text().contains("pay") ? Optional.of(ApprovalRule.named("pay")) : Optional.empty())
            .build();
    private final Tickets tickets = desk.tickets();
    private final Ticket plain = open("order-1", Set.of());
    private final Ticket worked = open("order-2", Set.of("angry"));
    private final Actor carla = Actor.requester(RequesterId.of("carla"));
    private final Participant dave;

    InternalPartTest() {
        tickets.assign(ANN, Assign.to(worked.id(), AgentId.of("ann")));
        tickets.claim(ANN, Claim.of(worked.id()));
        tickets.note(ANN, AddNote.to(worked.id(), "Not again!"));
        tickets.note(ANN, AddNote.to(worked.id(), "Give it to Bob."));
        desk.approvals().request(ANN, RequestApproval.of(Reply.to(worked.id(), "We pay.")));
        Instant later = clock.instant().plusSeconds(60);
        desk.ownership().handOver(ANN, HandOver.of(worked.id(), AgentId.of("bob")));
        desk.ownership().delegate(ANN, Delegate.to(worked.id(), AgentId.of("bob"), later));
        desk.ownership().watch(ANN, Watch.by(worked.id(), AgentId.of("bob")));
        desk.ownership().consult(ANN, Consult.with(worked.id(), AgentId.of("bob"), "Angry?", later));
        dave = tickets.addParticipant(
                ANN, AddParticipant.to(worked.id(), Contact.mail("dave@example.org"), Participant.Role.WATCHER));
    }

    private Ticket open(String order, Set<String> tags) {
        OpenTicket.Builder request = OpenTicket.from(Contact.mail("carla@example.org"))
                .requesterId(RequesterId.of("carla"))
                .subject("Parcel lost")
                .text("It left on Monday.")
                .attribute("risk", "high")
                .field("score", new FieldValue.Text("7"))
                .reference("shop", order);
        tags.forEach(request::tag);
        return tickets.open(ANN, request.build()).ticket();
    }

    private static void assertNothingInternal(Ticket shown) {
        assertEquals(Set.of(), shown.tags());
        assertEquals(Map.of(), shown.fields());
        assertEquals(Map.of(), shown.attributes());
        assertEquals(Optional.empty(), shown.owner());
        assertEquals(Optional.empty(), shown.lease());
        assertEquals(Roles.NONE, shown.roles());
        assertEquals(List.of(), shown.links());
        assertEquals(List.of(), shown.approvals());
        assertEquals(Optional.empty(), shown.lastEditor());
        assertEquals(Optional.empty(), shown.wakeAt());
        assertEquals(Conversation.EMPTY, shown.conversation());
        assertEquals(0, shown.events());
        assertEquals(0, shown.version());
        assertEquals(Set.of(RequesterId.of("carla")), shown.participants());
        assertEquals("Parcel lost", shown.subject());
    }

    @Test
    void R2_a_requester_is_shown_the_public_part_of_a_ticket_on_every_way() {
        List<Ticket> shown = Stream.of(
                        tickets.find(carla, worked.id()),
                        tickets.findByNumber(carla, worked.number().value()).found(),
                        tickets.findByReference(carla, new ExternalReference("shop", "order-2")),
                        tickets.search(carla, Criteria.everything(), Sort.OLDEST_FIRST, PAGE).items().stream()
                                .filter(ticket -> ticket.id().equals(worked.id()))
                                .findFirst(),
                        Optional.of(tickets.reply(carla, Reply.to(worked.id(), "Well?"))
                                .ticket()),
                        Optional.of(tickets.open(
                                        carla,
                                        OpenTicket.from(Contact.mail("carla@example.org"))
                                                .subject("Parcel lost")
                                                .text("Another one.")
                                                .tag("mine")
                                                .build())
                                .ticket()))
                .map(Optional::orElseThrow)
                .toList();

        shown.forEach(InternalPartTest::assertNothingInternal);
        assertEquals(
                Set.of("angry"), tickets.find(ANN, worked.id()).orElseThrow().tags());
        assertEquals(
                AgentId.of("ann"),
                tickets.find(Actor.auditor("audrey"), worked.id())
                        .flatMap(Ticket::owner)
                        .orElseThrow());
    }

    @Test
    void R2_a_watcher_is_shown_the_requester_and_themself_of_those_who_take_part() {
        tickets.addParticipant(
                ANN, AddParticipant.to(worked.id(), Contact.mail("eve@example.org"), Participant.Role.WATCHER));

        assertEquals(
                Set.of(RequesterId.of("carla"), dave.id()),
                tickets.find(Actor.requester(dave.id()), worked.id())
                        .orElseThrow()
                        .participants());
    }

    @Test
    void R2_no_search_by_an_internal_field_tells_a_requester_anything() {
        for (Criteria asked : List.of(
                Criteria.is(TicketField.OWNER, "ann"),
                Criteria.absent(TicketField.OWNER),
                Criteria.not(Criteria.is(TicketField.OWNER, "ann")),
                Criteria.is(TicketField.ASSIGNEE, "ann"),
                Criteria.is(TicketField.TAG, "angry"),
                Criteria.is(TicketField.OFFERED, "bob"),
                Criteria.is(TicketField.DELEGATE, "bob"),
                Criteria.is(TicketField.WATCHER, "bob"),
                Criteria.is(TicketField.CONSULTED, "bob"),
                Criteria.not(Criteria.absent(TicketField.TAG)),
                Criteria.is(TicketField.PENDING_APPROVAL, "pay"),
                Criteria.is(TicketField.PARTICIPANT, dave.id().value()),
                Criteria.any(Criteria.phase(Phase.values()), Criteria.is(TicketField.TAG, "angry")))) {
            assertEquals(List.of(), found(carla, asked), asked::toString);
            assertFalse(found(ANN, Criteria.any(asked, Criteria.not(asked))).isEmpty(), "the staff may ask " + asked);
        }
        assertEquals(2, found(carla, Criteria.phase(Phase.values())).size());
        assertEquals(List.of(worked.id()), found(ANN, Criteria.is(TicketField.TAG, "angry")));
    }

    private List<TicketId> found(Actor actor, Criteria criteria) {
        return tickets.search(actor, criteria, Sort.OLDEST_FIRST, PAGE).items().stream()
                .map(Ticket::id)
                .toList();
    }

    @Test
    void R2_the_fields_that_a_search_may_speak_of_are_those_that_are_shown() {
        Map<TicketField, Object> shown =
                TicketField.valuesOf(tickets.find(carla, worked.id()).orElseThrow());
        Map<TicketField, Object> all =
                TicketField.valuesOf(tickets.find(ANN, worked.id()).orElseThrow());
        for (TicketField field : TicketField.values()) {
            assertEquals(
                    field.isInternal(),
                    !Optional.ofNullable(shown.get(field)).equals(Optional.ofNullable(all.get(field))),
                    field::toString);
        }
    }

    @Test
    void R2_the_conversation_tells_a_requester_neither_of_notes_nor_who_answered() {
        tickets.reply(ANN, Reply.to(worked.id(), "We are looking for it."));
        tickets.reply(
                Actor.lead("lea"),
                Reply.to(worked.id(), "Found.").by(Contact.MAIL).withMessageId("<1@leas-laptop.internal>"));

        List<Entry> shown = tickets.entries(carla, worked.id(), PAGE).items();

        assertEquals(
                List.of("It left on Monday.", "We are looking for it.", "Found."),
                shown.stream().map(Entry::text).toList());
        assertEquals(
                Set.of(0L),
                Set.copyOf(shown.stream().map(Entry::sequence).distinct().toList()));
        assertEquals(shown.get(1).author(), shown.get(2).author());
        assertFalse(shown.get(1).author().isStaff());
        assertTrue(shown.get(2).messageId().isEmpty());
        assertEquals(
                List.of(1L, 7L, 8L),
                tickets.entries(ANN, worked.id(), PAGE).items().stream()
                        .filter(Entry::isPublic)
                        .map(Entry::sequence)
                        .toList());
    }

    @Test
    void R2_the_pages_of_a_requester_go_on_where_they_ended_and_their_cursors_cannot_be_read() {
        tickets.reply(ANN, Reply.to(worked.id(), "We are looking for it."));
        Page<Entry> first = tickets.entries(carla, worked.id(), PageRequest.first(1));
        Page<Entry> second = tickets.entries(
                carla, worked.id(), PageRequest.first(1).at(first.next().orElseThrow()));

        assertEquals("We are looking for it.", second.items().get(0).text());
        Page<Ticket> found = tickets.search(carla, Criteria.everything(), Sort.OLDEST_FIRST, PageRequest.first(1));
        String cursor = found.next().orElseThrow();
        String bytes = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.ISO_8859_1);
        assertFalse(bytes.contains("2026-03"), bytes);
    }
}
