package org.ticketkit.examples.quickstart;

import org.ticketkit.NumberLookup;
import org.ticketkit.TicketDesk;
import org.ticketkit.Tickets;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.Link;
import org.ticketkit.ticket.LinkTickets;
import org.ticketkit.ticket.Merge;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.Split;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.Unmerge;

/** A desk on which cases are merged, unmerged, split and linked. */
public final class MergingAndLinking {

    private static final Actor ANN = Actor.agent("ann");

    private MergingAndLinking() {}

    /** Merges a case and undoes it, splits another, and has a case block a case. */
    public static void main(String[] args) {
        Tickets tickets = TicketDesk.builder().build().tickets();
        Ticket second = open(tickets, "carla", "Where is my parcel?");
        Ticket first = open(tickets, "dora", "Parcel lost");
        Actor carla = Actor.requester(second.requester());
        merge(tickets, second, first);

        Reply more = Reply.to(second.id(), "And the other one is broken.");
        EntryId entry = tickets.reply(carla, more).entry();
        undo(tickets, second);
        split(tickets, first, second, entry);
        block(tickets, open(tickets, "depot", "Search the depot"), first);
    }

    private static Ticket open(Tickets tickets, String who, String subject) {
        OpenTicket request = OpenTicket.from(Contact.mail(who + "@example.org"))
                .subject(subject)
                .text("Please help.")
                .build();
        return tickets.open(Actor.system("web"), request).ticket();
    }

    private static void merge(Tickets tickets, Ticket second, Ticket first) {
        tickets.merge(ANN, Merge.of(second.id(), first.id()));
        NumberLookup found = tickets.findByNumber(ANN, second.number().value());
        Ticket there = found.found().orElseThrow();
        System.out.println("Goes on as the first: " + there.id().equals(first.id()));
    }

    private static void undo(Tickets tickets, Ticket second) {
        try {
            tickets.unmerge(ANN, Unmerge.of(second.id()));
        } catch (Refused refused) {
            System.out.println(refused.code() + ": " + refused.details().containsKey("entries-written"));
            tickets.unmerge(ANN, Unmerge.of(second.id()).regardless("another-parcel"));
        }
    }

    private static void split(Tickets tickets, Ticket first, Ticket second, EntryId entry) {
        Split split = Split.of(first.id(), "The other one is broken", entry);
        Ticket broken = tickets.split(ANN, split.askedBy(second.requester()));
        System.out.println("Split off: " + broken.subject());
    }

    private static void block(Tickets tickets, Ticket search, Ticket first) {
        tickets.assign(ANN, Assign.to(first.id(), AgentId.of("ann")));
        tickets.link(ANN, LinkTickets.of(search.id(), Link.Kind.BLOCKS, first.id()));
        try {
            tickets.move(ANN, Move.to(first.id(), "resolved"));
        } catch (Refused refused) {
            System.out.println("Not yet: " + refused.code());
        }
    }
}
