package org.ticketkit.examples.mvstore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticketkit.TicketDesk;
import org.ticketkit.number.Series;
import org.ticketkit.spi.AttachmentStore;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.ChangeSet.RecordWrite;
import org.ticketkit.spi.Inbox;
import org.ticketkit.spi.RawBytes;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.Ticket;

/** What the contract tests cannot know: that the file has it all, and that a desk lives on it. */
class MvStorageTest {

    private static final Instant NOW = Instant.parse("2026-03-14T10:20:30.123456Z");
    private static final Actor ANN = Actor.agent("ann");

    @TempDir
    private Path folder;

    private MvStorage open() {
        return MvStorage.open(folder.resolve("desk.mv"));
    }

    private static TicketDesk deskOn(MvStorage storage) {
        return TicketDesk.builder().storage(storage).build();
    }

    @Test
    void a_desk_opens_answers_and_finds_a_ticket() {
        try (MvStorage storage = open()) {
            TicketDesk desk = deskOn(storage);
            Ticket opened = openTicket(desk);
            desk.tickets().assign(ANN, Assign.to(opened.id(), AgentId.of("ann")));
            desk.tickets().reply(ANN, Reply.to(opened.id(), "We are looking for it."));

            Ticket found = desk.tickets()
                    .findByNumber(ANN, opened.number().value())
                    .found()
                    .orElseThrow();
            assertEquals(Optional.of(AgentId.of("ann")), found.owner());
            assertEquals(List.of("It left on Monday.", "We are looking for it."), texts(desk, found));
            assertEquals(List.of(found), all(desk));
            assertEquals(List.of(), desk.checkConsistency(PageRequest.first(10)).found());
        }
    }

    @Test
    void what_was_committed_is_there_when_the_file_is_opened_again() throws IOException {
        Ticket opened;
        AttachmentStore.Staged staged;
        Inbox.Arrival arrival = new Inbox.Arrival(
                new UUID(0x019cc0000000_7000L, 1L << 63),
                TenantId.DEFAULT,
                "mail",
                "support",
                "key",
                RawBytes.of(new byte[] {0, -1, 13}),
                NOW);
        long drawn;
        try (MvStorage storage = open()) {
            opened = openTicket(deskOn(storage));
            staged = storage.attachments()
                    .stage(TenantId.DEFAULT, new ByteArrayInputStream(new byte[] {1, 2, 3}), 100, NOW);
            storage.inbox().receive(arrival);
            drawn = storage.numbers().next(TenantId.DEFAULT, Series.endless("other"));
        }
        try (MvStorage storage = open()) {
            TicketDesk desk = deskOn(storage);
            assertEquals(List.of(opened), all(desk));
            assertEquals(List.of("It left on Monday."), texts(desk, opened));
            assertEquals(List.of(), desk.checkConsistency(PageRequest.first(10)).found());
            assertTrue(
                    openTicket(desk).number().value().compareTo(opened.number().value()) > 0);
            assertArrayEquals(
                    new byte[] {1, 2, 3},
                    storage.attachments()
                            .open(TenantId.DEFAULT, staged.sha256())
                            .orElseThrow()
                            .readAllBytes());
            assertEquals(
                    List.of(arrival),
                    storage.inbox().claim("mail", NOW, NOW.plusSeconds(60), 10).stream()
                            .map(Inbox.Claimed::arrival)
                            .toList());
            assertTrue(storage.numbers().next(TenantId.DEFAULT, Series.endless("other")) > drawn);
        }
    }

    @Test
    void a_copy_of_the_file_taken_in_the_middle_of_a_unit_of_work_has_what_was_committed_and_no_more()
            throws IOException {
        Path copy = folder.resolve("copy.mv");
        RecordRef before = new RecordRef("thing", new UUID(1, 1));
        RecordRef during = new RecordRef("thing", new UUID(1, 2));
        RecordRef beside = new RecordRef("thing", new UUID(1, 3));
        try (MvStorage storage = open()) {
            insert(storage, before);
            storage.unitOfWork().call(transaction -> {
                insert(storage, during);
                runBeside(() -> insert(storage, beside)); // its commit writes all there is to the file
                return copy(copy);
            });
        }

        try (MvStorage crashed = MvStorage.open(copy)) {
            assertTrue(crashed.store().find(TenantId.DEFAULT, before).isPresent());
            assertTrue(crashed.store().find(TenantId.DEFAULT, beside).isPresent());
            assertEquals(Optional.empty(), crashed.store().find(TenantId.DEFAULT, during));
            insert(crashed, during);
        }
    }

    private static void runBeside(Runnable work) {
        Thread other = new Thread(work);
        other.start();
        try {
            other.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Path copy(Path target) {
        try {
            return Files.copy(folder.resolve("desk.mv"), target);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void insert(MvStorage storage, RecordRef ref) {
        assertEquals(
                new ChangeSet.Outcome.Written(),
                storage.store()
                        .commit(ChangeSet.of(TenantId.DEFAULT)
                                .record(new RecordWrite(ref, 0, "{}", Map.of()))
                                .build()));
    }

    private static Ticket openTicket(TicketDesk desk) {
        OpenTicket request = OpenTicket.from(Contact.mail("carla@example.org"))
                .subject("Parcel lost")
                .text("It left on Monday.")
                .build();
        return desk.tickets().open(Actor.system("web"), request).ticket();
    }

    private static List<Ticket> all(TicketDesk desk) {
        return desk.tickets()
                .search(ANN, Criteria.everything(), Sort.OLDEST_FIRST, PageRequest.first(10))
                .items();
    }

    private static List<String> texts(TicketDesk desk, Ticket ticket) {
        return desk.tickets().entries(ANN, ticket.id(), PageRequest.first(10)).items().stream()
                .filter(Entry::isPublic)
                .map(Entry::text)
                .toList();
    }
}
