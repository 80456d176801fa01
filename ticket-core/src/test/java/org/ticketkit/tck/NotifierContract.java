package org.ticketkit.tck;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ticketkit.notice.Notice;
import org.ticketkit.notice.Rendered;
import org.ticketkit.spi.Notifier;
import org.ticketkit.spi.Notifier.Delivery;
import org.ticketkit.spi.OutgoingNotice;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.TicketId;

/**
 * The contract of {@link Notifier}: extend it and hand in your notifier on a channel of which you can see what arrives; rules C1 to
 * C5.
 *
 * <p>Offer a contact that is refused for good, one that is refused for now, and a notifier of a channel that cannot be reached, as
 * far as you can: what is not offered is skipped.
 */
public abstract class NotifierContract {

    private final Samples make = new Samples();
    private Notifier notifier;

    /** A notifier whose channel works; called once per test. */
    protected abstract Notifier notifier();

    /** A contact that the channel takes. */
    protected abstract Contact reachable();

    /** The message ids of what arrived on the channel so far, in order. */
    protected abstract List<String> arrived();

    /** A contact that the channel refuses for good. */
    protected Optional<Contact> refusedForGood() {
        return Optional.empty();
    }

    /** A contact that the channel refuses for now. */
    protected Optional<Contact> refusedForNow() {
        return Optional.empty();
    }

    /** A notifier of a channel that cannot be reached. */
    protected Optional<Notifier> unreachable() {
        return Optional.empty();
    }

    /** How long one delivery may take; a minute by default. */
    protected Duration patience() {
        return Duration.ofMinutes(1);
    }

    /** Prepares the notifier. */
    @BeforeEach
    void prepare() {
        notifier = notifier();
    }

    @Test
    void C1_every_notice_has_a_message_id_of_its_own() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            ids.add(notifier.messageId(notice(reachable())));
        }

        assertEquals(50, ids.size());
        assertFalse(ids.stream().anyMatch(String::isBlank));
    }

    @Test
    void C1_every_attempt_carries_the_id_that_was_stored() {
        OutgoingNotice first = outgoing(notice(reachable()), 1);
        OutgoingNotice second = new OutgoingNotice(first.notice(), first.rendered(), 2, first.files());

        deliver(notifier, first);
        deliver(notifier, second);

        String id = first.rendered().messageId();
        assertFalse(arrived().isEmpty(), "nothing arrived");
        assertEquals(Set.of(id), new HashSet<>(arrived()));
    }

    @Test
    void C2_what_the_channel_answers_is_returned_and_not_thrown() {
        assertInstanceOf(Delivery.Delivered.class, deliver(notifier, outgoing(notice(reachable()), 1)));
        refusedForGood()
                .ifPresent(contact -> assertDoesNotThrow(() -> deliver(notifier, outgoing(notice(contact), 1))));
        refusedForNow().ifPresent(contact -> assertDoesNotThrow(() -> deliver(notifier, outgoing(notice(contact), 1))));
    }

    @Test
    void C3_a_refusal_for_good_is_rejected() {
        Contact contact = offered(refusedForGood(), "a contact that is refused for good");

        assertInstanceOf(Delivery.Rejected.class, deliver(notifier, outgoing(notice(contact), 1)));
        assertEquals(List.of(), arrived());
    }

    @Test
    void C3_a_refusal_for_now_is_to_be_tried_again() {
        Contact contact = offered(refusedForNow(), "a contact that is refused for now");

        assertInstanceOf(Delivery.Retry.class, deliver(notifier, outgoing(notice(contact), 1)));
        assertEquals(List.of(), arrived());
    }

    @Test
    void C4_a_session_serves_many_notices_in_order() {
        List<OutgoingNotice> notices = Stream.generate(() -> outgoing(notice(reachable()), 1))
                .limit(10)
                .toList();

        try (Notifier.Session session = notifier.open()) {
            notices.forEach(notice -> assertInstanceOf(Delivery.Delivered.class, session.deliver(notice)));
        }

        assertEquals(
                notices.stream().map(notice -> notice.rendered().messageId()).toList(), arrived());
    }

    @Test
    void C4_a_refused_notice_does_not_spoil_the_next() {
        Contact contact = offered(refusedForGood().or(this::refusedForNow), "a contact that is refused");
        OutgoingNotice refused = outgoing(notice(contact), 1);
        OutgoingNotice next = outgoing(notice(reachable()), 1);

        try (Notifier.Session session = notifier.open()) {
            session.deliver(refused);
            assertInstanceOf(Delivery.Delivered.class, session.deliver(next));
        }

        assertEquals(List.of(next.rendered().messageId()), arrived());
    }

    @Test
    void C5_a_session_in_which_nothing_is_delivered_is_opened_and_closed() {
        assertDoesNotThrow(() -> notifier.open().close());
    }

    @Test
    void C5_a_channel_that_cannot_be_reached_is_answered_by_retry() {
        Notifier down = offered(unreachable(), "a notifier of a channel that cannot be reached");

        Delivery delivery = assertDoesNotThrow(() -> deliver(down, outgoing(notice(reachable()), 1)));

        assertInstanceOf(Delivery.Retry.class, delivery);
    }

    private Delivery deliver(Notifier by, OutgoingNotice notice) {
        return assertTimeoutPreemptively(patience(), () -> {
            try (Notifier.Session session = by.open()) {
                return session.deliver(notice);
            }
        });
    }

    private static <T> T offered(Optional<T> fixture, String what) {
        assumeTrue(fixture.isPresent(), "the adapter offers no " + what);
        return fixture.get();
    }

    private Notice notice(Contact contact) {
        return make.notice(
                        Bench.TENANT,
                        new TicketId(make.id()),
                        make.fresh("notice-"),
                        Notice.Kind.RECEIPT,
                        contact,
                        Bench.NOW)
                .notice();
    }

    private OutgoingNotice outgoing(Notice notice, int attempt) {
        Rendered words =
                new Rendered(notifier.messageId(notice), "Re: Help", "We have it.\n", Optional.empty(), List.of());
        return new OutgoingNotice(notice, words, attempt, file -> Optional.of(new ByteArrayInputStream(new byte[0])));
    }
}
