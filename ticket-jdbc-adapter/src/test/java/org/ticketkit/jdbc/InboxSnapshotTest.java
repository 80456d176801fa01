package org.ticketkit.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ticketkit.spi.Inbox;
import org.ticketkit.spi.Inbox.Arrival;
import org.ticketkit.spi.RawBytes;
import org.ticketkit.ticket.StorageFailed;
import org.ticketkit.ticket.TenantId;

/** I1 in a transaction that sees the database as it was when it began. */
class InboxSnapshotTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private final TestDatabase database = TestDatabase.inMemory();
    private final JdbcStorage storage = database.prepared(node());
    private final JdbcStorage other = node();

    private JdbcStorage node() {
        return JdbcStorage.over(database.pool(10, true, "TRANSACTION_SERIALIZABLE"));
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private static Arrival arrival(long id, String key) {
        return new Arrival(
                new UUID(0x7000, id), TenantId.DEFAULT, "mail", "support", key, RawBytes.of(new byte[] {1}), NOW);
    }

    @Test
    void I1_an_arrival_that_came_at_the_same_time_and_cannot_be_seen_is_tried_again_and_then_found() {
        Inbox inbox = storage.inbox();

        StorageFailed failed = assertThrows(
                StorageFailed.class,
                () -> storage.unitOfWork().call(transaction -> {
                    assertEquals(Optional.empty(), inbox.find(TenantId.DEFAULT, new UUID(0x7000, 1)));
                    assertTrue(other.inbox().receive(arrival(1, "same")).isNew());
                    return inbox.receive(arrival(2, "same"));
                }));

        assertEquals(StorageFailed.Recovery.RETRY, failed.recovery());
        Inbox.Received again = inbox.receive(arrival(2, "same"));
        assertEquals(new UUID(0x7000, 1), again.id());
        assertFalse(again.isNew());
    }

    @Test
    void I1_an_id_that_is_there_under_another_key_is_a_mistake_of_the_caller() {
        storage.inbox().receive(arrival(1, "one"));
        assertThrows(IllegalArgumentException.class, () -> storage.inbox().receive(arrival(1, "other")));
    }
}
