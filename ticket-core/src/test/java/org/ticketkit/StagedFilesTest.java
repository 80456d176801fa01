package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ticketkit.memory.InMemory;
import org.ticketkit.tck.SettableClock;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AddNote;
import org.ticketkit.ticket.Attachment;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Content;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.RecordAutomatic;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.StagedFile;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.Ticket;

/** Files: staged by who may, carried by who staged them. */
class StagedFilesTest {

    private static final Actor ANN = Actor.agent("ann");
    private static final Actor BOB = Actor.agent("bob");
    private static final Actor CARLA = Actor.requester(RequesterId.of("carla"));
    private static final Actor MALLORY = Actor.requester(RequesterId.of("mallory"));
    private static final byte[] BYTES = "Invoice".getBytes(StandardCharsets.UTF_8);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final InMemory storage = InMemory.create();
    private final TicketDesk desk = desk();
    private final Tickets tickets = desk.tickets();

    private TicketDesk desk() {
        return TicketDesk.builder().storage(storage).clock(clock).build();
    }

    private StagedFile staged(Actor actor) {
        return desk.attachments().stage(actor, "invoice.txt", "text/plain", new ByteArrayInputStream(BYTES));
    }

    private Ticket openWith(TicketDesk by, Actor actor, StagedFile file) {
        return by.tickets()
                .open(
                        actor,
                        OpenTicket.from(Contact.mail("who@example.org"))
                                .subject("Invoice")
                                .text("See there.")
                                .attach(file)
                                .build())
                .ticket();
    }

    private static void assertUnstaged(org.junit.jupiter.api.function.Executable command) {
        Refused refused = assertThrows(Refused.class, command);
        assertEquals(Refused.Code.INVALID, refused.code());
        assertEquals(
                List.of("ticketkit.attachment.unstaged"),
                refused.violations().stream().map(Refused.Violation::code).toList());
    }

    @Test
    void a_staged_file_is_carried_by_who_staged_it() throws IOException {
        Ticket ticket = openWith(desk, CARLA, staged(CARLA));

        Entry entry = tickets.entries(CARLA, ticket.id(), PageRequest.first(5))
                .items()
                .get(0);
        Attachment file = entry.attachments().get(0);
        assertEquals("invoice.txt", file.name());
        try (var stream = desk.attachments()
                .open(CARLA, entry.id(), file.sha256())
                .orElseThrow()
                .bytes()) {
            assertArrayEquals(BYTES, stream.readAllBytes());
        }
    }

    @Test
    void nobody_carries_what_another_staged() {
        StagedFile carlas = staged(CARLA);

        assertUnstaged(() -> openWith(desk, MALLORY, carlas));
        assertUnstaged(() -> openWith(desk, ANN, carlas));
        assertUnstaged(() -> openWith(desk, BOB, staged(ANN)));
        assertUnstaged(() -> openWith(desk.tenant(TenantId.of("other")), CARLA, carlas));
        Ticket ticket = openWith(desk, CARLA, carlas);
        Content content = Content.of("Mine?").with(staged(ANN));
        assertUnstaged(() -> tickets.reply(CARLA, Reply.to(ticket.id(), content)));
        assertUnstaged(() -> tickets.note(BOB, AddNote.to(ticket.id(), content)));
        assertUnstaged(() -> tickets.recordAutomatic(
                Actor.system("mail"), RecordAutomatic.on(ticket.id(), content, Contact.MAIL, "kept")));
        tickets.note(ANN, AddNote.to(ticket.id(), content));
    }

    @Test
    void a_digest_that_somebody_knows_is_no_file_of_theirs() {
        StagedFile carlas = staged(CARLA);
        StagedFile mallorys =
                desk.attachments().stage(MALLORY, "x.txt", "text/plain", new ByteArrayInputStream(new byte[] {1}));

        assertUnstaged(
                () -> openWith(desk, MALLORY, new StagedFile(carlas.file(), mallorys.stagedAt(), mallorys.receipt())));
        assertUnstaged(() -> openWith(desk, MALLORY, new StagedFile(carlas.file(), carlas.stagedAt(), "")));
        Attachment renamed = new Attachment(
                "invoice.exe", "text/plain", carlas.file().size(), carlas.file().sha256());
        assertUnstaged(() -> openWith(desk, CARLA, new StagedFile(renamed, carlas.stagedAt(), carlas.receipt())));
    }

    @Test
    void what_the_system_staged_is_carried_by_whomever_it_acts_for() {
        openWith(desk, CARLA, staged(Actor.system("mail")));
        openWith(desk, ANN, staged(Actor.system("mail")));
    }

    @Test
    void a_staged_file_is_good_for_a_day_and_on_every_node() {
        StagedFile file = staged(CARLA);
        clock.advance(Duration.ofDays(1).minusNanos(1_000));
        openWith(desk(), CARLA, file);
        clock.advance(Duration.ofNanos(1_000));
        assertUnstaged(() -> openWith(desk(), CARLA, file));
    }

    @Test
    void what_nobody_carries_is_swept_away_after_two_days_and_nothing_else() {
        StagedFile left = staged(CARLA);
        StagedFile kept =
                desk.attachments().stage(CARLA, "kept.txt", "text/plain", new ByteArrayInputStream(new byte[] {1}));
        openWith(desk, CARLA, kept);
        TicketDesk other = desk.tenant(TenantId.of("other"));
        clock.advance(Duration.ofDays(2));
        assertEquals(0, other.attachments().sweep(10));

        clock.advance(Duration.ofNanos(1_000));

        assertEquals(1, other.attachments().sweep(10));
        assertTrue(bytes(left).isEmpty());
        assertTrue(bytes(kept).isPresent());
        assertEquals(0, desk.attachments().sweep(10));
    }

    private Optional<InputStream> bytes(StagedFile staged) {
        return storage.attachments().open(TenantId.DEFAULT, staged.file().sha256());
    }

    @Test
    void who_may_write_nowhere_may_stage_nothing() {
        Refused refused = assertThrows(Refused.class, () -> staged(Actor.auditor("audrey")));
        assertEquals(Refused.Code.FORBIDDEN, refused.code());
    }
}
