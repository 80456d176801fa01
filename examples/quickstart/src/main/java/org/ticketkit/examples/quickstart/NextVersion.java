package org.ticketkit.examples.quickstart;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ticketkit.TicketDesk;
import org.ticketkit.lifecycle.Guard;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.memory.InMemory;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Batch;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.Page;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.Repin;
import org.ticketkit.worktime.Term;

/** A desk for support whose lifecycle changes while there are cases. */
public final class NextVersion {

    private NextVersion() {}

    /** Opens cases under the first version, and moves them to the second. */
    public static void main(String[] args) {
        InMemory storage = InMemory.create();
        Lifecycle first = first();
        TicketDesk before =
                TicketDesk.builder().storage(storage).lifecycle(first).build();
        for (int i = 1; i <= 3; i++) {
            OpenTicket request = OpenTicket.from(Contact.mail("carla@example.org"))
                    .subject("Lamp " + i + " is dark")
                    .text("It was not, yesterday.")
                    .build();
            before.tickets().open(Actor.system("web"), request);
        }
        Lifecycle second = second(first);
        TicketDesk desk =
                TicketDesk.builder().storage(storage).lifecycle(second).build();
        moveAll(desk, second);
    }

    /** The standard table under a name of one's own, with what one's own work asks for. */
    private static Lifecycle first() {
        return Lifecycle.likeStandard("support", 1)
                .status("testing", Phase.OPEN)
                .move("open", "testing")
                .move("testing", "open")
                .move("testing", "resolved", Guard.HAS_OWNER)
                .changing("open", "resolved", way -> way.requiring("cause"))
                .without("open", "closed")
                .build();
    }

    private static Lifecycle second(Lifecycle first) {
        return Lifecycle.likeStandard("support", 2)
                .after("resolved", Term.elapsed(Duration.ofDays(14)), "closed")
                .replacing(
                        first,
                        Map.ofEntries( // where the cases of each status stand from then on
                                Map.entry("new", "new"),
                                Map.entry("open", "open"),
                                Map.entry("testing", "open"),
                                Map.entry("waiting-for-requester", "waiting-for-requester"),
                                Map.entry("waiting-for-third-party", "waiting-for-third-party"),
                                Map.entry("scheduled", "scheduled"),
                                Map.entry("resolved", "resolved"),
                                Map.entry("closed", "closed"),
                                Map.entry("merged", "merged"),
                                Map.entry("rejected", "rejected")))
                .build();
    }

    private static void moveAll(TicketDesk desk, Lifecycle second) {
        Actor migration = Actor.system("migration");
        Optional<PageRequest> page = Optional.of(PageRequest.first(200));
        while (page.isPresent()) {
            Page<Repin> found = desk.lifecycles().toRepin(migration, second.ref(), page.get());
            desk.bulk()
                    .run(migration, Batch.of(UUID.randomUUID().toString(), found.items()))
                    .items()
                    .forEach(item -> System.out.println("To " + second.ref() + ": " + item.outcome()));
            page = found.next().map(PageRequest.first(200)::at);
        }
    }
}
