package org.ticketkit.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.ticketkit.DeskBuilder;
import org.ticketkit.TicketDesk;
import org.ticketkit.mail.MailToken.Holder;
import org.ticketkit.memory.InMemory;
import org.ticketkit.memory.MemoryDirectory;
import org.ticketkit.notice.Notice;
import org.ticketkit.spi.Directory.Agent;
import org.ticketkit.spi.Notifier;
import org.ticketkit.spi.OutgoingNotice;
import org.ticketkit.spi.Storage;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.Ticket;

/** A desk with an intake, a clock that is set by hand, and a channel that keeps what goes out. */
final class IntakeFixture {

    static final Actor MAIL = Actor.system("mail");
    static final Actor BOB = Actor.agent("bob");
    static final MailTokens TOKENS =
            MailTokens.keyed("k1", "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

    final Sent sent = new Sent();
    final SetClock clock;
    final Storage storage;
    final TicketDesk desk;
    final MailIntake intake;

    private IntakeFixture(
            SetClock clock,
            Storage storage,
            UnaryOperator<DeskBuilder> desks,
            UnaryOperator<MailIntakeBuilder> choices) {
        this.clock = clock;
        this.storage = storage;
        MemoryDirectory people = MemoryDirectory.empty()
                .withAgent(TenantId.DEFAULT, new Agent(AgentId.of("bob"), "Bob", Contact.mail("bob@example.org")));
        this.desk = desks.apply(TicketDesk.builder()
                        .storage(storage)
                        .clock(clock)
                        .random(new Random(7))
                        .directory(people)
                        .notifier(sent))
                .build();
        this.intake = choices.apply(MailIntake.builder(desk, TOKENS)
                        .mailbox(Mailbox.of("support", "support@example.org").forQueue("first-line"))
                        .mailbox(Mailbox.of("sales", "sales@example.org"))
                        .trusting("mx.example.org"))
                .build();
    }

    static IntakeFixture create() {
        return create(choices -> choices);
    }

    static IntakeFixture create(UnaryOperator<MailIntakeBuilder> choices) {
        return on(InMemory.create(), new SetClock(), choices);
    }

    /** Mail for a desk of one's own. */
    static IntakeFixture into(UnaryOperator<DeskBuilder> desks) {
        return into(desks, choices -> choices);
    }

    static IntakeFixture into(UnaryOperator<DeskBuilder> desks, UnaryOperator<MailIntakeBuilder> choices) {
        return new IntakeFixture(new SetClock(), InMemory.create(), desks, choices);
    }

    static IntakeFixture on(Storage storage, SetClock clock, UnaryOperator<MailIntakeBuilder> choices) {
        return new IntakeFixture(clock, storage, desk -> desk, choices);
    }

    /** Takes one mail in, and says what became of it. */
    HandledMail take(RawMail mail) {
        return take("support", mail);
    }

    HandledMail take(String mailbox, RawMail mail) {
        receive(mailbox, mail);
        List<HandledMail> handled = intake.process(10);
        assertEquals(1, handled.size(), () -> "one mail at a time, not " + handled);
        return handled.get(0);
    }

    boolean receive(String mailbox, RawMail mail) {
        try {
            return intake.accept(mailbox, new ByteArrayInputStream(mail.bytes()))
                    .isNew();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A case of Ann's, opened by mail; what it sent is gone from the channel. */
    Ticket annsCase() {
        HandledMail handled =
                take(RawMail.from("ann@home.example").id("<first@home.example>").subject("Broken"));
        assertEquals(MailOutcome.OPENED, handled.outcome());
        desk.deliver(100);
        sent.all.clear();
        return ticket(handled);
    }

    Ticket ticket(HandledMail handled) {
        return desk.tickets().find(MAIL, handled.ticket().orElseThrow()).orElseThrow();
    }

    Ticket again(Ticket ticket) {
        return desk.tickets().find(MAIL, ticket.id()).orElseThrow();
    }

    List<Entry> entries(Ticket ticket) {
        return desk.tickets().entries(MAIL, ticket.id(), PageRequest.first(100)).items();
    }

    List<Entry> entries(Ticket ticket, Entry.Kind kind) {
        return entries(ticket).stream().filter(entry -> entry.kind() == kind).toList();
    }

    List<Participant> participants(Ticket ticket) {
        return desk.tickets().participants(MAIL, ticket.id());
    }

    List<Ticket> tickets() {
        return desk.tickets()
                .search(MAIL, Criteria.everything(), Sort.OLDEST_FIRST, PageRequest.first(500))
                .items();
    }

    /** The signed address that Ann was given. */
    String annsAddress(Ticket ticket) {
        return TOKENS.replyAddress(TenantId.DEFAULT, ticket.id(), Holder.of(ticket.requester()), "support@example.org");
    }

    String bobsAddress(Ticket ticket) {
        return TOKENS.replyAddress(TenantId.DEFAULT, ticket.id(), Holder.of(AgentId.of("bob")), "support@example.org");
    }

    String anchor(Ticket ticket) {
        return TOKENS.anchors(TenantId.DEFAULT, ticket.id(), "example.org").get(0);
    }

    /** Sends what waits, and gives it back. */
    List<OutgoingNotice> deliver() {
        desk.deliver(100);
        List<OutgoingNotice> out = List.copyOf(sent.all);
        sent.all.clear();
        return out;
    }

    /** A clock that stands still until it is moved. */
    static final class SetClock implements InstantSource {

        private Instant now = Instant.parse("2026-03-02T09:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        void forward(Duration time) {
            now = now.plus(time);
        }
    }

    /** A mail channel that keeps what goes out. */
    static final class Sent implements Notifier {

        final List<OutgoingNotice> all = new ArrayList<>();

        @Override
        public String channel() {
            return Contact.MAIL;
        }

        @Override
        public String messageId(Notice notice) {
            return TOKENS.messageId(notice, Holder.of(notice.recipient().id()), "example.org");
        }

        @Override
        public Session open() {
            return new Session() {
                @Override
                public Delivery deliver(OutgoingNotice notice) {
                    all.add(notice);
                    return new Delivery.Delivered();
                }

                @Override
                public void close() {}
            };
        }
    }
}
