package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.ticketkit.lifecycle.ClosedPolicy;
import org.ticketkit.memory.InMemory;
import org.ticketkit.number.CaseNumberFormat;
import org.ticketkit.number.Restart;
import org.ticketkit.tck.SettableClock;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Misconfigured;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.Ticket;

/** Who gets which number: formats per tenant and series, restarts, keys. */
class NumberingTest {

    private static final Actor ANN = Actor.agent("ann");
    private static final Actor WEB = Actor.system("web");
    private static final TenantId SHOP = TenantId.of("shop");
    private static final TenantId BANK = TenantId.of("bank");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final CaseNumberFormat YEARLY =
            CaseNumberFormat.of("T-{yyyy}-{seq:6}-{check}").inZone(BERLIN).restarting(Restart.YEARLY);
    private static final CaseNumberFormat RETURNS =
            CaseNumberFormat.of("R-{yy}{MM}-{seq:3}-{check}").inZone(BERLIN).restarting(Restart.MONTHLY);
    private static final CaseNumberFormat HIDDEN = hidden(1);

    private final InMemory storage = InMemory.create();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-12-31T22:59:59Z"));

    private TicketDesk desk(UnaryOperator<DeskBuilder> numbers) {
        return numbers.apply(TicketDesk.builder().storage(storage).clock(clock)).build();
    }

    private static CaseNumberFormat hidden(int seed) {
        byte[] key = new byte[32];
        key[0] = (byte) seed;
        return CaseNumberFormat.opaque("B-{opaque:6}-{check}", key);
    }

    private static Ticket open(TicketDesk desk, String queue) {
        OpenTicket request = OpenTicket.from(Contact.mail("carla@example.org"))
                .subject("Parcel lost")
                .text("It left on Monday.")
                .queue(queue)
                .build();
        return desk.tickets().open(WEB, request).ticket();
    }

    private static String number(TicketDesk desk, String queue) {
        return open(desk, queue).number().value();
    }

    private TicketDesk choosing() {
        return desk(builder -> builder.numbers(YEARLY, RETURNS, HIDDEN).numbersBy((tenant, queue, category) -> {
            if (tenant.equals(BANK)) {
                return HIDDEN;
            }
            return queue.equals("returns") ? RETURNS : YEARLY;
        }));
    }

    @Test
    void N1_tenant_and_queue_choose_format_and_series() {
        TicketDesk shop = choosing().tenant(SHOP);
        assertTrue(number(shop, "").startsWith("T-2026-000001-"));
        assertTrue(number(shop, "returns").startsWith("R-2612-001-"));
        assertTrue(number(shop, "").startsWith("T-2026-000002-"));
        assertTrue(number(shop, "returns").startsWith("R-2612-002-"));
        assertTrue(number(choosing().tenant(TenantId.of("other")), "").startsWith("T-2026-000001-"));

        TicketDesk bank = choosing().tenant(BANK);
        assertEquals(HIDDEN.format(1, clock.instant()).value(), number(bank, ""));
        assertEquals(HIDDEN.format(2, clock.instant()).value(), number(bank, "returns"));
    }

    @Test
    void N2_a_series_begins_again_with_the_period_of_the_named_zone() {
        TicketDesk shop = choosing().tenant(SHOP);
        number(shop, "");
        number(shop, "returns");
        assertTrue(number(shop, "").startsWith("T-2026-000002-"));
        clock.set(Instant.parse("2026-12-31T23:00:00Z"));
        assertTrue(number(shop, "").startsWith("T-2027-000001-"));
        assertTrue(number(shop, "returns").startsWith("R-2701-001-"));
        assertTrue(number(shop, "").startsWith("T-2027-000002-"));
        clock.set(Instant.parse("2027-01-31T23:00:00Z"));
        assertTrue(number(shop, "").startsWith("T-2027-000003-"));
        assertTrue(number(shop, "returns").startsWith("R-2702-001-"));
    }

    @Test
    void N2_nodes_whose_clocks_differ_at_the_turn_of_the_year_count_on_in_both_years() {
        TicketDesk shop = choosing().tenant(SHOP);
        number(shop, "");
        clock.set(Instant.parse("2026-12-31T23:00:00Z"));
        number(shop, "");
        clock.set(Instant.parse("2026-12-31T22:59:59Z"));
        assertTrue(number(shop, "").startsWith("T-2026-000002-"));
        clock.set(Instant.parse("2026-12-31T23:00:00Z"));
        assertTrue(number(shop, "").startsWith("T-2027-000002-"));
    }

    @Test
    void N1_a_follow_up_is_numbered_by_the_queue_of_the_closed_ticket() {
        TicketDesk desk = desk(builder -> builder.numbers(YEARLY, RETURNS)
                .numbersBy((tenant, queue, category) -> queue.equals("returns") ? RETURNS : YEARLY)
                .closedPolicy((ticket, by, now) -> ClosedPolicy.FollowUp.NEW_TICKET));
        Ticket first = open(desk, "returns");
        desk.tickets().assign(ANN, Assign.to(first.id(), AgentId.of("ann")));
        desk.tickets().move(ANN, Move.to(first.id(), "closed"));
        Replied replied = desk.tickets().reply(Actor.requester(first.requester()), Reply.to(first.id(), "Again!"));
        assertTrue(replied.continues().isPresent());
        assertTrue(replied.ticket().number().value().startsWith("R-2612-002-"));
    }

    @Test
    void N1_a_format_that_the_desk_does_not_know_is_refused_and_nothing_is_opened() {
        TicketDesk desk = desk(builder -> builder.numbers(YEARLY).numbersBy((tenant, queue, category) -> RETURNS));
        Misconfigured refused = assertThrows(Misconfigured.class, () -> open(desk, "returns"));
        assertTrue(refused.getMessage().contains("numbers(...)"), refused.getMessage());
    }

    @Test
    void N4_another_key_for_the_same_numbers_is_refused_and_the_same_one_is_not() {
        desk(builder -> builder.numbers(HIDDEN));
        assertDoesNotThrow(() -> desk(builder -> builder.numbers(hidden(1))));
        Misconfigured refused =
                assertThrows(Misconfigured.class, () -> desk(builder -> builder.numbers(YEARLY, hidden(2))));
        assertTrue(refused.getMessage().contains("another key"), refused.getMessage());
    }

    @Test
    void N2_another_restart_or_another_zone_of_it_is_refused() {
        desk(builder -> builder.numbers(YEARLY));
        assertThrows(Misconfigured.class, () -> desk(builder -> builder.numbers(YEARLY.restarting(Restart.NEVER))));
        assertThrows(
                Misconfigured.class, () -> desk(builder -> builder.numbers(YEARLY.inZone(ZoneId.of("Asia/Tokyo")))));
        assertDoesNotThrow(() -> desk(builder -> builder.numbers(RETURNS, YEARLY)));
    }

    @Test
    void N2_the_zone_of_a_format_without_a_restart_may_change() {
        desk(builder -> builder.numbers(CaseNumberFormat.DEFAULT));
        TicketDesk desk = desk(builder -> builder.numbers(CaseNumberFormat.DEFAULT.inZone(BERLIN)));
        clock.set(Instant.parse("2026-12-31T23:00:00Z"));
        assertTrue(number(desk, "").startsWith("T-2027-000001-"));
    }

    @Test
    void N6_numbers_of_all_formats_are_found_after_a_change() {
        Ticket old = open(desk(builder -> builder.numbers(HIDDEN)), "");
        TicketDesk now = desk(builder -> builder.numbers(YEARLY, HIDDEN));
        Ticket young = open(now, "");
        assertEquals(old, found(now, old));
        assertEquals(young, found(now, young));
    }

    private static Ticket found(TicketDesk desk, Ticket ticket) {
        String spoken =
                ticket.number().value().toLowerCase(java.util.Locale.ROOT).replace('-', ' ');
        return desk.tickets().findByNumber(ANN, spoken).found().orElseThrow();
    }

    @Test
    void N5_a_misread_opaque_number_is_offered_its_nearest() {
        TicketDesk desk = desk(builder -> builder.numbers(HIDDEN));
        Ticket opened = open(desk, "");
        String number = opened.number().value();
        String misread = number.substring(0, number.length() - 1) + (number.endsWith("7") ? "8" : "7");
        NumberLookup lookup = desk.tickets().findByNumber(ANN, misread);
        assertTrue(assertInstanceOf(NumberLookup.Misread.class, lookup)
                .candidates()
                .contains(opened.number()));
    }
}
