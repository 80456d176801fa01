package org.ticketkit.examples.springboot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ticketkit.ticket.StorageFailed;

/** PostgreSQL finds out at the commit that two transactions do not go together. */
class SerializableTest {

    private final SpringHost host = SpringHost.serializable();

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void U1_a_commit_that_fails_is_a_typed_failure_that_may_be_tried_again() {
        StorageFailed failed = assertThrows(
                StorageFailed.class,
                () -> host.storage().unitOfWork().call(transaction -> {
                    host.insert((int) host.rows());
                    meanwhile(() -> host.commit(() -> host.insert((int) host.rows() + 1)));
                    return 0;
                }));

        assertEquals(StorageFailed.Recovery.RETRY, failed.recovery(), failed.getCause()::toString);
        assertEquals(1, host.rows());
    }

    private static void meanwhile(Runnable work) {
        CompletableFuture.runAsync(work).join();
    }
}
