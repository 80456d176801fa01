package org.ticketkit.examples.jakarta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ticketkit.ticket.StorageFailed;

/** A commit that reached the database, and whose answer did not come back. */
class LostAnswerTest {

    private final JakartaHost host = JakartaHost.losingAnswers();

    @AfterEach
    void close() {
        System.clearProperty(LosingAnswers.PROPERTY);
        host.close();
    }

    @Test
    void U1_what_may_be_committed_is_not_to_be_tried_again_blindly() {
        StorageFailed failed = assertThrows(
                StorageFailed.class,
                () -> host.storage().unitOfWork().call(transaction -> {
                    host.insert(7);
                    System.setProperty(LosingAnswers.PROPERTY, "true");
                    return 0;
                }));
        System.clearProperty(LosingAnswers.PROPERTY);

        assertEquals(StorageFailed.Recovery.LOOK_FIRST, failed.recovery(), failed.getCause()::toString);
        assertEquals(1, host.rows());
    }
}
