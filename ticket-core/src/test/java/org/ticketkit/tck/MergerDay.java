package org.ticketkit.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ticketkit.TicketDesk;
import org.ticketkit.Tickets;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.ticket.Absorption;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AddParticipant;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Claim;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.Link;
import org.ticketkit.ticket.LinkTickets;
import org.ticketkit.ticket.Merge;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.Split;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.ticket.Unlink;
import org.ticketkit.ticket.Unmerge;

/**
 * A day on which tickets are merged, unmerged, split, linked and written to at random, and what must hold in the end (L7, L8): for the
 * tests of any store.
 */
public final class MergerDay {

    private static final Actor LEA = Actor.lead("lea");
    private static final PageRequest ALL = PageRequest.first(PageRequest.MAX_SIZE);
    private static final int KINDS = 14;
    private static final int MOST_TICKETS = 8;

    private final TicketDesk desk;
    private final Tickets tickets;
    private final TicketStore store;
    private final SettableClock clock;
    private final List<TicketId> ids = new ArrayList<>();
    private int merged;
    private int restored;

    /**
     * One step.
     *
     * @param what which command
     * @param one which ticket
     * @param other which other ticket
     * @param who which person
     */
    public record Step(int what, int one, int other, int who) {}

    /** A day at this desk, whose clock it moves. */
    public MergerDay(TicketDesk desk, SettableClock clock) {
        this.desk = desk;
        this.tickets = desk.tickets();
        this.store = desk.parts().storage().store();
        this.clock = clock;
    }

    /** Random steps from this seed. */
    public static List<Step> steps(long seed, int count) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> new Step(random.nextInt(KINDS), random.nextInt(8), random.nextInt(8), random.nextInt(3)))
                .toList();
    }

    /** Lives through the steps, each of which may be refused, and checks what must hold. */
    public MergerDay live(List<Step> steps) {
        open(0);
        open(1);
        for (Step step : steps) {
            clock.advance(Duration.ofMinutes(7));
            try {
                take(step);
            } catch (Refused refused) {
                assertTrue(!refused.getMessage().isEmpty());
            }
        }
        check();
        return this;
    }

    /** How often tickets were merged. */
    public int merged() {
        return merged;
    }

    /** How often a merger was undone at once, and found to have restored everything. */
    public int restored() {
        return restored;
    }

    private void open(int who) {
        if (ids.size() < MOST_TICKETS) {
            OpenTicket.Builder request = OpenTicket.from(contact(who))
                    .requesterId(RequesterId.of("r" + who))
                    .subject("Case " + ids.size())
                    .text("Please help.");
            ids.add(tickets.open(Actor.system("web"), request.build()).ticket().id());
        }
    }

    private static Contact contact(int who) {
        return Contact.mail("r" + who + "@example.org");
    }

    private TicketId id(int index) {
        return ids.get(index % ids.size());
    }

    private Ticket ticket(TicketId id) {
        return tickets.find(LEA, id).orElseThrow();
    }

    private void take(Step step) {
        TicketId one = id(step.one());
        TicketId other = id(step.other());
        Actor agent = Actor.agent("agent" + step.who());
        switch (step.what()) {
            case 0 -> open(step.who());
            case 1, 2 -> merge(one, other);
            case 3 -> mergeAndBack(one, other);
            case 4 -> tickets.unmerge(LEA, Unmerge.of(one));
            case 5 -> tickets.unmerge(LEA, Unmerge.of(one).regardless("mistaken"));
            case 6 -> tickets.link(LEA, LinkTickets.of(one, kind(step), other));
            case 7 -> tickets.unlink(LEA, Unlink.of(one, kind(step), other));
            case 8 -> tickets.reply(Actor.requester(ticket(one).requester()), Reply.to(one, "Any news?"));
            case 9 -> tickets.reply(agent, Reply.to(one, "Soon."));
            case 10 -> split(one);
            case 11 ->
                tickets.addParticipant(
                        agent,
                        AddParticipant.to(one, contact(step.who()), Participant.Role.WATCHER)
                                .as(RequesterId.of("r" + step.who())));
            case 12 -> work(step, one, agent);
            default -> move(step, one);
        }
    }

    private static Link.Kind kind(Step step) {
        return step.who() == 0 ? Link.Kind.BLOCKS : Link.Kind.values()[(step.one() + step.other()) % 6];
    }

    private void merge(TicketId one, TicketId other) {
        tickets.merge(LEA, Merge.of(one, other));
        merged++;
    }

    /** Merging and unmerging at once restores both tickets and the timers. */
    private void mergeAndBack(TicketId one, TicketId other) {
        Ticket oneBefore = settled(one);
        Ticket otherBefore = settled(other);
        Set<String> timersBefore = timers(one);
        List<Participant> peopleBefore = tickets.participants(LEA, other);
        merge(one, other);
        assertEquals(Set.of(), timers(one), "a merged ticket's timers stand still");
        tickets.unmerge(LEA, Unmerge.of(one).regardless("closed"));
        assertEquals(oneBefore, settled(one));
        assertEquals(otherBefore, settled(other));
        assertEquals(timersBefore, timers(one));
        assertEquals(Set.copyOf(peopleBefore), Set.copyOf(tickets.participants(LEA, other)));
        restored++;
    }

    private Ticket settled(TicketId id) {
        return ticket(id).toBuilder()
                .version(0)
                .events(0)
                .updatedAt(Instant.EPOCH)
                .build();
    }

    private Set<String> timers(TicketId id) {
        return store.timers(ticket(id).tenant(), RecordRef.ticket(id)).stream()
                .map(timer -> timer.kind() + " " + timer.due())
                .collect(Collectors.toSet());
    }

    private void split(TicketId id) {
        List<Entry> entries = tickets.entries(LEA, id, ALL).items();
        if (ids.size() < MOST_TICKETS) {
            Entry last = entries.get(entries.size() - 1);
            ids.add(tickets.split(LEA, Split.of(id, "Split off", last.id())).id());
        }
    }

    private void work(Step step, TicketId id, Actor agent) {
        if (step.other() < 4) {
            tickets.claim(agent, Claim.of(id));
        } else {
            clock.advance(Duration.ofHours(3));
            desk.work(100);
        }
    }

    private void move(Step step, TicketId id) {
        if (ticket(id).owner().isEmpty()) {
            tickets.assign(LEA, Assign.to(id, AgentId.of("lea")));
        } else if (step.who() == 0) {
            tickets.move(LEA, Move.to(id, "scheduled").until(clock.instant().plus(Duration.ofHours(2))));
        } else {
            tickets.move(LEA, Move.to(id, step.who() == 1 ? "resolved" : "open"));
        }
    }

    private void check() {
        assertEquals(List.of(), desk.checkConsistency(ALL).found());
        for (TicketId id : ids) {
            Ticket ticket = ticket(id);
            checkMerger(ticket);
            checkLinks(ticket);
            Ticket end = end(ticket);
            assertEquals(
                    end.id(),
                    tickets.findByNumber(LEA, ticket.number().value())
                            .found()
                            .orElseThrow()
                            .id());
        }
    }

    /** Follows the mergers, which never come back to where they began. */
    private Ticket end(Ticket start) {
        Set<TicketId> passed = new HashSet<>();
        Ticket here = start;
        while (here.merger().isPresent()) {
            assertTrue(passed.add(here.id()), "a circle of mergers");
            here = ticket(here.merger().get().target());
        }
        return here;
    }

    private void checkMerger(Ticket ticket) {
        assertEquals(ticket.merger().isPresent(), ticket.status().code().equals("merged"));
        ticket.merger().ifPresent(merger -> {
            Ticket target = ticket(merger.target());
            assertEquals(Set.of(), timers(ticket.id()));
            assertTrue(target.participants().containsAll(ticket.participants()));
            assertEquals(
                    1,
                    target.absorbed().stream()
                            .filter(from -> from.source().equals(ticket.id()))
                            .count());
        });
        for (Absorption from : ticket.absorbed()) {
            assertEquals(
                    ticket.id(), ticket(from.source()).merger().orElseThrow().target());
            assertTrue(ticket.participants().containsAll(from.people()));
        }
    }

    private void checkLinks(Ticket ticket) {
        for (Link link : ticket.links()) {
            boolean isKnown = ticket(link.target()).linkedFrom().contains(new Link(link.kind(), ticket.id()));
            assertEquals(link.kind().isMutual(), isKnown);
        }
        for (Link link : ticket.linkedFrom()) {
            assertTrue(ticket(link.target()).links().contains(new Link(link.kind(), ticket.id())));
        }
    }
}
