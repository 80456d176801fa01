package org.ticketkit.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ticketkit.mail.Hit.Standing;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.CaseNumber;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.TicketId;

/** M6 and M8 as tables: what points where, who writes, and what becomes of it. */
class ThreadingTest {

    private static final Standing PART = new Standing.Takes(RequesterId.of("ann"));
    private static final Standing STRANGER = new Standing.Stranger();
    private static final Standing AGENT = new Standing.Agent(AgentId.of("bob"));
    private static final Standing AGENT_ADDRESS = new Standing.AgentByAddress();

    /** sign, standing, trust, policy, what becomes of it. */
    private static final String SINGLE_HITS = """
            RECIPIENT_TOKEN PART          NONE NEW_TICKET   CONTINUE
            RECIPIENT_TOKEN PART          FAIL NEW_TICKET   CONTINUE
            OWN_ID          PART          NONE NEW_TICKET   CONTINUE
            FOREIGN_ID      PART          NONE NEW_TICKET   CONTINUE
            FOREIGN_ID      PART          PASS NEW_TICKET   CONTINUE
            FOREIGN_ID      PART          FAIL NEW_TICKET   claim-refused
            BODY_MARKER     PART          NONE NEW_TICKET   CONTINUE
            BODY_MARKER     PART          FAIL NEW_TICKET   claim-refused
            SUBJECT_NUMBER  PART          NONE NEW_TICKET   CONTINUE
            SUBJECT_NUMBER  PART          FAIL NEW_TICKET   claim-refused
            SUBJECT_NUMBER  STRANGER      PASS NEW_TICKET   claim-refused
            SUBJECT_NUMBER  STRANGER      PASS ADD_AS_GUEST claim-refused
            SUBJECT_NUMBER  STRANGER      PASS PENDING      claim-refused
            BODY_MARKER     STRANGER      PASS ADD_AS_GUEST claim-refused
            FOREIGN_ID      STRANGER      PASS ADD_AS_GUEST claim-refused
            OWN_ID          STRANGER      PASS NEW_TICKET   claim-refused
            OWN_ID          STRANGER      PASS PENDING      PENDING
            OWN_ID          STRANGER      NONE ADD_AS_GUEST GUEST
            OWN_ID          STRANGER      FAIL ADD_AS_GUEST claim-refused
            OWN_ID          STRANGER      FAIL PENDING      claim-refused
            RECIPIENT_TOKEN STRANGER      NONE ADD_AS_GUEST GUEST
            RECIPIENT_TOKEN AGENT         PASS NEW_TICKET   CONTINUE
            RECIPIENT_TOKEN AGENT         NONE NEW_TICKET   claim-refused
            RECIPIENT_TOKEN AGENT         FAIL ADD_AS_GUEST claim-refused
            RECIPIENT_TOKEN AGENT_ADDRESS PASS ADD_AS_GUEST claim-refused
            OWN_ID          AGENT_ADDRESS PASS ADD_AS_GUEST claim-refused
            SUBJECT_NUMBER  AGENT_ADDRESS PASS ADD_AS_GUEST claim-refused
            """;

    @TestFactory
    Stream<DynamicTest> M8_every_hit_is_judged_by_sign_sender_and_policy() {
        return SINGLE_HITS
                .lines()
                .map(String::strip)
                .map(line -> dynamicTest(line, () -> {
                    String[] row = line.split(" +");
                    Hit hit = hit(Sign.valueOf(row[0]), 1, standing(row[1]));
                    Route route = Threading.route(
                            List.of(hit), SenderTrust.valueOf(row[2]), false, UnknownSender.valueOf(row[3]));
                    assertEquals(row[4], name(route));
                }));
    }

    @Test
    void M6_the_strongest_sign_wins_over_weaker_ones_that_name_other_tickets() {
        Route route =
                route(hit(Sign.SUBJECT_NUMBER, 1, PART), hit(Sign.FOREIGN_ID, 2, PART), hit(Sign.OWN_ID, 3, PART));

        assertEquals(
                ticket(3), assertInstanceOf(Route.Continue.class, route).hit().ticket());
    }

    @Test
    void M6_equal_strength_and_different_tickets_make_a_new_ticket_linked_to_both() {
        Route route = route(hit(Sign.RECIPIENT_TOKEN, 1, PART), hit(Sign.OWN_ID, 2, PART));

        Route.Fresh fresh = assertInstanceOf(Route.Fresh.class, route);
        assertEquals(Threading.AMBIGUOUS, fresh.reason());
        assertEquals(
                List.of(ticket(1), ticket(2)),
                fresh.related().stream().map(Hit::ticket).toList());
    }

    @Test
    void M6_equal_strength_and_the_same_ticket_are_one() {
        assertInstanceOf(Route.Continue.class, route(hit(Sign.RECIPIENT_TOKEN, 1, PART), hit(Sign.OWN_ID, 1, PART)));
    }

    @Test
    void M8_a_refused_stronger_sign_does_not_stand_in_the_way_of_a_trusted_weaker_one() {
        Route route = route(hit(Sign.OWN_ID, 1, STRANGER), hit(Sign.SUBJECT_NUMBER, 2, PART));

        assertEquals(
                ticket(2), assertInstanceOf(Route.Continue.class, route).hit().ticket());
    }

    @Test
    void M8_what_was_refused_is_told_with_its_reason() {
        Route.Fresh fresh = assertInstanceOf(Route.Fresh.class, route(hit(Sign.SUBJECT_NUMBER, 1, STRANGER)));

        assertEquals(Route.Why.UNKNOWN_SENDER, fresh.refused().get(0).why());
        assertEquals(ticket(1), fresh.refused().get(0).hit().ticket());
    }

    @Test
    void M8_an_agent_who_also_takes_part_speaks_as_the_agent_by_the_agents_token() {
        Route route = Threading.route(
                List.of(hit(Sign.OWN_ID, 1, PART), hit(Sign.RECIPIENT_TOKEN, 1, AGENT)),
                SenderTrust.PASS,
                false,
                UnknownSender.NEW_TICKET);

        assertEquals(AGENT, assertInstanceOf(Route.Continue.class, route).hit().standing());
    }

    @ParameterizedTest
    @CsvSource({
        "OWN_ID,forward",
        "FOREIGN_ID,forward",
        "BODY_MARKER,forward",
        "SUBJECT_NUMBER,forward",
        "RECIPIENT_TOKEN,CONTINUE"
    })
    void M6_a_forward_lowers_all_but_the_recipient_token_to_a_link(Sign sign, String expected) {
        Route route = Threading.route(List.of(hit(sign, 1, PART)), SenderTrust.PASS, true, UnknownSender.ADD_AS_GUEST);

        assertEquals(expected, name(route));
    }

    @Test
    void M6_nothing_that_points_anywhere_makes_a_new_ticket() {
        assertEquals("new", name(route()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fwd: a",
                "FW: a",
                "Fw:a",
                "WG: a",
                "TR : a",
                "RV: a",
                "VS: a",
                "Enc: a",
                "[EXT] Fwd: a",
                "Fwd[2]: a",
                "fwd: Re: a",
                "Fwd\uFF1A a",
                "转发: a"
            })
    void M6_a_forward_is_known_by_its_prefix(String subject) {
        assertEquals(true, SubjectPrefix.isForward(subject));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Re: Fwd: a", "AW: WG: a", "forward: a", "", "Travel: a", "Friday: a", "WG 12: a", "a Fwd: b"})
    void M6_a_reply_to_a_forward_is_none(String subject) {
        assertEquals(false, SubjectPrefix.isForward(subject));
    }

    @Test
    void M6_ids_and_addresses_of_ours_are_found_in_quoted_headers() {
        String text =
                "Hello\n> From: Support <support+t.abc.def@example.org>\n> Message-ID: <T.a.b.c.d@example.org>\nx <t.> +t.\n";

        assertEquals(List.of("support+t.abc.def@example.org", "T.a.b.c.d@example.org"), BodyMarkers.in(text));
    }

    private static Route route(Hit... hits) {
        return Threading.route(List.of(hits), SenderTrust.NONE, false, UnknownSender.NEW_TICKET);
    }

    private static Hit hit(Sign sign, int ticket, Standing standing) {
        return new Hit(sign, ticket(ticket), CaseNumber.of("T-" + ticket), standing);
    }

    private static TicketId ticket(int number) {
        return new TicketId(new UUID(0x7000L, 0x8000000000000000L | number));
    }

    private static Standing standing(String name) {
        return switch (name) {
            case "PART" -> PART;
            case "AGENT" -> AGENT;
            case "AGENT_ADDRESS" -> AGENT_ADDRESS;
            default -> STRANGER;
        };
    }

    private static String name(Route route) {
        List<String> names = new ArrayList<>();
        if (route instanceof Route.Fresh fresh) {
            return fresh.reason();
        }
        names.add(route.getClass().getSimpleName().toUpperCase(Locale.ROOT).replace("ASGUEST", "GUEST"));
        return names.get(0);
    }
}
