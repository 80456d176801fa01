package org.ticketkit.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ticketkit.Limits;
import org.ticketkit.mail.AttachmentScanner.Clean;
import org.ticketkit.mail.AttachmentScanner.Infected;
import org.ticketkit.mail.AttachmentScanner.Unknown;
import org.ticketkit.mail.IntakeFixture.SetClock;
import org.ticketkit.memory.InMemory;
import org.ticketkit.ticket.Attachment;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.Ticket;

/** M4: what a scanner says of files decides what is offered. */
class AttachmentScannerTest {

    private final List<String> asked = new ArrayList<>();

    @Test
    void M4_an_infected_file_is_not_offered_but_named_and_the_raw_mail_keeps_it() {
        IntakeFixture it = with(file -> file.name().equals("b.exe") ? new Infected("Eicar\r\nTest") : new Clean());
        HandledMail handled = it.take(files("a.txt", "b.exe", "c.txt"));
        Ticket ticket = it.ticket(handled);

        assertEquals(List.of("a.txt", "c.txt"), offered(it, ticket));
        String note = note(it, ticket);
        assertTrue(
                note.contains("[attachment-infected]") && note.contains("b.exe") && note.contains("Eicar Test"), note);
        var raw = it.storage
                .inbox()
                .find(org.ticketkit.ticket.TenantId.DEFAULT, handled.arrival())
                .orElseThrow();
        assertTrue(new String(raw.arrival().raw().toArray(), java.nio.charset.StandardCharsets.US_ASCII)
                .contains("b.exe"));
    }

    @Test
    void M4_a_file_that_could_not_be_scanned_is_offered_with_a_note() {
        IntakeFixture it = with(file -> new Unknown("encrypted"));
        Ticket ticket = it.ticket(it.take(files("a.zip")));

        assertEquals(List.of("a.zip"), offered(it, ticket));
        assertTrue(
                note(it, ticket).contains("[attachment-not-scanned] A file could not be scanned (encrypted): a.zip"));
    }

    @Test
    void V2_a_scanner_that_fails_holds_nothing_up() {
        IntakeFixture it = with(file -> {
            throw new IllegalStateException("down");
        });
        Ticket ticket = it.ticket(it.take(files("a.zip")));

        assertEquals(List.of("a.zip"), offered(it, ticket));
        assertTrue(note(it, ticket).contains("[attachment-not-scanned]"));
    }

    @Test
    void V1_when_the_time_for_a_mail_is_over_its_other_files_are_not_scanned() {
        SetClock clock = new SetClock();
        IntakeFixture it = IntakeFixture.on(
                InMemory.create(),
                clock,
                choices -> choices.scanner(file -> {
                    asked.add(file.name());
                    clock.forward(Duration.ofSeconds(11));
                    return new Clean();
                }));
        Ticket ticket = it.ticket(it.take(files("a.txt", "b.txt", "c.txt")));

        assertEquals(List.of("a.txt", "b.txt"), asked);
        assertEquals(List.of("a.txt", "b.txt", "c.txt"), offered(it, ticket));
        assertTrue(note(it, ticket).contains("c.txt"));
    }

    @Test
    void M4_the_scanner_is_asked_outside_of_transactions() {
        var storage = InMemory.create();
        IntakeFixture it = IntakeFixture.on(
                storage,
                new SetClock(),
                choices -> choices.scanner(file -> {
                    assertFalse(storage.unitOfWork().isActive());
                    asked.add(file.name());
                    return new Clean();
                }));
        it.take(files("a.txt"));

        assertEquals(List.of("a.txt"), asked);
    }

    @Test
    void M6_a_copy_of_a_mail_whose_file_is_withheld_is_still_a_duplicate() {
        IntakeFixture it = with(file -> file.name().equals("b.exe") ? new Infected("Eicar") : new Clean());
        it.take(files("a.txt", "b.exe").id("<same@home.example>"));

        assertEquals(
                "duplicate",
                it.take("sales", files("a.txt", "b.exe").id("<same@home.example>"))
                        .reason());
    }

    @Test
    void M4_a_file_that_no_entry_can_carry_is_not_asked_about() {
        IntakeFixture it = IntakeFixture.into(
                desk -> desk.limits(Limits.ofDefaults().withAttachmentBytes(2)),
                choices -> choices.scanner(file -> new Infected("Eicar")));
        Ticket ticket = it.ticket(it.take(files("a.txt")));

        assertTrue(note(it, ticket).contains("[attachment-too-large]"));
    }

    private static IntakeFixture with(AttachmentScanner scanner) {
        return IntakeFixture.create(choices -> choices.scanner(scanner));
    }

    private static List<String> offered(IntakeFixture it, Ticket ticket) {
        return it.entries(ticket).get(0).attachments().stream()
                .map(Attachment::name)
                .toList();
    }

    private static String note(IntakeFixture it, Ticket ticket) {
        return it.entries(ticket, Entry.Kind.NOTE).get(0).text();
    }

    private static RawMail files(String... names) {
        StringBuilder body = new StringBuilder("--b\r\nContent-Type: text/plain\r\n\r\nSee files\r\n");
        for (String name : names) {
            body.append("--b\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename=")
                    .append(name)
                    .append("\r\n\r\nbytes of ")
                    .append(name)
                    .append("\r\n");
        }
        return RawMail.from("ann@home.example")
                .header("MIME-Version", "1.0")
                .header("Content-Type", "multipart/mixed; boundary=b")
                .text(body + "--b--\r\n");
    }
}
