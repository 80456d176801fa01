package org.ticketkit.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.ticketkit.mail.MailToken.Holder;
import org.ticketkit.notice.Notice;
import org.ticketkit.notice.NoticeId;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.TicketId;

class MailTokenProperties {

    private static final MailTokens TOKENS = MailTokens.keyed("a", "0123456789abcdef0123456789abcdef".getBytes());
    private static final String REPLY = "support@desk.example";

    /** Whose token of which ticket. */
    record Grant(TenantId tenant, TicketId ticket, Holder holder, Notice notice) {

        String reply() {
            return TOKENS.replyAddress(tenant, ticket, holder, REPLY);
        }

        String messageId() {
            return TOKENS.messageId(notice, holder, "desk.example");
        }

        String path() {
            return TOKENS.returnPath(notice, REPLY);
        }

        String anchor() {
            return TOKENS.anchors(tenant, ticket, "desk.example").get(0);
        }

        Optional<MailToken> address(String text) {
            return TOKENS.readAddress(tenant, text, any -> List.of(holder));
        }

        Optional<MailToken> id(String text) {
            return TOKENS.readMessageId(tenant, text, any -> List.of(holder));
        }
    }

    @Provide
    Arbitrary<Grant> grants() {
        Arbitrary<UUID> uuids =
                Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
        Arbitrary<String> codes = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars("._:@+/-0123456789äж")
                .ofMinLength(1)
                .ofMaxLength(64);
        Arbitrary<Holder> holders =
                codes.flatMap(code -> Arbitraries.of(Holder.of(RequesterId.of(code)), Holder.of(AgentId.of(code))));
        return Combinators.combine(codes, uuids, holders, uuids, uuids.optional())
                .as((tenant, ticket, holder, notice, entry) -> new Grant(
                        TenantId.of(tenant),
                        new TicketId(ticket),
                        holder,
                        notice(tenant, new TicketId(ticket), new NoticeId(notice), entry.map(EntryId::new))));
    }

    private static Notice notice(String tenant, TicketId ticket, NoticeId id, Optional<EntryId> entry) {
        return Notices.aNotice()
                .id(id)
                .in(TenantId.of(tenant))
                .about(ticket)
                .carrying(entry)
                .done();
    }

    @Property
    void M7_what_is_written_is_read_in_any_case(@ForAll("grants") Grant grant) {
        for (boolean upper : new boolean[] {false, true}) {
            assertEquals(
                    Optional.of(new MailToken.ReplyAddress(grant.ticket(), grant.holder())),
                    grant.address(cased(grant.reply(), upper)));
            assertEquals(
                    Optional.of(new MailToken.ReturnPath(grant.notice().id())),
                    grant.address(cased(grant.path(), upper)));
            assertEquals(
                    Optional.of(new MailToken.OwnMessage(
                            grant.ticket(), grant.notice().entry(), grant.holder())),
                    grant.id(cased(grant.messageId(), upper)));
            assertEquals(Optional.of(new MailToken.Anchor(grant.ticket())), grant.id(cased(grant.anchor(), upper)));
        }
    }

    private static String cased(String text, boolean upper) {
        return upper ? text.toUpperCase(Locale.ROOT) : text;
    }

    @Property
    void M7_any_single_altered_character_is_refused(
            @ForAll("grants") Grant grant, @ForAll @IntRange(max = 200) int at, @ForAll char other) {
        assertTrue(grant.address(altered(grant.reply(), "+", at, other)).isEmpty());
        assertTrue(grant.address(altered(grant.path(), "+", at, other)).isEmpty());
        assertTrue(grant.id(altered(grant.messageId(), "<", at, other)).isEmpty());
        assertTrue(grant.id(altered(grant.anchor(), "<", at, other)).isEmpty());
    }

    @Property
    void M7_any_single_altered_letter_or_digit_is_refused(
            @ForAll("grants") Grant grant,
            @ForAll @IntRange(max = 200) int at,
            @ForAll @CharRange(from = '0', to = '9') @CharRange(from = 'a', to = 'z') char other) {
        M7_any_single_altered_character_is_refused(grant, at, other);
    }

    /** Puts another character into the token, which begins after the given sign and ends before the @. */
    private static String altered(String text, String after, int at, char other) {
        int start = text.indexOf(after) + 1;
        int place = start + at % (text.lastIndexOf('@') - start);
        char now = text.charAt(place);
        Assume.that(other != now && !(other <= 'Z' && other >= 'A' && other + 32 == now));
        return text.substring(0, place) + other + text.substring(place + 1);
    }

    @Property
    void M7_a_token_never_passes_for_another_ticket_recipient_or_tenant(
            @ForAll("grants") Grant one, @ForAll("grants") Grant other) {
        Assume.that(!one.ticket().equals(other.ticket())
                && !one.holder().equals(other.holder())
                && !one.tenant().equals(other.tenant()));
        Grant otherTenant = new Grant(other.tenant(), one.ticket(), one.holder(), one.notice());
        Grant otherHolder = new Grant(one.tenant(), one.ticket(), other.holder(), one.notice());

        for (Grant reader : List.of(otherTenant, otherHolder)) {
            assertTrue(reader.address(one.reply()).isEmpty());
            assertTrue(reader.id(one.messageId()).isEmpty());
        }
        assertTrue(otherTenant.address(one.path()).isEmpty());
        assertTrue(otherTenant.id(one.anchor()).isEmpty());
        assertTrue(one.address(swapped(one.reply(), other.reply())).isEmpty());
        assertTrue(one.id(swapped(one.messageId(), other.messageId())).isEmpty());
        assertTrue(one.id(swapped(one.anchor(), other.anchor())).isEmpty());
    }

    /** The first text with the second's ticket: under the signature of one the ticket of another. */
    private static String swapped(String one, String other) {
        List<String> fields = new ArrayList<>(List.of(one.split("\\.")));
        fields.set(1, other.split("\\.")[1]);
        return String.join(".", fields);
    }

    @Property
    void M7_reading_never_throws_and_never_believes(@ForAll("grants") Grant grant, @ForAll String noise) {
        assertTrue(grant.address(noise).isEmpty());
        assertTrue(grant.id(noise).isEmpty());
        assertTrue(grant.address("support+t." + noise + "@desk.example").isEmpty());
        assertTrue(grant.id("<t." + noise + "@desk.example>").isEmpty());
    }
}
