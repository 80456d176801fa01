package org.ticketkit.examples.quickstart;

import java.time.Instant;
import java.time.InstantSource;
import org.ticketkit.TicketDesk;
import org.ticketkit.memory.MemoryDirectory;
import org.ticketkit.ownership.Absence;
import org.ticketkit.ownership.Colleague;
import org.ticketkit.ownership.Duty;
import org.ticketkit.spi.Directory;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AddNote;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.TicketId;

/** A desk whose directory knows who is away and who stands in. */
public final class Deputies {

    private Deputies() {}

    /** Ann owns a case and is on holiday; Bob does what falls due, and it is recorded for whom. */
    public static void main(String[] args) {
        TicketDesk desk = TicketDesk.builder()
                .directory(directory())
                .clock(InstantSource.fixed(Instant.parse("2026-07-14T09:00:00Z")))
                .build();
        TicketId id = open(desk);
        desk.tickets().assign(Actor.lead("lea"), Assign.to(id, AgentId.of("ann")));

        Duty duty = desk.duties().of(Actor.lead("lea"), id).orElseThrow();
        System.out.println(
                "Owned by " + duty.owner() + ", to be done by " + duty.holder().orElseThrow());

        Actor bob = Actor.agent("bob").actingFor(AgentId.of("ann"));
        desk.tickets().note(bob, AddNote.to(id, "The carrier is looking for it."));
        desk.tickets().history(bob, id, PageRequest.first(50)).items().stream()
                .map(recorded -> recorded.actor().toString())
                .filter(actor -> actor.contains("acting for"))
                .forEach(System.out::println);

        Actor cem = Actor.agent("cem").actingFor(AgentId.of("ann"));
        try {
            desk.tickets().note(cem, AddNote.to(id, "I had a look."));
        } catch (Refused refused) {
            System.out.println(refused.code() + " " + refused.details().get("path"));
        }
    }

    private static Directory directory() {
        TenantId tenant = TenantId.DEFAULT;
        AgentId ann = AgentId.of("ann");
        Absence july = Absence.between(Instant.parse("2026-07-13T00:00:00Z"), Instant.parse("2026-08-01T00:00:00Z"));
        return MemoryDirectory.empty()
                .withColleague(tenant, Colleague.of(ann).in("logistics").away(july.deputy(AgentId.of("bob"))))
                .withColleague(tenant, Colleague.of(AgentId.of("bob")).in("logistics"))
                .withRequester(tenant, Contact.phone("+41 44 123 45 67"), RequesterId.of("carla"));
    }

    private static TicketId open(TicketDesk desk) {
        return desk.tickets()
                .open(
                        Actor.agent("bob"),
                        OpenTicket.from(Contact.phone("0041 (0)44 123 45 67"))
                                .subject("Parcel lost")
                                .text("It never came.")
                                .queue("logistics")
                                .build())
                .ticket()
                .id();
    }
}
