package org.ticketkit.examples.quickstart;

import java.util.Locale;
import org.ticketkit.TicketDesk;
import org.ticketkit.lifecycle.Guard;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.lifecycle.Trigger;
import org.ticketkit.notice.Template;
import org.ticketkit.notice.Templates;
import org.ticketkit.number.CaseNumberFormat;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.Ticket;

/** A desk for returns, with a lifecycle, numbers and words of its own. */
public final class OwnDefinitions {

    private OwnDefinitions() {}

    /** Opens a return, gives it an owner, and says what can be done next. */
    public static void main(String[] args) {
        TicketDesk desk = desk();
        Actor ann = Actor.agent("ann");
        OpenTicket request = OpenTicket.from(Contact.mail("carla@example.org"))
                .subject("Order 7 comes back")
                .text("The seat is too small.")
                .build();
        Ticket opened = desk.tickets().open(Actor.system("web"), request).ticket();
        System.out.println(opened.number() + " is " + opened.status().code());
        desk.tickets().assign(ann, Assign.to(opened.id(), AgentId.of("ann")));
        desk.tickets()
                .nextFor(ann, opened.id())
                .forEach(next -> System.out.println("Next: " + next.status().code()));
        System.out.println("Told: " + desk.deliver(100));
    }

    private static TicketDesk desk() {
        Lifecycle returns = Lifecycle.named("returns", 1)
                .initial("asked", Phase.NEW)
                .status("agreed", Phase.OPEN)
                .status("parcel-awaited", Phase.WAITING)
                .status("refunded", Phase.CLOSED)
                .move("asked", "agreed", Guard.HAS_OWNER)
                .move("agreed", "parcel-awaited")
                .move("parcel-awaited", "agreed")
                .move("parcel-awaited", "refunded")
                .on(Trigger.ASSIGNED, "asked", "agreed")
                .on(Trigger.REQUESTER_REPLIED, "parcel-awaited", "agreed")
                .build();
        Template receipt = Template.named("receipt", 2) // version 1 is the standard one
                .requires("number")
                .in(Locale.ENGLISH, "Your return {{number}}", "Keep the parcel until we write to you.")
                .build();
        return TicketDesk.builder()
                .lifecycle(returns)
                .templates(Templates.standard().with(receipt))
                .numbers(CaseNumberFormat.of("RT-{yy}-{seq:5}-{check}"), CaseNumberFormat.DEFAULT)
                .notifier(new PrintedMail())
                .build();
    }
}
