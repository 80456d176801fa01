package org.ticketkit.examples.quickstart;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.ticketkit.TicketDesk;
import org.ticketkit.lifecycle.ApprovalRule;
import org.ticketkit.lifecycle.Guard;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Approval;
import org.ticketkit.ticket.CastVote;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.RequestApproval;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.worktime.Term;
import org.ticketkit.worktime.WorkCalendar;

/** A desk on which a change is released only once two others approved it, and never before a day off. */
public final class FourEyes {

    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    private FourEyes() {}

    static TicketDesk desk() {
        WorkCalendar office = WorkCalendar.named("zurich-office", 1)
                .zone(ZURICH)
                .weekdays("09:00-17:00")
                .holiday(LocalDate.of(2026, 12, 25), "Christmas Day")
                .build();
        ApprovalRule release = ApprovalRule.named("release")
                .needing(2) // of the staff, but neither author, owner, last editor nor their deputies
                .escalatingAfter(Term.working(Duration.ofHours(4), office))
                .expiringAfter(Term.elapsed(Duration.ofDays(7)));
        ApprovalRule answer = ApprovalRule.named("official").among(AgentId.of("bob"), AgentId.of("cem"));
        Lifecycle changes = Lifecycle.named("change", 1)
                .initial("planned", Phase.NEW)
                .status("ready", Phase.OPEN)
                .status("released", Phase.CLOSED)
                .move("planned", "ready")
                .move(
                        "ready",
                        "released",
                        Guard.approved(release),
                        Guard.freeze(office, ZURICH).overridableBy("emergency"))
                .build();
        return TicketDesk.builder()
                .lifecycle(changes)
                .outgoingPolicy((ticket, actor, reply) ->
                        ticket.tags().contains("official") ? Optional.of(answer) : Optional.empty())
                .build();
    }

    /** Has a release approved by two others, and tells what is in the way until then. */
    public static void main(String[] args) {
        TicketDesk desk = desk();
        Actor ann = Actor.agent("ann");
        TicketId id = desk.tickets()
                .open(
                        Actor.system("web"),
                        OpenTicket.from(Contact.mail("carla@example.org"))
                                .subject("Seats are booked twice")
                                .text("In one performance alone.")
                                .build())
                .ticket()
                .id();
        desk.tickets().move(ann, Move.to(id, "ready"));
        release(desk, ann, id);
    }

    private static void release(TicketDesk desk, Actor ann, TicketId id) {
        Move release = Move.to(id, "released");
        Approval asked = desk.approvals()
                .request(ann, RequestApproval.of(release))
                .approvals()
                .get(0);
        desk.approvals().vote(Actor.agent("bob"), CastVote.approving(id, asked));
        desk.approvals().vote(Actor.agent("cem"), CastVote.approving(id, asked));
        desk.tickets().nextFor(ann, id).get(0).obstacles().forEach(why -> System.out.println(why.reason()));
        try {
            desk.approvals().vote(ann, CastVote.approving(id, asked));
        } catch (Refused refused) {
            System.out.println(refused.code()); // APPROVER_EXCLUDED
        }
        Actor liz = Actor.lead("liz"); // leads hold all rights by default
        System.out.println(desk.tickets()
                .move(liz, release.overriding("freeze", "security-hole"))
                .status());
    }
}
