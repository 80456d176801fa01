package org.ticketkit.sabotage;

import java.util.ArrayList;
import java.util.List;
import org.ticketkit.notice.Notice;
import org.ticketkit.spi.Notifier;
import org.ticketkit.spi.OutgoingNotice;
import org.ticketkit.ticket.Contact;

/** A channel in memory: the reference that the contract of notifiers is run against, and the ground for its saboteurs. */
class PigeonPost implements Notifier {

    static final String CHANNEL = "pigeon";
    static final Contact REACHABLE = Contact.of(CHANNEL, "dovecote 1");
    static final Contact UNKNOWN = Contact.of(CHANNEL, "nowhere");
    static final Contact AWAY = Contact.of(CHANNEL, "dovecote 2");

    /** The ids of what arrived. */
    final List<String> arrived = new ArrayList<>();

    /** The same channel, out of reach. */
    Notifier unreachable() {
        return new Unreachable();
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public String messageId(Notice notice) {
        return CHANNEL + ":" + notice.id();
    }

    @Override
    public Session open() {
        return new Flight();
    }

    class Flight implements Session {
        @Override
        public Delivery deliver(OutgoingNotice notice) {
            Contact contact = notice.notice().recipient().contact();
            if (contact.address().equals(UNKNOWN.address())) {
                return new Delivery.Rejected("no such dovecote");
            }
            if (contact.address().equals(AWAY.address())) {
                return new Delivery.Retry("nobody at the dovecote");
            }
            return arrive(notice);
        }

        Delivery arrive(OutgoingNotice notice) {
            arrived.add(notice.rendered().messageId());
            return new Delivery.Delivered();
        }

        @Override
        public void close() {}
    }

    static class Unreachable extends PigeonPost {
        @Override
        public Session open() {
            return new Session() {
                @Override
                public Delivery deliver(OutgoingNotice notice) {
                    return new Delivery.Retry("storm");
                }

                @Override
                public void close() {}
            };
        }
    }
}
