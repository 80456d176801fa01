package org.ticketkit.examples.quickstart;

import org.ticketkit.*;
import org.ticketkit.ticket.*;

public final class Quickstart {
    public static void main(String[] args) {
        Tickets tickets = TicketDesk.builder().build().tickets(); // all is kept in memory until a storage is given
        OpenTicket request = OpenTicket.from(Contact.mail("carla@example.org"))
                .subject("Parcel lost")
                .text("It left on Monday.")
                .build();
        Ticket ticket = tickets.open(Actor.system("web"), request).ticket();

        Actor ann = Actor.agent("ann");
        tickets.assign(ann, Assign.to(ticket.id(), AgentId.of("ann")));
        tickets.note(ann, AddNote.to(ticket.id(), "The depot does not pick up the phone."));
        tickets.reply(ann, Reply.to(ticket.id(), "We are looking for it."));

        String typed = ticket.number().value().replace('-', ' '); // as people type it
        Ticket found = tickets.findByNumber(ann, typed).found().orElseThrow();
        System.out.println(found.number() + " is " + found.status().code());

        PageRequest page = PageRequest.first(20);
        tickets.entries(ann, found.id(), page).items().forEach(e -> System.out.println("Ann: " + e.text()));
        Actor carla = Actor.requester(found.requester());
        tickets.entries(carla, found.id(), page).items().forEach(e -> System.out.println("Carla: " + e.text()));
        Actor stranger = Actor.requester(RequesterId.of("stranger"));
        System.out.println("A stranger: " + tickets.find(stranger, found.id()));
    }
}
