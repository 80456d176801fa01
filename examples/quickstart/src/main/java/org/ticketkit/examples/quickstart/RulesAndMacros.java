package org.ticketkit.examples.quickstart;

import java.time.Instant;
import java.util.List;
import org.ticketkit.BulkReport;
import org.ticketkit.TicketDesk;
import org.ticketkit.rule.Macro;
import org.ticketkit.rule.Rehearsed;
import org.ticketkit.rule.Rule;
import org.ticketkit.rule.RuleTrial;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AddNote;
import org.ticketkit.ticket.Batch;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Priority;
import org.ticketkit.ticket.RunMacro;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.TicketField;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.ticket.Triage;

/** A desk that triages by rules, has a macro, and does many commands at once. */
public final class RulesAndMacros {

    private RulesAndMacros() {}

    /** Opens some cases, has rules applied, runs a macro, and rejects what is left as one batch. */
    public static void main(String[] args) {
        TicketDesk desk = desk();
        Actor ann = Actor.agent("ann");
        TicketId parcel = open(desk, "Parcel lost");
        TicketId spam = open(desk, "Cheap watches");
        open(desk, "Cheaper watches");

        desk.work(100);
        Ticket triaged = desk.tickets().find(ann, parcel).orElseThrow();
        System.out.println("By rule: " + triaged.queue() + ", " + triaged.priority());

        Ticket rejected = desk.tickets().run(ann, RunMacro.on(spam, "spam"));
        System.out.println("By macro: " + rejected.status().code());

        List<TicketId> rest = desk.bulk().select(ann, Criteria.is(TicketField.CATEGORY, ""));
        List<RunMacro> commands =
                rest.stream().map(id -> RunMacro.on(id, "spam")).toList();
        BulkReport report = desk.bulk().run(ann, Batch.of("request-4711", commands));
        System.out.println("In bulk: " + report.items().size() + ", all done: " + report.isDone());
        rehearse(desk, ann);
    }

    private static void rehearse(TicketDesk desk, Actor lead) {
        Rule rejections = Rule.named("rejections", 1)
                .on(
                        TicketEvent.StatusChanged.class,
                        changed -> changed.to().code().equals("rejected"))
                .then(occasion -> List.of(Move.to(occasion.ticket().id(), "open")));
        for (Rehearsed would : desk.rules()
                .rehearse(lead, RuleTrial.of(rejections, Instant.EPOCH, Instant.now()), PageRequest.first(100))
                .items()) {
            System.out.println("Would be: " + would.outcomes());
        }
    }

    private static TicketId open(TicketDesk desk, String subject) {
        OpenTicket request = OpenTicket.from(Contact.mail("carla@example.org"))
                .subject(subject)
                .text("See above.")
                .build();
        return desk.tickets().open(Actor.system("web"), request).ticket().id();
    }

    private static TicketDesk desk() {
        return TicketDesk.builder()
                .rule(Rule.named("parcels", 1)
                        .on(TicketEvent.Opened.class)
                        .when(
                                "about a parcel",
                                occasion -> occasion.ticket().subject().contains("Parcel"))
                        .then(occasion -> List.of(Triage.of(occasion.ticket().id())
                                .queue("logistics")
                                .category("parcel")
                                .priority(Priority.HIGH))))
                .macro(Macro.named(
                        "spam",
                        1,
                        ticket -> List.of(
                                Triage.of(ticket.id()).category("spam"),
                                AddNote.to(ticket.id(), "Spam."),
                                Move.to(ticket.id(), "rejected"))))
                .build();
    }
}
