package org.ticketkit.examples.helpdesk;

import java.util.Locale;
import org.ticketkit.TicketDesk;
import org.ticketkit.Tickets;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AddNote;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.Priority;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketId;

/** A handful of cases to begin with. Each has an idempotency key, so that a second start opens none of them again. */
final class SampleCases {

    private static final Actor WEB = Actor.system("web-form");
    private static final Actor ANN = Actor.agent("ann");
    private static final Actor BOB = Actor.agent("bob");

    private final Tickets tickets;

    SampleCases(TicketDesk desk) {
        this.tickets = desk.tickets();
    }

    void open() {
        parcel();
        invoice();
        seats();
        login();
        thanks();
    }

    private void parcel() {
        open(
                "parcel",
                OpenTicket.from(contact("carla.rossi@post.example.test", "Carla Rossi"))
                        .subject("Parcel LX 4711 to Boston has vanished")
                        .text(
                                "Your tracking page knew my parcel until last Tuesday. Now it says that there is no such number.\n\nCarla Rossi")
                        .priority(Priority.HIGH)
                        .tag("parcel")
                        .reference("parcel", "LX4711"));
    }

    private void invoice() {
        Ticket ticket = open(
                "invoice",
                OpenTicket.from(contact("j.weiss@post.example.test", "Jürgen Weiß")
                                .speaking(Locale.GERMAN))
                        .subject("Rechnung 2026-118 doppelt abgebucht")
                        .text(
                                "Guten Tag,\n\ndie Rechnung wurde am 3. und am 5. abgebucht. Bitte einmal zurück.\n\nJürgen Weiß")
                        .tag("billing"));
        if (ticket.conversation().entries() == 1) {
            assign(ticket.id(), "ann");
            tickets.note(
                    ANN, AddNote.to(ticket.id(), "Both bookings are there. The bank was asked to return the second."));
            tickets.reply(
                    ANN,
                    Reply.to(
                            ticket.id(),
                            "Guten Tag Herr Weiß,\n\ndie zweite Buchung ist in drei Tagen zurück.\n\nAnn"));
            tickets.move(ANN, Move.to(ticket.id(), "waiting-for-third-party"));
        }
    }

    private void seats() {
        Ticket ticket = open(
                "seats",
                OpenTicket.from(contact("amelie@theatre.example.test", "Amélie Roche")
                                .speaking(Locale.FRENCH))
                        .subject("Places vendues deux fois mercredi soir")
                        .text(
                                "Bonsoir,\n\nles rangs 4 et 5 ont été vendus deux fois. Le spectacle commence à 20 h.\n\nAmélie Roche")
                        .priority(Priority.CRITICAL)
                        .tag("booking"));
        if (ticket.owner().isEmpty()) {
            assign(ticket.id(), "bob");
        }
    }

    private void login() {
        Ticket ticket = open(
                "login",
                OpenTicket.from(contact("ivan@post.example.test", "Иван Петров").speaking(Locale.forLanguageTag("ru")))
                        .subject("Курс не открывается")
                        .text("Здравствуйте!\n\nКурс открывается не полностью: видны только первые уроки.\n\nИван")
                        .tag("course"));
        if (ticket.owner().isEmpty()) {
            assign(ticket.id(), "ann");
            tickets.reply(
                    ANN,
                    Reply.to(
                            ticket.id(),
                            "Здравствуйте, Иван!\n\nОшибка исправлена, курс открывается полностью.\n\nAnn"));
            tickets.move(ANN, Move.to(ticket.id(), "resolved"));
        }
    }

    private void thanks() {
        open(
                "question",
                OpenTicket.from(contact("pat@post.example.test", "Pat Quill"))
                        .subject("How do I change my delivery address?")
                        .text("I move next month. Where do I say so?")
                        .priority(Priority.LOW));
    }

    private static Contact contact(String address, String name) {
        return Contact.mail(address).named(name);
    }

    private Ticket open(String key, OpenTicket.Builder request) {
        return tickets.open(
                        WEB,
                        request.channel("web").idempotencyKey("sample-" + key).build())
                .ticket();
    }

    private void assign(TicketId id, String owner) {
        tickets.assign(owner.equals("bob") ? BOB : ANN, Assign.to(id, AgentId.of(owner)));
    }
}
