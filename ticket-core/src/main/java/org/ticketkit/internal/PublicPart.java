package org.ticketkit.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Conversation;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.Merger;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.Roles;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketField;

/**
 * What remains of a ticket and of its entries for an actor who may not see it from inside (rule R2): the one place that says what is
 * internal. {@link TicketField#isInternal} says the same of the fields that a search speaks of.
 */
public final class PublicPart {

    /** Stands for whoever wrote for the desk. */
    public static final Actor DESK = Actor.system("desk");

    private PublicPart() {}

    /** Does the actor take part in the ticket only because another was merged into it? Then the subject is a stranger's (rule M8). */
    public static boolean isNewcomer(Ticket ticket, Actor reader) {
        return reader.role() == Actor.Role.REQUESTER && ticket.newcomers().contains(new RequesterId(reader.id()));
    }

    /**
     * The ticket without tags, fields, attributes, owner, lease, the other roles of the staff, links, approvals, the end of its waiting, its
     * counters and the other participants. A newcomer does not learn who asked, what about, and under which reference either: to them, they
     * are the one who asks.
     */
    public static Ticket of(Ticket ticket, Actor reader) {
        if (isNewcomer(ticket, reader)) {
            RequesterId self = new RequesterId(reader.id());
            Ticket.Builder own =
                    ticket.toBuilder().subject("").reference(Optional.empty()).requester(self);
            return bare(own.build(), Set.of(self));
        }
        Set<RequesterId> known = ticket.participants().stream()
                .filter(id -> id.equals(ticket.requester())
                        || (reader.role() == Actor.Role.REQUESTER && id.value().equals(reader.id())))
                .collect(Collectors.toSet());
        return bare(ticket, known);
    }

    private static Ticket bare(Ticket ticket, Set<RequesterId> known) {
        return ticket.toBuilder()
                .version(0)
                .events(0)
                .status(ticket.status(), ticket.statusSince(), null)
                .tags(Set.of())
                .participants(known)
                .fields(Map.of())
                .attributes(Map.of())
                .owner(null)
                .lease(null)
                .roles(Roles.NONE)
                .links(List.of())
                .linkedFrom(List.of())
                .merger(ticket.merger().map(Merger::publicPart).orElse(null))
                .absorbed(List.of())
                .approvals(List.of())
                .lastEditor(null)
                .conversation(Conversation.EMPTY)
                .build();
    }

    /**
     * A public entry without its place among the internal ones, and without the key of who wrote it for the desk and the id that their
     * mail program gave it.
     */
    public static Entry of(Entry entry) {
        boolean isFromOutside = entry.author().role() == Actor.Role.REQUESTER;
        return new Entry(
                entry.id(),
                entry.ticket(),
                0,
                entry.kind(),
                entry.direction(),
                isFromOutside ? entry.author() : DESK,
                entry.channel(),
                entry.text(),
                entry.html(),
                entry.newPart(),
                entry.attachments(),
                entry.messageId().filter(id -> entry.direction() == Entry.Direction.INBOUND),
                entry.at());
    }

    /**
     * The criteria of a search as far as the reader may ask them: what asks for internal fields, by criteria or by order, finds only
     * among tickets that the reader sees from inside, so that a search tells nothing that a ticket does not.
     */
    public static Criteria askable(Criteria criteria, Sort sort, Criteria seen, Criteria seenFromInside) {
        boolean isInternal =
                sort.field().isInternal() || criteria.fields().stream().anyMatch(TicketField::isInternal);
        return isInternal ? Criteria.all(criteria, seen, seenFromInside) : criteria.and(seen);
    }
}
