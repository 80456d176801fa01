package org.ticketkit.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.ticketkit.ticket.Phase;
import org.ticketkit.worktime.Term;

/** L2: a lifecycle as a diagram. */
class DiagramTest {

    private static final Lifecycle RETURNS = Lifecycle.named("returns", 1)
            .initial("asked", Phase.NEW)
            .status("parcel-awaited", Phase.WAITING)
            .status("refunded", Phase.CLOSED)
            .move(
                    "asked",
                    "parcel-awaited",
                    way -> way.when(Guard.HAS_OWNER).requiring("amount").by("refund"))
            .move("parcel-awaited", "refunded", Guard.of("\"safe\" [x]; #1", "no", situation -> true))
            .move("parcel-awaited", "asked")
            .on(Trigger.WAITING_ENDED, "parcel-awaited", "asked")
            .waiting(
                    "parcel-awaited",
                    Nudging.every(Term.elapsed(Duration.ofDays(2))).times(3).thenTo("refunded"))
            .build();

    @Test
    void L2_a_lifecycle_is_drawn_for_mermaid() {
        assertEquals("""
                stateDiagram-v2
                    state "asked" as s1
                    [*] --> s1
                    state "parcel-awaited" as s2
                    state "refunded" as s3
                    s1 --> s2 : has-owner, needs amount, by refund
                    s2 --> s3 : #34;safe#34; #91;x#93;#59; #35;1, nudges 3 times every PT48H, then after PT48H
                    s2 --> s1 : on waiting-ended
                """, RETURNS.toMermaid());
    }

    @Test
    void L2_a_lifecycle_is_drawn_for_graphviz() {
        assertEquals("""
                digraph "returns#1" {
                    node [shape=box, style="rounded"];
                    s1 [label="asked"];
                    begin_s1 [shape=point, label=""];
                    begin_s1 -> s1;
                    s2 [label="parcel-awaited"];
                    s3 [label="refunded"];
                    s1 -> s2 [label="has-owner, needs amount, by refund"];
                    s2 -> s3 [label="\\"safe\\" [x]; #1, nudges 3 times every PT48H, then after PT48H"];
                    s2 -> s1 [label="on waiting-ended"];
                }
                """, RETURNS.toDot());
    }

    @Test
    void L2_the_status_of_a_ticket_can_be_marked() {
        var awaited = RETURNS.status("parcel-awaited").orElseThrow();
        assertTrue(RETURNS.toMermaid(awaited).contains("\n    class s2 current\n"), RETURNS.toMermaid(awaited));
        assertTrue(RETURNS.toMermaid(awaited).contains("\n    classDef current "), RETURNS.toMermaid(awaited));
        assertTrue(
                RETURNS.toDot(awaited).contains("s2 [label=\"parcel-awaited\", style=\"rounded,filled,bold\""),
                RETURNS.toDot(awaited));
    }

    @Test
    void L2_the_standard_lifecycle_shows_all_its_ways() {
        Lifecycle standard = Lifecycle.standard();
        long arrows = standard.toMermaid()
                .lines()
                .filter(line -> line.contains(" --> "))
                .count();
        assertEquals(standard.ways().size() + 1, arrows);
        assertEquals(
                arrows,
                standard.toDot().lines().filter(line -> line.contains(" -> ")).count());
    }
}
