package org.ticketkit.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ticketkit.mail.Notices.ANN;
import static org.ticketkit.mail.Notices.aNotice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ticketkit.mail.MailToken.Holder;
import org.ticketkit.notice.Notice;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.TenantId;

class MailTokensTest {

    private static final byte[] OLD = secret(1);
    private static final byte[] NEW = secret(2);
    private static final Notice NOTICE = aNotice().done();
    private static final MailTokens TOKENS = MailTokens.keyed("k1", OLD);
    private static final MailTokens.Holders ANN_ALONE = ticket -> List.of(ANN);

    private static byte[] secret(int fill) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) fill);
        return secret;
    }

    @Test
    void M7_an_own_message_id_has_the_published_form() {
        String id = TOKENS.messageId(NOTICE, ANN, "desk.example");

        assertTrue(id.matches("<t\\.[a-z2-7]{26}\\.[a-z2-7]{26}\\.[a-z2-7]{12}\\.k1[a-z2-7]{16}@desk\\.example>"), id);
        assertEquals(
                Optional.of(new MailToken.OwnMessage(NOTICE.ticket(), NOTICE.entry(), ANN)),
                TOKENS.readMessageId(NOTICE.tenant(), id, ANN_ALONE));
    }

    @Test
    void M7_a_reply_address_fits_into_a_local_part_of_64_octets() {
        String address = TOKENS.replyAddress(NOTICE.tenant(), NOTICE.ticket(), ANN, "customer-service@desk.example");

        assertTrue(address.indexOf('@') <= 64, address);
        assertEquals(
                Optional.of(new MailToken.ReplyAddress(NOTICE.ticket(), ANN)),
                TOKENS.readAddress(NOTICE.tenant(), address, ANN_ALONE));
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> TOKENS.replyAddress(NOTICE.tenant(), NOTICE.ticket(), ANN, "customer-service-x@desk.example"));
        assertTrue(refused.getMessage().contains("1 to 16 characters"), refused.getMessage());
    }

    @Test
    void M7_the_secret_changes_and_earlier_tokens_are_still_read() {
        MailTokens rotated = MailTokens.keyed("k2", NEW).accepting("k1", OLD);
        String before = TOKENS.replyAddress(NOTICE.tenant(), NOTICE.ticket(), ANN, "support@desk.example");
        String after = rotated.replyAddress(NOTICE.tenant(), NOTICE.ticket(), ANN, "support@desk.example");

        assertNotEquals(before, after);
        assertTrue(rotated.readAddress(NOTICE.tenant(), before, ANN_ALONE).isPresent());
        assertTrue(rotated.readAddress(NOTICE.tenant(), after, ANN_ALONE).isPresent());
        assertTrue(TOKENS.readAddress(NOTICE.tenant(), after, ANN_ALONE).isEmpty());
        assertTrue(MailTokens.keyed("k1", NEW)
                .readAddress(NOTICE.tenant(), before, ANN_ALONE)
                .isEmpty());
    }

    @Test
    void M7_the_anchor_of_a_ticket_stays_the_first_when_the_secret_changes() {
        List<String> before = TOKENS.anchors(NOTICE.tenant(), NOTICE.ticket(), "desk.example");
        List<String> after = MailTokens.keyed("k2", NEW)
                .accepting("k1", OLD)
                .anchors(NOTICE.tenant(), NOTICE.ticket(), "desk.example");

        assertEquals(1, before.size());
        assertEquals(2, after.size());
        assertEquals(before.get(0), after.get(0));
        assertEquals(
                Optional.of(new MailToken.Anchor(NOTICE.ticket())),
                TOKENS.readMessageId(NOTICE.tenant(), before.get(0), ticket -> List.of()));
    }

    @Test
    void M8_a_requester_with_the_key_of_an_agent_has_no_token_of_that_agent() {
        Holder agent = Holder.of(AgentId.of("ann"));
        Holder requester = Holder.of(RequesterId.of("ann"));
        String ofRequester = TOKENS.replyAddress(NOTICE.tenant(), NOTICE.ticket(), requester, "support@desk.example");
        String disguised = ofRequester.replace("+t.", "+s.");

        assertTrue(TOKENS.readAddress(NOTICE.tenant(), ofRequester, ticket -> List.of(agent))
                .isEmpty());
        assertTrue(TOKENS.readAddress(NOTICE.tenant(), disguised, ticket -> List.of(agent, requester))
                .isEmpty());
        String ofAgent = TOKENS.replyAddress(NOTICE.tenant(), NOTICE.ticket(), agent, "support@desk.example");
        assertEquals(
                Optional.of(new MailToken.ReplyAddress(NOTICE.ticket(), agent)),
                TOKENS.readAddress(NOTICE.tenant(), ofAgent, ticket -> List.of(requester, agent)));
    }

    @Test
    void M11_a_return_path_tells_the_notice() {
        String path = TOKENS.returnPath(NOTICE, "bounces@desk.example");

        assertTrue(path.indexOf('@') <= 64, path);
        assertEquals(
                Optional.of(new MailToken.ReturnPath(NOTICE.id())),
                TOKENS.readAddress(NOTICE.tenant(), path, ticket -> List.of()));
        assertTrue(TOKENS.readAddress(TenantId.of("other"), path, ticket -> List.of())
                .isEmpty());
    }

    @Test
    void M7_each_kind_of_token_is_read_only_where_it_belongs() {
        String anchor = TOKENS.anchors(NOTICE.tenant(), NOTICE.ticket(), "desk.example")
                .get(0)
                .replaceAll("[<>]", "");
        String reply = TOKENS.replyAddress(NOTICE.tenant(), NOTICE.ticket(), ANN, "support@desk.example");

        assertTrue(TOKENS.readAddress(NOTICE.tenant(), "support+" + anchor, ANN_ALONE)
                .isEmpty());
        assertTrue(TOKENS.readMessageId(NOTICE.tenant(), "<" + reply.substring(8) + ">", ANN_ALONE)
                .isEmpty());
        assertTrue(TOKENS.readAddress(NOTICE.tenant(), reply.substring(8), ANN_ALONE)
                .isEmpty());
    }

    @Test
    void M7_no_letter_beyond_ascii_passes_for_one_of_ours_by_folding() {
        String address = TOKENS.replyAddress(NOTICE.tenant(), NOTICE.ticket(), ANN, "support@desk.example");
        String kelvin = address.replace(".k1", ".\u212a1");

        assertNotEquals(address, kelvin);
        assertTrue(TOKENS.readAddress(NOTICE.tenant(), kelvin, ANN_ALONE).isEmpty());
    }

    @Test
    void M7_a_holder_is_looked_up_only_for_what_looks_like_ours() {
        List<Object> asked = new ArrayList<>();
        MailTokens.Holders holders = ticket -> {
            asked.add(ticket);
            return List.of(ANN);
        };
        String foreign =
                MailTokens.keyed("z9", NEW).replyAddress(NOTICE.tenant(), NOTICE.ticket(), ANN, "support@desk.example");

        for (String text :
                List.of(foreign, "", "@", "support@desk.example", "a+b@c", "+t..@x", "x+t.a.b@c", "<>", "<@>", "+@")) {
            assertTrue(TOKENS.readAddress(NOTICE.tenant(), text, holders).isEmpty(), text);
            assertTrue(TOKENS.readMessageId(NOTICE.tenant(), text, holders).isEmpty(), text);
        }
        assertTrue(asked.isEmpty());
    }

    @Test
    void M7_a_message_id_names_no_entry_when_the_notice_carries_none() {
        Notice bare = aNotice().carrying(Optional.empty()).done();
        String id = TOKENS.messageId(bare, ANN, "desk.example");

        assertEquals(
                Optional.of(new MailToken.OwnMessage(bare.ticket(), Optional.empty(), ANN)),
                TOKENS.readMessageId(bare.tenant(), id, ANN_ALONE));
    }

    @Test
    void a_weak_secret_or_a_key_id_twice_is_refused_with_the_way_out() {
        IllegalArgumentException weak =
                assertThrows(IllegalArgumentException.class, () -> MailTokens.keyed("k1", new byte[31]));
        assertTrue(weak.getMessage().contains("32 or more"), weak.getMessage());
        assertThrows(IllegalArgumentException.class, () -> MailTokens.keyed("K1", NEW));
        assertThrows(IllegalArgumentException.class, () -> MailTokens.keyed("", NEW));
        assertThrows(IllegalArgumentException.class, () -> TOKENS.accepting("k1", NEW));
    }

    @Test
    void a_secret_is_copied_and_never_printed() {
        byte[] mine = secret(3);
        MailTokens tokens = MailTokens.keyed("k1", mine);
        String before = tokens.returnPath(NOTICE, "b@desk.example");
        mine[0] = 99;

        assertEquals(before, tokens.returnPath(NOTICE, "b@desk.example"));
        assertEquals("MailTokens[k1]", tokens.toString());
        assertFalse(tokens.toString().contains("3"));
    }
}
