package org.ticketkit.examples.springboot;

import org.ticketkit.notice.Notice;
import org.ticketkit.spi.Notifier;
import org.ticketkit.spi.OutgoingNotice;
import org.ticketkit.ticket.Contact;

/** Prints what would go out; {@code MailNotifier.smtp(...)} of the mail adapter sends it. */
final class PrintedMail implements Notifier {

    @Override
    public String channel() {
        return Contact.MAIL;
    }

    @Override
    public String messageId(Notice notice) {
        return "<" + notice.id() + "@example.org>";
    }

    @Override
    public Session open() {
        return new Printing();
    }

    private static final class Printing implements Session {

        @Override
        public Delivery deliver(OutgoingNotice notice) {
            System.out.println("To " + notice.notice().recipient().contact().address() + ": "
                    + notice.rendered().subject());
            return new Delivery.Delivered();
        }

        @Override
        public void close() {}
    }
}
