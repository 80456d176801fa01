package org.ticketkit.examples.quickstart;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import org.ticketkit.TicketDesk;
import org.ticketkit.lifecycle.ClosedCondition;
import org.ticketkit.lifecycle.ClosedPolicy;
import org.ticketkit.lifecycle.ClosedPolicy.FollowUp;
import org.ticketkit.lifecycle.Effect;
import org.ticketkit.lifecycle.Guard;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.lifecycle.Nudging;
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
import org.ticketkit.worktime.Term;
import org.ticketkit.worktime.WorkCalendar;

/** A desk for returns, with a lifecycle, numbers and words of its own. */
public final class OwnDefinitions {

    private static final WorkCalendar OFFICE = WorkCalendar.named("office", 1)
            .zone(ZoneId.of("Europe/Zurich"))
            .weekdays("09:00-17:00")
            .build();

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
        Term tenOfficeHours = Term.working(Duration.ofHours(10), OFFICE);
        Lifecycle returns = Lifecycle.named("returns", 1)
                .initial("asked", Phase.NEW)
                .initial("brought", Phase.OPEN) // for OpenTicket's status("brought")
                .status("agreed", Phase.OPEN)
                .status("parcel-awaited", Phase.WAITING)
                .status("refunded", Phase.RESOLVED)
                .status("closed", Phase.CLOSED)
                .move("asked", "agreed", way -> way.when(Guard.HAS_OWNER).then(Effect.queue("returns")))
                .move("brought", "refunded")
                .move("agreed", "parcel-awaited", way -> way.then(Effect.tellRequester("label")))
                .move("parcel-awaited", "agreed")
                .move(
                        "parcel-awaited",
                        "refunded",
                        way -> way.requiring("amount").by("refund"))
                .move("parcel-awaited", "closed", Guard.NOT_BY_MOVE) // left to the timer
                .move("refunded", "closed")
                .move("closed", "agreed")
                .on(Trigger.ASSIGNED, "asked", "agreed")
                .on(Trigger.REQUESTER_REPLIED, "parcel-awaited", "agreed")
                .on(Trigger.REQUESTER_REPLIED, "closed", "agreed")
                .waiting(
                        "parcel-awaited", Nudging.every(tenOfficeHours).times(2).thenTo("closed"))
                .after("refunded", Term.elapsed(Duration.ofDays(14)), "closed")
                .build();
        ClosedPolicy closed = ClosedPolicy.when(FollowUp.APPEND, ClosedCondition.byAnother())
                .orWhen(FollowUp.REOPEN, ClosedCondition.within(tenOfficeHours), ClosedCondition.reopenedLessThan(3))
                .otherwise(FollowUp.NEW_TICKET);
        Template receipt = Template.named("receipt", 2) // version 1 is the standard one
                .requires("number")
                .in(Locale.ENGLISH, "Your return {{number}}", "Keep the parcel until we write to you.")
                .build();
        Template label = Template.named("label", 1)
                .requires("number")
                .in(Locale.ENGLISH, "The label for {{number}}", "Stick it on the parcel and send it.")
                .build();
        return TicketDesk.builder()
                .lifecycle(returns)
                .closedPolicy(closed)
                .templates(Templates.standard().with(receipt).with(label))
                .numbers(CaseNumberFormat.of("RT-{yy}-{seq:5}-{check}"), CaseNumberFormat.DEFAULT)
                .notifier(new PrintedMail())
                .build();
    }
}
