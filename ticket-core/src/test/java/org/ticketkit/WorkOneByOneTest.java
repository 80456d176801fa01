package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ticketkit.memory.InMemory;
import org.ticketkit.spi.AttachmentStore;
import org.ticketkit.spi.CaseNumberSequence;
import org.ticketkit.spi.Inbox;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.Storage;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.spi.Timer;
import org.ticketkit.spi.UnitOfWork;
import org.ticketkit.tck.SettableClock;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.TicketId;

/** E1: when a batch of timers failed and they are done one by one, one that another node did meanwhile is done. */
class WorkOneByOneTest {

    private static final Actor ANN = Actor.agent("ann");

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final InMemory memory = InMemory.create();
    private final TicketDesk other =
            TicketDesk.builder().storage(memory).clock(clock).build();
    private final TicketDesk desk =
            TicketDesk.builder().storage(new Node()).clock(clock).build();
    private int claims;
    private boolean isFasterElsewhere;
    private boolean isBroken;

    /** The node whose batches fail, and on which another may be faster. */
    private final class Node implements Storage {

        private final TicketStore store = (TicketStore) Proxy.newProxyInstance(
                TicketStore.class.getClassLoader(), new Class<?>[] {TicketStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit") && isBroken) {
                        throw new IllegalStateException("broken");
                    }
                    try {
                        Object answer = method.invoke(memory.store(), arguments);
                        return method.getName().equals("claimTimers") ? claimed(answer) : answer;
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });

        private Object claimed(Object timers) {
            if (claims++ == 0) {
                throw new IllegalStateException("the batch fails");
            }
            if (isFasterElsewhere) {
                assertEquals(1, other.work(10));
            }
            return timers;
        }

        @Override
        public TicketStore store() {
            return store;
        }

        @Override
        public UnitOfWork unitOfWork() {
            return memory.unitOfWork();
        }

        @Override
        public CaseNumberSequence numbers() {
            return memory.numbers();
        }

        @Override
        public AttachmentStore attachments() {
            return memory.attachments();
        }

        @Override
        public Inbox inbox() {
            return memory.inbox();
        }
    }

    private TicketId scheduled() {
        TicketId id = other.tickets()
                .open(
                        ANN,
                        OpenTicket.from(Contact.mail("carla@example.org"))
                                .subject("Parcel lost")
                                .text("It left on Monday.")
                                .build())
                .ticket()
                .id();
        other.tickets().assign(ANN, Assign.to(id, AgentId.of("ann")));
        other.tickets().move(ANN, Move.to(id, "scheduled").until(clock.instant().plus(Duration.ofHours(1))));
        clock.advance(Duration.ofHours(1));
        return id;
    }

    private List<Timer> timers(TicketId id) {
        return memory.store().timers(TenantId.DEFAULT, RecordRef.ticket(id));
    }

    private long wakings(TicketId id) {
        return other.tickets().history(ANN, id, PageRequest.first(50)).items().stream()
                .filter(recorded -> recorded.event() instanceof TicketEvent.StatusChanged changed
                        && changed.reason().equals("waiting-ended"))
                .count();
    }

    @Test
    void E1_a_timer_is_done_although_its_batch_failed() {
        TicketId id = scheduled();

        assertEquals(1, desk.work(10));

        assertEquals(1, wakings(id));
        assertEquals(List.of(), timers(id));
    }

    @Test
    void E1_a_timer_that_another_node_did_meanwhile_is_neither_done_again_nor_failed() {
        TicketId id = scheduled();
        isFasterElsewhere = true;

        assertEquals(0, desk.work(10));

        assertEquals(1, wakings(id));
        assertEquals(List.of(), timers(id));
        assertEquals(0, desk.health().store().parkedTimers());
    }

    @Test
    void E1_a_timer_that_fails_is_put_off_with_the_reason() {
        TicketId id = scheduled();
        isBroken = true;
        desk.work(10);
        assertEquals(Optional.empty(), timers(id).get(0).problem(), "it could not even be put off");
        isBroken = false;
        assertEquals(1, desk.work(10));
        assertTrue(timers(id).isEmpty());
    }
}
