package org.ticketkit.examples.benchmarks.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.lifecycle.Situation;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.CaseNumber;
import org.ticketkit.ticket.Priority;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.Status;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.TicketId;

/** Tickets in random statuses, half of them with an owner, and where each is to be moved: to any status, allowed or not. */
final class Questions {

    static final int COUNT = 1_024;
    static final Instant NOW = Instant.parse("2026-03-02T09:00:00.123456Z");

    final Situation[] situations = new Situation[COUNT];
    final String[] targets = new String[COUNT];
    final Place[] from = new Place[COUNT];
    final Place[] to = new Place[COUNT];
    final boolean[] owned = new boolean[COUNT];

    /** The statuses of the standard lifecycle, as an enum of one's own would have them. */
    enum Place {
        NEW,
        OPEN,
        WAITING_FOR_REQUESTER,
        WAITING_FOR_THIRD_PARTY,
        SCHEDULED,
        RESOLVED,
        CLOSED,
        MERGED,
        REJECTED;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    Questions(Lifecycle lifecycle) {
        Random random = new Random(42);
        Place[] places = Place.values();
        for (int i = 0; i < COUNT; i++) {
            from[i] = places[random.nextInt(places.length)];
            to[i] = places[random.nextInt(places.length)];
            owned[i] = random.nextBoolean();
            Status status = lifecycle.status(from[i].code()).orElseThrow();
            Ticket ticket = ticket(status, owned[i], new UUID(random.nextLong(), i));
            situations[i] = Situation.of(ticket, Actor.agent("ann"), NOW);
            targets[i] = to[i].code();
        }
    }

    /** As if it had been read: no text of it is the one that the lifecycle holds. */
    static Ticket ticket(Status status, boolean isOwned, UUID id) {
        TicketEvent.Opened opened = new TicketEvent.Opened(
                CaseNumber.of("TK-2026-000001-42"),
                Lifecycle.standard().ref(),
                new Status(new String(status.code().toCharArray()), status.phase()),
                Priority.NORMAL,
                "parcels",
                "lost",
                Set.of("vip", "parcel"),
                "mail",
                Locale.ENGLISH,
                RequesterId.of("carla"),
                Optional.empty());
        return Ticket.opened(TenantId.DEFAULT, new TicketId(id), opened, NOW.minusSeconds(86_400))
                .version(7)
                .events(9)
                .subject("Parcel lost")
                .attributes(Map.of("device", "phone"))
                .owner(isOwned ? AgentId.of("ann") : null)
                .links(List.of())
                .build();
    }
}
