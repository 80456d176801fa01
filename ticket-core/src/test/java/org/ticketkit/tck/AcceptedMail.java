package org.ticketkit.tck;

import org.ticketkit.notice.Notice;
import org.ticketkit.spi.Notifier;
import org.ticketkit.spi.OutgoingNotice;
import org.ticketkit.ticket.Contact;

/** Takes every mail and counts. */
final class AcceptedMail implements Notifier {

    private int accepted;

    int accepted() {
        return accepted;
    }

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
                accepted++;
                return new Delivery.Delivered();
            }

            @Override
            public void close() {}
        };
    }
}
