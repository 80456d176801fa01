package org.ticketkit.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.ticketkit.ticket.Misconfigured;
import org.ticketkit.ticket.Phase;

class LifecycleBuilderTest {

    private static LifecycleBuilder small() {
        return Lifecycle.named("small", 1)
                .initial("new", Phase.NEW)
                .status("done", Phase.CLOSED)
                .move("new", "done");
    }

    @Test
    void L2_a_small_lifecycle_is_built() {
        Lifecycle lifecycle = small().build();
        assertEquals("small#1", lifecycle.ref().toString());
        assertTrue(lifecycle.transition("new", "done").isPresent());
        assertTrue(lifecycle.transition("done", "new").isEmpty());
    }

    @Test
    void L2_all_faults_are_named_at_once() {
        LifecycleBuilder faulty = small().status("done", Phase.CLOSED)
                .status("island", Phase.OPEN)
                .move("new", "done")
                .move("new", "nowhere")
                .on(Trigger.ASSIGNED, "new", "done")
                .on(Trigger.ASSIGNED, "new", "done")
                .needingEnd("done")
                .move("done", "new", Guard.of("mute", "", situation -> true));
        String message = assertThrows(Misconfigured.class, faulty::build).getMessage();
        for (String fault : new String[] {
            "done is declared twice",
            "island cannot be reached",
            "island is a trap",
            "move from new to done is declared twice",
            "nowhere is not declared",
            "effect of ASSIGNED on new is declared twice",
            "done needs an end",
            "guard \"mute\" of the move from done to new has no name or no reason"
        }) {
            assertTrue(message.contains(fault), () -> "'" + fault + "' is not in: " + message);
        }
    }

    @Test
    void L2_a_lifecycle_without_a_beginning_is_refused() {
        LifecycleBuilder faulty = Lifecycle.named("none", 1).status("done", Phase.CLOSED);
        assertTrue(assertThrows(Misconfigured.class, faulty::build).getMessage().contains("no initial status"));
    }

    @Test
    void L2_the_description_tells_definitions_apart_by_their_content() {
        assertEquals(small().build().describe(), small().build().describe());
        assertNotEquals(
                small().build().describe(),
                Lifecycle.named("small", 1)
                        .initial("new", Phase.NEW)
                        .status("done", Phase.CLOSED)
                        .move("new", "done", Guard.HAS_OWNER)
                        .build()
                        .describe());
    }
}
