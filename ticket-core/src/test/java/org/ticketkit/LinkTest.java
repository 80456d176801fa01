package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ticketkit.lifecycle.Guard;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.lifecycle.Obstacle;
import org.ticketkit.tck.SettableClock;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Link;
import org.ticketkit.ticket.LinkTickets;
import org.ticketkit.ticket.Merge;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.ticket.TicketNotFound;
import org.ticketkit.ticket.Unlink;
import org.ticketkit.worktime.Term;

/** L8: what is said of one ticket and another, on both sides, and what an open blocker forbids. */
class LinkTest {

    private static final Actor ANN = Actor.agent("ann");
    private static final Actor WEB = Actor.system("web");
    private static final PageRequest PAGE = PageRequest.first(200);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final TicketDesk desk = TicketDesk.builder().clock(clock).build();
    private final Tickets tickets = desk.tickets();
    private final Ticket depot = open("depot");
    private final Ticket parcel = open("parcel");

    @AfterEach
    void everything_is_consistent() {
        assertEquals(List.of(), desk.checkConsistency(PAGE).found());
    }

    private static OpenTicket.Builder request(String what) {
        return OpenTicket.from(Contact.mail(what + "@example.org"))
                .subject(what)
                .text("Please help.");
    }

    private Ticket open(String what) {
        Ticket opened = tickets.open(WEB, request(what).build()).ticket();
        return tickets.assign(ANN, Assign.to(opened.id(), AgentId.of("ann")));
    }

    private Ticket link(Ticket one, Link.Kind kind, Ticket other) {
        return tickets.link(ANN, LinkTickets.of(one.id(), kind, other.id()));
    }

    private Ticket again(Ticket ticket) {
        return tickets.find(ANN, ticket.id()).orElseThrow();
    }

    private static Refused refusal(Runnable command) {
        return assertThrows(Refused.class, command::run);
    }

    @Test
    void L8_both_sides_know_of_a_link_and_of_its_end() {
        for (Link.Kind kind : Link.Kind.values()) {
            Ticket linked = link(depot, kind, parcel);

            assertEquals(List.of(new Link(kind, parcel.id())), linked.links());
            assertEquals(
                    kind.isMutual() ? List.of(new Link(kind, depot.id())) : List.of(),
                    again(parcel).linkedFrom());
            long version = again(depot).version();
            assertEquals(version, link(depot, kind, parcel).version());

            tickets.unlink(ANN, Unlink.of(depot.id(), kind, parcel.id()));
            assertEquals(List.of(), again(depot).links());
            assertEquals(List.of(), again(parcel).linkedFrom());
            assertEquals(
                    again(depot).version(),
                    tickets.unlink(ANN, Unlink.of(depot.id(), kind, parcel.id()))
                            .version());
        }
    }

    @Test
    void L8_the_ticket_that_an_opening_links_to_knows_of_it() {
        Ticket opened = tickets.open(
                        WEB,
                        request("again").link(Link.Kind.DUPLICATES, parcel.id()).build())
                .ticket();

        assertEquals(List.of(new Link(Link.Kind.DUPLICATES, parcel.id())), opened.links());
        assertEquals(
                List.of(new Link(Link.Kind.DUPLICATES, opened.id())),
                again(parcel).linkedFrom());
    }

    @Test
    void L5_L8_a_closed_ticket_knows_of_its_follow_up() {
        Actor requester = Actor.requester(parcel.requester());
        tickets.move(ANN, Move.to(parcel.id(), "closed"));
        clock.advance(Duration.ofDays(15));

        TicketId followUp = tickets.reply(requester, Reply.to(parcel.id(), "Again!"))
                .ticket()
                .id();

        assertEquals(
                List.of(new Link(Link.Kind.FOLLOW_UP_OF, followUp)),
                again(parcel).linkedFrom());
    }

    @Test
    void L7_L8_an_opening_that_links_to_a_merged_ticket_links_to_the_one_on_which_it_goes_on() {
        tickets.merge(ANN, Merge.of(parcel.id(), depot.id()));

        Ticket opened = tickets.open(
                        WEB,
                        request("again").link(Link.Kind.RELATES_TO, parcel.id()).build())
                .ticket();

        assertEquals(List.of(new Link(Link.Kind.RELATES_TO, depot.id())), opened.links());
        assertEquals(
                Refused.Code.MERGED,
                refusal(() -> link(opened, Link.Kind.BLOCKS, parcel)).code());
    }

    @Test
    void L8_nothing_is_resolved_or_closed_while_a_blocker_is_open() {
        link(depot, Link.Kind.BLOCKS, parcel);

        for (String status : List.of("resolved", "closed")) {
            Refused refused = refusal(() -> tickets.move(ANN, Move.to(parcel.id(), status)));
            assertEquals(Refused.Code.BLOCKED, refused.code());
            assertEquals("no-open-blocker", refused.details().get("obstacle"));
        }
        List<String> blocked = tickets.nextFor(ANN, parcel.id()).stream()
                .filter(step -> step.obstacles().stream().map(Obstacle::name).anyMatch("no-open-blocker"::equals))
                .map(step -> step.status().code())
                .toList();
        assertEquals(List.of("resolved", "closed"), blocked);
        tickets.move(ANN, Move.to(parcel.id(), "waiting-for-third-party"));

        tickets.move(ANN, Move.to(depot.id(), "resolved"));
        assertEquals(
                "resolved",
                tickets.move(ANN, Move.to(parcel.id(), "resolved")).status().code());
    }

    @Test
    void L8_what_is_unlinked_or_merely_related_does_not_block() {
        link(depot, Link.Kind.RELATES_TO, parcel);
        link(depot, Link.Kind.BLOCKS, parcel);
        tickets.unlink(ANN, Unlink.of(depot.id(), Link.Kind.BLOCKS, parcel.id()));

        tickets.move(ANN, Move.to(parcel.id(), "resolved"));
    }

    @Test
    void L7_L8_a_merged_blocker_blocks_as_the_ticket_on_which_it_goes_on() {
        Ticket carrier = open("carrier");
        link(depot, Link.Kind.BLOCKS, parcel);
        tickets.merge(ANN, Merge.of(depot.id(), carrier.id()));

        assertEquals(
                Refused.Code.BLOCKED,
                refusal(() -> tickets.move(ANN, Move.to(parcel.id(), "resolved")))
                        .code());
        tickets.move(ANN, Move.to(carrier.id(), "resolved"));
        tickets.move(ANN, Move.to(parcel.id(), "resolved"));
    }

    @Test
    void L7_L8_what_blocks_a_merged_ticket_blocks_the_one_on_which_it_goes_on() {
        Ticket other = open("other");
        link(depot, Link.Kind.BLOCKS, parcel);
        tickets.merge(ANN, Merge.of(parcel.id(), other.id()));

        assertEquals(
                Refused.Code.BLOCKED,
                refusal(() -> tickets.move(ANN, Move.to(other.id(), "resolved")))
                        .code());
        tickets.unlink(ANN, Unlink.of(depot.id(), Link.Kind.BLOCKS, parcel.id()));
        tickets.move(ANN, Move.to(other.id(), "resolved"));
    }

    @Test
    void L7_L8_a_ticket_that_was_merged_into_the_one_that_it_blocks_blocks_no_more() {
        link(depot, Link.Kind.BLOCKS, parcel);
        tickets.merge(ANN, Merge.of(depot.id(), parcel.id()));

        tickets.move(ANN, Move.to(parcel.id(), "resolved"));
    }

    @Test
    void L8_no_ring_of_blockers_is_made_and_no_link_to_itself() {
        Ticket carrier = open("carrier");
        link(depot, Link.Kind.BLOCKS, parcel);
        link(parcel, Link.Kind.BLOCKS, carrier);

        assertEquals(
                Refused.Code.CYCLE,
                refusal(() -> link(parcel, Link.Kind.BLOCKS, depot)).code());
        assertEquals(
                Refused.Code.CYCLE,
                refusal(() -> link(carrier, Link.Kind.BLOCKS, depot)).code());
        assertEquals(
                Refused.Code.CYCLE,
                refusal(() -> link(depot, Link.Kind.RELATES_TO, depot)).code());
        link(carrier, Link.Kind.RELATES_TO, depot);
    }

    @Test
    void L8_a_timer_does_not_close_what_is_blocked() {
        Term day = Term.elapsed(Duration.ofDays(1));
        TicketDesk own = TicketDesk.builder()
                .clock(clock)
                .lifecycle(Lifecycle.named("own", 1)
                        .initial("open", Phase.OPEN)
                        .status("closed", Phase.CLOSED)
                        .move("open", "closed", Guard.NO_OPEN_BLOCKER)
                        .after("open", day, "closed")
                        .build())
                .build();
        TicketId one = own.tickets().open(WEB, request("one").build()).ticket().id();
        TicketId two = own.tickets().open(WEB, request("two").build()).ticket().id();
        own.tickets().link(ANN, LinkTickets.of(two, Link.Kind.BLOCKS, one));
        own.tickets().link(ANN, LinkTickets.of(two, Link.Kind.RELATES_TO, one));
        clock.advance(Duration.ofHours(23));
        own.tickets().reply(ANN, Reply.to(two, "Not yet."));
        clock.advance(Duration.ofHours(2));
        own.work(100);
        assertEquals("open", own.tickets().find(ANN, one).orElseThrow().status().code());
        own.tickets().move(ANN, Move.to(two, "closed"));
        clock.advance(Duration.ofDays(2));
        own.work(100);
        assertEquals(
                "closed", own.tickets().find(ANN, one).orElseThrow().status().code());
    }

    @Test
    void L8_the_number_of_links_is_bounded_in_both_directions() {
        for (int i = 0; i < 100; i++) {
            tickets.open(
                    WEB, request("r" + i).link(Link.Kind.RELATES_TO, depot.id()).build());
        }
        OpenTicket more = request("more").link(Link.Kind.RELATES_TO, depot.id()).build();
        assertEquals(
                Refused.Code.TOO_MANY, refusal(() -> tickets.open(WEB, more)).code());
        assertEquals(
                Refused.Code.TOO_MANY,
                refusal(() -> link(parcel, Link.Kind.RELATES_TO, depot)).code());
        link(depot, Link.Kind.RELATES_TO, parcel);
    }

    @Test
    void M8_what_is_merely_mentioned_does_not_know_of_it_and_does_not_change() {
        Ticket before = again(parcel);
        Actor requester = Actor.requester(parcel.requester());

        OpenTicket mentioning = request("mine")
                .requesterId(parcel.requester())
                .link(Link.Kind.MENTIONS, parcel.id())
                .build();
        tickets.open(requester, mentioning);

        assertEquals(before, again(parcel));
    }

    @Test
    void L8_only_who_may_links_and_only_what_is_there() {
        Actor requester = Actor.requester(parcel.requester());
        LinkTickets command = LinkTickets.of(parcel.id(), Link.Kind.BLOCKS, depot.id());
        assertThrows(TicketNotFound.class, () -> tickets.link(requester, command));
        assertEquals(
                Refused.Code.FORBIDDEN,
                refusal(() -> tickets.link(Actor.auditor("aud"), command)).code());
        OpenTicket blocking = request("mine")
                .requesterId(parcel.requester())
                .link(Link.Kind.BLOCKS, parcel.id())
                .build();
        assertEquals(
                Refused.Code.FORBIDDEN,
                refusal(() -> tickets.open(requester, blocking)).code());
        OpenTicket strange = request("mine")
                .requesterId(parcel.requester())
                .link(Link.Kind.RELATES_TO, depot.id())
                .build();
        assertThrows(TicketNotFound.class, () -> tickets.open(requester, strange));
        Ticket theirs = desk.tenant(TenantId.of("other"))
                .tickets()
                .open(WEB, request("theirs").build())
                .ticket();
        assertThrows(TicketNotFound.class, () -> link(parcel, Link.Kind.RELATES_TO, theirs));
    }

    @Test
    void R2_a_requester_sees_no_links_of_either_direction() {
        link(depot, Link.Kind.BLOCKS, parcel);

        Ticket seen =
                tickets.find(Actor.requester(parcel.requester()), parcel.id()).orElseThrow();
        assertTrue(!seen.toString().contains(depot.id().toString()), seen::toString);
    }
}
