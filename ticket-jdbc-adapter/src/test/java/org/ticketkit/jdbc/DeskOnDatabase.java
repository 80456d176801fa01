package org.ticketkit.jdbc;

import java.time.Instant;
import java.util.function.UnaryOperator;
import org.ticketkit.DeskBuilder;
import org.ticketkit.TicketDesk;
import org.ticketkit.notice.Notice;
import org.ticketkit.spi.Notifier;
import org.ticketkit.spi.OutgoingNotice;
import org.ticketkit.spi.Storage;
import org.ticketkit.tck.SettableClock;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.Ticket;

/** A desk on a storage, with a notifier for mail, and the requests that tests send to it. */
final class DeskOnDatabase {

    static final Actor ANN = Actor.agent("ann");
    static final Actor MAIL = Actor.system("mail");

    final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:00:00.123456Z"));
    final TicketDesk desk;

    DeskOnDatabase(Storage storage) {
        this(storage, builder -> builder);
    }

    DeskOnDatabase(Storage storage, UnaryOperator<DeskBuilder> more) {
        desk = more.apply(TicketDesk.builder().storage(storage).clock(clock).notifier(new Accepting()))
                .build();
    }

    static OpenTicket.Builder request() {
        return OpenTicket.from(Contact.mail("carla@example.org"))
                .subject("Parcel lost")
                .text("It left on Monday.");
    }

    Ticket open() {
        return desk.tickets().open(MAIL, request().build()).ticket();
    }

    /** Takes every mail. */
    private static final class Accepting implements Notifier {

        @Override
        public String channel() {
            return Contact.MAIL;
        }

        @Override
        public String messageId(Notice notice) {
            return "<" + notice.id() + "@desk.example>";
        }

        @Override
        public Session open() {
            return new Session() {
                @Override
                public Delivery deliver(OutgoingNotice notice) {
                    return new Delivery.Delivered();
                }

                @Override
                public void close() {}
            };
        }
    }
}
