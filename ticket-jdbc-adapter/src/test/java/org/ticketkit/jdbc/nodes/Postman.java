package org.ticketkit.jdbc.nodes;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.ticketkit.notice.Notice;
import org.ticketkit.spi.Notifier;
import org.ticketkit.spi.OutgoingNotice;
import org.ticketkit.ticket.Contact;

/** Takes every mail, some time after it was handed over, and notes it down as whoever receives it would. */
final class Postman implements Notifier {

    private final Journal journal;
    private final int slowness;

    Postman(Journal journal, int slowness) {
        this.journal = journal;
        this.slowness = slowness;
    }

    @Override
    public String channel() {
        return Contact.MAIL;
    }

    /** Another one each time it is asked for, so that two attempts have the same only because the desk keeps it. */
    @Override
    public String messageId(Notice notice) {
        return "<" + UUID.randomUUID() + "@desk.example>";
    }

    @Override
    public Session open() {
        return new Session() {
            @Override
            public Delivery deliver(OutgoingNotice outgoing) {
                Folders.pause(ThreadLocalRandom.current().nextInt(slowness + 1));
                journal.write(
                        "delivered",
                        outgoing.notice().key(),
                        outgoing.rendered().messageId(),
                        outgoing.attempt());
                return new Delivery.Delivered();
            }

            @Override
            public void close() {}
        };
    }
}
