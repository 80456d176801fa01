package org.ticketkit.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ticketkit.mail.CrashingStorage.Died;
import org.ticketkit.mail.IntakeFixture.SetClock;
import org.ticketkit.memory.InMemory;
import org.ticketkit.spi.Inbox;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.StorageFailed;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.Ticket;

/** M1: whatever dies or fails between any two calls to the storage, no mail is lost and none becomes two cases. */
class IntakeCrashTest {

    private static final Duration PAST_EVERY_LEASE = Duration.ofHours(5);

    private final SetClock clock = new SetClock();
    private final CrashingStorage storage = new CrashingStorage(InMemory.create());
    private final IntakeFixture it = IntakeFixture.on(storage, clock, choices -> choices);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void M1_the_process_dies_at_any_step(boolean afterIt) throws IOException {
        int steps = steps();
        assertTrue(steps > 10, "only " + steps + " steps");
        for (int step = 1; step <= steps; step++) {
            check(step, afterIt);
        }
    }

    private int steps() throws IOException {
        IntakeCrashTest trial = new IntakeCrashTest();
        trial.storage.failAt(Integer.MAX_VALUE, false, Died::new);
        trial.run();
        return trial.storage.calls();
    }

    private void check(int step, boolean afterIt) throws IOException {
        IntakeCrashTest trial = new IntakeCrashTest();
        trial.storage.failAt(step, afterIt, Died::new);
        try {
            trial.run();
        } catch (Died e) {
            // the next process begins from what was committed
        }
        trial.storage.recover();
        trial.clock.forward(PAST_EVERY_LEASE);
        trial.run();
        trial.clock.forward(PAST_EVERY_LEASE);
        trial.run();

        List<Ticket> tickets = trial.it.tickets();
        String when = (afterIt ? "after" : "before") + " call " + step;
        assertEquals(2, tickets.size(), when);
        List<Entry> entries = tickets.stream()
                .flatMap(ticket -> trial.it.entries(ticket).stream())
                .toList();
        assertEquals(2, entries.size(), when);
        assertEquals(
                1,
                entries.stream().mapToInt(entry -> entry.attachments().size()).sum(),
                when);
        assertEquals(2, trial.it.deliver().size(), when);
    }

    /** The server hands the same two mails in again and again, until it is told otherwise. */
    private void run() throws IOException {
        for (RawMail mail : List.of(
                RawMail.from("ann@home.example")
                        .id("<1@home.example>")
                        .header("MIME-Version", "1.0")
                        .header("Content-Type", "multipart/mixed; boundary=b")
                        .text("--b\r\n\r\nSee file\r\n--b\r\nContent-Type: image/png\r\n"
                                + "Content-Disposition: attachment; filename=a.png\r\n\r\nx\r\n--b--\r\n"),
                RawMail.from("carl@home.example"))) {
            it.intake.accept("support", new ByteArrayInputStream(mail.bytes()));
        }
        it.intake.process(10);
    }

    @Test
    void M1_a_storage_that_fails_for_a_moment_is_asked_again_at_once() {
        it.receive("support", RawMail.from("ann@home.example"));
        storage.failAt(4, false, () -> new StorageFailed("gone", StorageFailed.Recovery.RETRY, new IOException()));

        assertEquals(MailOutcome.OPENED, it.intake.process(10).get(0).outcome());
    }

    @Test
    void M1_one_mail_that_fails_stops_no_other_and_is_set_aside_in_the_end() {
        it.receive("support", RawMail.from("ann@home.example").subject("one"));
        it.receive("support", RawMail.from("carl@home.example").subject("two"));
        List<HandledMail> handled = List.of();
        for (int attempt = 1; attempt <= Retrying.ofDefaults().attempts(); attempt++) {
            assertEquals(attempt == 1 ? 0 : 1, it.tickets().size());
            storage.failAt(4, false, () -> new IllegalStateException("broken"));
            handled = it.intake.process(10);
            storage.recover();
            assertEquals(attempt == 1 ? 2 : 1, handled.size());
            assertEquals(List.of(), it.intake.process(10), "not before its time");
            clock.forward(PAST_EVERY_LEASE);
        }

        assertEquals(
                "QUARANTINED processing-failed (IllegalStateException: broken)",
                handled.get(0).toString());
        Inbox.Stored aside = it.intake.quarantined(TenantId.DEFAULT, 10).get(0);
        assertEquals(
                "processing-failed: IllegalStateException: broken",
                aside.reason().orElseThrow());
        assertTrue(it.intake.replay(TenantId.DEFAULT, aside.arrival().id()));
        assertEquals(MailOutcome.OPENED, it.intake.process(10).get(0).outcome());
        assertEquals(2, it.tickets().size());
    }

    @Test
    void M1_a_mail_that_takes_every_process_down_is_set_aside_in_the_end() {
        it.receive("support", RawMail.from("ann@home.example"));
        for (int i = 0; i < 4 * Retrying.ofDefaults().attempts(); i++) {
            storage.failAt(4, false, Died::new);
            try {
                it.intake.process(10);
            } catch (Died e) {
                clock.forward(PAST_EVERY_LEASE);
            }
        }
        storage.recover();

        assertEquals("abandoned-too-often", it.intake.process(10).get(0).reason());
    }

    @Test
    void M1_who_lost_the_lease_writes_nothing() {
        it.receive("support", RawMail.from("ann@home.example"));
        Inbox.Claimed slow = storage.inbox()
                .claim("mail", clock.instant(), clock.instant().plusSeconds(1), 1)
                .get(0);
        clock.forward(PAST_EVERY_LEASE);
        assertEquals(1, it.intake.process(10).size());

        assertEquals(
                false,
                storage.inbox()
                        .finish(
                                slow.arrival().id(),
                                slow.token(),
                                new Inbox.Disposition(Inbox.State.PROCESSED, "x", Optional.empty()),
                                clock.instant()));
        assertEquals(1, it.tickets().size());
    }

    @Test
    void M1_a_case_is_committed_with_its_mail_or_not_at_all() {
        it.receive("support", RawMail.from("ann@home.example"));
        Inbox real = storage.inbox();
        Inbox.Claimed claimed = real.claim(
                        "mail", clock.instant(), clock.instant().plusSeconds(1), 1)
                .get(0);
        clock.forward(Duration.ofSeconds(2));
        real.claim("mail", clock.instant(), clock.instant().plusSeconds(60), 1);

        // a late worker comes back with the token that is not the last one
        assertEquals(Optional.empty(), it.intake.handle(claimed));
        assertEquals(List.of(), it.tickets());
        assertEquals(List.of(), it.deliver());
    }
}
