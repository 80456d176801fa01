package org.ticketkit.examples.springboot;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.ticketkit.TicketDesk;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.Ticket;

/** What the shop does: its row and our ticket live and die together. */
@Service
class Returns {

    private static final Actor SHOP = Actor.system("shop");

    private final JdbcClient jdbc;
    private final TicketDesk desk;

    Returns(JdbcClient jdbc, TicketDesk desk) {
        this.jdbc = jdbc;
        this.desk = desk;
    }

    @Transactional
    public Ticket sendBack(int order) {
        OpenTicket request = OpenTicket.from(Contact.mail("carla@example.org"))
                .subject("Order " + order + " comes back")
                .text("The seat is too small.")
                .build();
        Ticket ticket = desk.tickets().open(SHOP, request).ticket();
        jdbc.sql("INSERT INTO shop_return (order_id, case_number) VALUES (?, ?)")
                .params(order, ticket.number().value())
                .update(); // if this throws, there is no ticket either
        return ticket;
    }

    @Transactional(readOnly = true)
    public long count() {
        return jdbc.sql("SELECT COUNT(*) FROM shop_return").query(Long.class).single();
    }
}
