package org.ticketkit.examples.quickstart;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.ticketkit.TicketDesk;
import org.ticketkit.Tickets;
import org.ticketkit.ticket.AcceptHandOver;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Answer;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Claim;
import org.ticketkit.ticket.Consult;
import org.ticketkit.ticket.Consultation;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.HandOver;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketField;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.worktime.Term;
import org.ticketkit.worktime.WorkCalendar;

/** A ticket that changes hands, a colleague who helps, and an answer that comes too late. */
public final class Owners {

    private Owners() {}

    /** Hands a ticket over, asks a colleague, and has a reply refused whose author has not seen who owns it now. */
    public static void main(String[] args) {
        TicketDesk desk = desk();
        Tickets tickets = desk.tickets();
        Actor ann = Actor.agent("ann");
        Actor bob = Actor.agent("bob");
        TicketId id = open(tickets);
        tickets.assign(ann, Assign.to(id, AgentId.of("ann")));
        tickets.claim(ann, Claim.of(id));
        Ticket onAnnsScreen = tickets.find(ann, id).orElseThrow();

        desk.ownership().handOver(ann, HandOver.of(id, AgentId.of("bob")));
        Ticket accepted = desk.ownership().accept(bob, AcceptHandOver.of(id));
        System.out.println("Owner: " + accepted.owner().orElseThrow());

        try {
            long seen = onAnnsScreen.conversation().sequence();
            tickets.reply(ann, Reply.to(id, "It is on its way.").havingSeen(seen));
        } catch (Refused refused) {
            System.out.println(
                    refused.code() + ", owned now by " + refused.newOwner().orElseThrow());
        }
        ask(desk, bob, id);
    }

    private static void ask(TicketDesk desk, Actor bob, TicketId id) {
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        desk.ownership().consult(bob, Consult.with(id, AgentId.of("cy"), "Where is it?", tomorrow));

        Actor cy = Actor.agent("cy");
        List<Ticket> open = desk.tickets()
                .search(cy, Criteria.is(TicketField.CONSULTED, "cy"), Sort.OLDEST_FIRST, PageRequest.first(50))
                .items();
        Consultation question =
                open.get(0).roles().consultations(AgentId.of("cy")).get(0);
        desk.ownership().answer(cy, Answer.to(id, question.question(), "In Hamburg."));
        System.out.println("Cy had " + open.size() + " to look at");
    }

    private static TicketDesk desk() {
        WorkCalendar office = WorkCalendar.named("office", 1)
                .zone(ZoneId.of("Europe/Berlin"))
                .weekdays("09:00-17:00")
                .build();
        return TicketDesk.builder()
                .claimTerm(Term.working(Duration.ofHours(4), office))
                .handOverTerm(Term.working(Duration.ofHours(8), office))
                .build();
    }

    private static TicketId open(Tickets tickets) {
        return tickets.open(
                        Actor.system("web"),
                        OpenTicket.from(Contact.mail("carla@example.org"))
                                .subject("Parcel lost")
                                .text("It left on Monday.")
                                .build())
                .ticket()
                .id();
    }
}
