package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AddNote;
import org.ticketkit.ticket.AddParticipant;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Content;
import org.ticketkit.ticket.FieldValue;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.RecordAutomatic;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.StagedFile;
import org.ticketkit.ticket.TicketId;

/** Half of a surrogate pair, which some stores cannot keep: refused by the desk, before a store fails in a host's transaction. */
class BrokenTextTest {

    private static final String HALF = "\ud83d";
    private static final Actor WEB = Actor.system("web");

    private final TicketDesk desk = TicketDesk.builder().build();
    private final Tickets tickets = desk.tickets();
    private final TicketId ticket =
            tickets.open(WEB, request("carla").build()).ticket().id();

    private static OpenTicket.Builder request(String name) {
        return OpenTicket.from(Contact.mail("carla@example.org").named(name))
                .subject("Parcel lost")
                .text("It left on Monday.");
    }

    private static void assertBroken(String path, Executable command) {
        Refused refused = assertThrows(Refused.class, command);
        assertEquals(
                List.of("ticketkit.text.broken at " + path),
                refused.violations().stream()
                        .map(violation -> violation.code() + " at " + violation.path())
                        .toList());
    }

    @Test
    void T4_a_request_with_broken_text_is_refused() {
        assertBroken("requester.name", () -> tickets.open(WEB, request(HALF).build()));
        assertBroken(
                "fields[colour]",
                () -> tickets.open(
                        WEB,
                        request("carla")
                                .field("colour", new FieldValue.Text(HALF))
                                .build()));
        assertBroken(
                "reference.id",
                () -> tickets.open(WEB, request("carla").reference("shop", HALF).build()));
    }

    @Test
    void T4_a_message_with_broken_text_is_refused() {
        assertBroken("messageId", () -> tickets.reply(WEB, Reply.to(ticket, "x").withMessageId(HALF)));
        RecordAutomatic automatic = RecordAutomatic.on(ticket, Content.of("x"), Contact.MAIL, "kept");
        assertBroken("messageId", () -> tickets.recordAutomatic(WEB, automatic.withMessageId(HALF)));
    }

    @Test
    void T4_a_file_with_a_broken_name_is_refused() {
        StagedFile file = desk.attachments().stage(WEB, HALF, "text/plain", new ByteArrayInputStream(new byte[] {1}));

        assertBroken(
                "content.attachments",
                () -> tickets.note(WEB, AddNote.to(ticket, Content.of("x").with(file))));
    }

    @Test
    void T4_a_person_with_a_broken_name_is_refused() {
        Contact dora = Contact.mail("dora@example.org").named(HALF);

        assertBroken(
                "contact.name",
                () -> tickets.addParticipant(WEB, AddParticipant.to(ticket, dora, Participant.Role.WATCHER)));
    }
}
