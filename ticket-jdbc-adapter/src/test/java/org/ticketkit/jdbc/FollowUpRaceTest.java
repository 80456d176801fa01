package org.ticketkit.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.ticketkit.jdbc.DeskOnDatabase.ANN;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ticketkit.Replied;
import org.ticketkit.lifecycle.ClosedPolicy.FollowUp;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketId;

/** L5: two messages to a closed case that arrive at once, on two connections, make one follow-up. */
class FollowUpRaceTest {

    private static final int ROUNDS = 5;

    private final TestDatabase database = TestDatabase.inMemory();
    private final CyclicBarrier bothHaveRead = new CyclicBarrier(2);
    private final AtomicInteger decisions = new AtomicInteger();
    private final DeskOnDatabase on = new DeskOnDatabase(
            database.storage(),
            builder -> builder.closedPolicy((ticket, by, now) -> {
                meet();
                return FollowUp.NEW_TICKET;
            }));
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @AfterEach
    void end() {
        threads.shutdownNow();
        database.close();
    }

    /** The first decision of either waits until the other has read the closed record too. */
    private void meet() {
        if (decisions.getAndIncrement() < 2) {
            try {
                bothHaveRead.await(20, TimeUnit.SECONDS);
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        }
    }

    @Test
    void L5_of_two_messages_at_once_one_opens_the_follow_up_and_the_other_goes_there() throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            Ticket old = on.open();
            on.desk.tickets().assign(ANN, Assign.to(old.id(), AgentId.of("ann")));
            on.desk.tickets().move(ANN, Move.to(old.id(), "closed"));
            decisions.set(0);

            Actor carla = Actor.requester(old.requester());
            List<Future<Replied>> both = Stream.of("Again!", "Hello?")
                    .map(text -> threads.submit(() -> on.desk.tickets().reply(carla, Reply.to(old.id(), text))))
                    .toList();
            Replied one = both.get(0).get(30, TimeUnit.SECONDS);
            Replied other = both.get(1).get(30, TimeUnit.SECONDS);

            assertEquals(one.ticket().id(), other.ticket().id());
            assertEquals(
                    1,
                    Stream.of(one, other)
                            .filter(replied -> replied.continues().isPresent())
                            .count());
            TicketId followUp = one.ticket().id();
            assertEquals(
                    Optional.of(followUp),
                    on.desk.tickets().find(ANN, old.id()).orElseThrow().followUp());
            assertEquals(
                    2,
                    on.desk
                            .tickets()
                            .find(ANN, followUp)
                            .orElseThrow()
                            .conversation()
                            .entries());
            assertEquals(
                    2 * round,
                    on.desk
                            .tickets()
                            .search(ANN, Criteria.everything(), Sort.OLDEST_FIRST, PageRequest.first(100))
                            .items()
                            .size());
        }
    }
}
