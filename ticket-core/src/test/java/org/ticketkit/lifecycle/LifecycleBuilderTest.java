package org.ticketkit.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ticketkit.ticket.Misconfigured;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.Priority;
import org.ticketkit.ticket.Status;
import org.ticketkit.worktime.Term;

class LifecycleBuilderTest {

    private static final Lifecycle EARLIER = Lifecycle.named("earlier", 1)
            .initial("new", Phase.NEW)
            .status("done", Phase.CLOSED)
            .move("new", "done")
            .build();

    private static final Term DAY = Term.elapsed(Duration.ofDays(1));

    private static LifecycleBuilder small() {
        return Lifecycle.named("small", 1)
                .initial("new", Phase.NEW)
                .status("done", Phase.CLOSED)
                .move("new", "done");
    }

    private static LifecycleBuilder waiting() {
        return small().status("asked", Phase.WAITING).move("new", "asked").move("asked", "done");
    }

    private static void assertFaults(LifecycleBuilder faulty, String... faults) {
        String message = assertThrows(Misconfigured.class, faulty::build).getMessage();
        for (String fault : faults) {
            assertTrue(message.contains(fault), () -> "'" + fault + "' is not in: " + message);
        }
    }

    @Test
    void L2_a_small_lifecycle_is_built() {
        Lifecycle lifecycle = small().build();
        assertEquals("small#1", lifecycle.ref().toString());
        assertTrue(lifecycle.transition("new", "done").isPresent());
        assertTrue(lifecycle.transition("done", "new").isEmpty());
    }

    @Test
    void L2_several_statuses_can_be_the_first_and_the_first_declared_is_the_default() {
        Lifecycle lifecycle =
                small().initial("phoned", Phase.OPEN).move("phoned", "done").build();
        assertEquals("new", lifecycle.initial().code());
        assertEquals(
                List.of("new", "phoned"),
                lifecycle.initials().stream().map(Status::code).toList());
    }

    @Test
    void L2_all_faults_are_named_at_once() {
        assertFaults(
                small().status("done", Phase.CLOSED)
                        .status("island", Phase.OPEN)
                        .move("new", "done")
                        .move("new", "nowhere")
                        .on(Trigger.ASSIGNED, "new", "done")
                        .on(Trigger.ASSIGNED, "new", "done")
                        .needingEnd("done")
                        .move("done", "new", Guard.of("mute", "", situation -> true)),
                "done is declared twice",
                "island cannot be reached",
                "island is a trap",
                "move from new to done is declared twice",
                "nowhere is not declared",
                "effect of ASSIGNED on new is declared twice",
                "done needs an end",
                "guard \"mute\" of the move from done to new has no name or no reason");
    }

    @Test
    void L2_triggers_and_timers_take_ways_that_are_there() {
        assertFaults(
                waiting()
                        .on(Trigger.ASSIGNED, "asked", "new")
                        .after("new", DAY, "nowhere")
                        .after("done", DAY, "new"),
                "the effect of ASSIGNED on asked leads to new, but there is no such move",
                "status nowhere is not declared",
                "the timer of status done leads to new, but there is no such move");
    }

    @Test
    void L7_merged_tickets_stand_in_a_closed_status_to_which_merging_alone_leads() {
        assertEquals(
                "done",
                waiting()
                        .without("new", "done")
                        .without("asked", "done")
                        .move("asked", "done", Guard.NOT_BY_MOVE)
                        .mergedInto("done")
                        .build()
                        .merged()
                        .orElseThrow()
                        .code());
        assertEquals(Optional.empty(), small().build().merged());
        assertFaults(
                waiting()
                        .mergedInto("done")
                        .on(Trigger.ASSIGNED, "asked", "done")
                        .after("asked", DAY, "done"),
                "the move from new to done is left to merging",
                "the move from asked to done is left to merging",
                "the effect of ASSIGNED on asked concerns merged tickets",
                "the timer of status asked concerns merged tickets");
        assertFaults(waiting().mergedInto("asked"), "asked is that of merged tickets, which are closed");
        assertFaults(small().mergedInto("nowhere"), "status nowhere is not declared");
    }

    @Test
    void L2_an_effect_names_something() {
        assertFaults(
                small().changing(
                                "new", "done", way -> way.then(Effect.queue("")).then(Effect.tellRequester("no code"))),
                "SetQueue[queue=] of the move from new to done names nothing",
                "TellRequester[template=no code] of the move from new to done names nothing");
    }

    @Test
    void L6_a_status_has_one_timer_and_nudges_only_while_it_waits_for_somebody() {
        Nudging nudging = Nudging.every(DAY).thenTo("done");
        assertFaults(
                waiting()
                        .waiting("asked", nudging)
                        .after("asked", DAY, "done")
                        .waiting("new", nudging)
                        .waiting("done", Nudging.every(DAY).times(0)),
                "status asked has two timers",
                "status new does not wait for the requester",
                "status done does not wait for the requester",
                "status done nudges 0 times",
                "the nudging in status done leads nowhere");
        assertFaults(
                waiting().waiting("asked", nudging.saying("").endingWith("two words")),
                "the nudging in status asked names no template");
    }

    @Test
    void L2_a_lifecycle_without_a_beginning_is_refused() {
        assertFaults(Lifecycle.named("none", 1).status("done", Phase.CLOSED), "no initial status");
    }

    @Test
    void L4_the_map_of_an_earlier_lifecycle_is_complete_and_leads_to_statuses_that_are_there() {
        Lifecycle earlier = waiting().build();
        LifecycleBuilder next = Lifecycle.named("small", 2)
                .initial("new", Phase.NEW)
                .status("until", Phase.WAITING)
                .needingEnd("until")
                .status("done", Phase.CLOSED)
                .move("new", "done")
                .move("new", "until")
                .move("until", "done");
        assertFaults(
                next.replacing(earlier, Map.of("new", "elsewhere", "asked", "until", "lost", "done")),
                "the map of small#1 says nothing of its status done",
                "status elsewhere is not declared",
                "the map of small#1 sends asked to until, which needs an end",
                "the map names the status lost, which small#1 has not");
        assertFaults(
                waiting().replacing(earlier).replacing(earlier), "it replaces itself", "small#1 is replaced twice");
    }

    @Test
    void L4_L7_only_merged_tickets_stay_merged() {
        Map<String, String> codes = new java.util.HashMap<>();
        Lifecycle.standard().statuses().forEach(status -> codes.put(status.code(), status.code()));
        codes.put("merged", "closed");
        codes.put("rejected", "merged");
        assertFaults(
                Lifecycle.likeStandard("standard", 2).replacing(Lifecycle.standard(), codes),
                "the map of standard#1 sends merged to closed, but only merged tickets stay merged",
                "the map of standard#1 sends rejected to merged, but only merged tickets stay merged");
    }

    @Test
    void L3_L11_no_trigger_ends_the_work_past_guards_and_what_is_open() {
        assertFaults(
                waiting().on(Trigger.WAITING_ENDED, "asked", "done"),
                "the effect of WAITING_ENDED on asked ends the work without asking what is still open");
    }

    @Test
    void L4_a_replacement_says_where_the_tickets_of_each_status_stand() {
        Lifecycle earlier = waiting().build();
        Lifecycle next = Lifecycle.named("small", 2)
                .initial("new", Phase.NEW)
                .status("finished", Phase.CLOSED)
                .move("new", "finished")
                .replacing(earlier, Map.of("new", "new", "asked", "new", "done", "finished"))
                .build();
        Replacement replacement = next.replacing(earlier.ref()).orElseThrow();
        assertEquals(
                "finished",
                replacement.of(new Status("done", Phase.CLOSED)).orElseThrow().code());
        assertTrue(next.replacing(next.ref()).isEmpty());
    }

    @Test
    void L2_the_standard_table_can_be_taken_over_changed_and_taken_back() {
        assertEquals(
                Lifecycle.standard().describe(),
                Lifecycle.likeStandard("standard", 1).build().describe());
        Lifecycle own = Lifecycle.likeStandard("support", 3)
                .status("testing", Phase.OPEN)
                .move("open", "testing")
                .move("testing", "open")
                .without("open", "closed")
                .changing("open", "resolved", way -> way.requiring("cause"))
                .build();
        assertTrue(own.transition("open", "closed").isEmpty());
        assertEquals(
                Set.of("cause"),
                own.transition("open", "resolved").orElseThrow().fields());
        assertFaults(
                Lifecycle.likeStandard("support", 3).without("closed", "new").changing("closed", "new", way -> {}),
                "no move from closed to new that could be taken back",
                "no move from closed to new that could be changed");
        Lifecycle quiet =
                Lifecycle.likeStandard("support", 3).without("resolved", "open").build();
        assertTrue(quiet.after(Trigger.REQUESTER_REPLIED, "resolved").isEmpty());
    }

    @Test
    void L2_the_description_tells_definitions_apart_by_their_content() {
        assertEquals(small().build().describe(), small().build().describe());
        Set<String> different = new HashSet<>();
        Stream.<UnaryOperator<LifecycleBuilder>>of(
                        same -> same,
                        table -> table.changing("asked", "done", way -> way.when(Guard.HAS_OWNER)),
                        table -> table.changing("asked", "done", way -> way.then(Effect.priority(Priority.HIGH))),
                        table -> table.changing("asked", "done", way -> way.then(Effect.priority(Priority.LOW))),
                        table -> table.changing("asked", "done", way -> way.then(Effect.releaseAssignee())),
                        table -> table.after("asked", DAY, "done"),
                        table -> table.after("asked", Term.elapsed(Duration.ofDays(2)), "done"),
                        table -> table.waiting("asked", Nudging.every(DAY).thenTo("done")),
                        table -> table.waiting(
                                "asked", Nudging.every(DAY).times(2).thenTo("done")),
                        table -> table.waiting(
                                "asked", Nudging.every(DAY).thenTo("done").endingSilently()),
                        table -> table.replacing(EARLIER, Map.of("new", "new", "done", "done")),
                        table -> table.initial("other", Phase.OPEN).move("other", "done"))
                .forEach(edit ->
                        assertTrue(different.add(edit.apply(waiting()).build().describe())));
        assertNotEquals(small().build().describe(), waiting().build().describe());
    }
}
