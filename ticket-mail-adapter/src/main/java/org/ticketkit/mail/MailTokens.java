package org.ticketkit.mail;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.ticketkit.mail.MailToken.Holder;
import org.ticketkit.notice.Notice;
import org.ticketkit.notice.NoticeId;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.TicketId;

/**
 * Makes and reads the signed addresses and Message-IDs by which an answer finds its ticket (rule M7); immutable, ours to implement.
 *
 * <p>What is written here, all of it in lower case and read in any case:
 *
 * <ul>
 *   <li>{@code <t.TICKET.ENTRY.RANDOM.SIG@domain>}, the Message-ID of a mail; for an agent {@code s} in place of {@code t}
 *   <li>{@code <a.TICKET.SIG@domain>}, the anchor of a ticket
 *   <li>{@code support+t.TICKET.SIG@domain}, an address to reply to; for an agent {@code s} in place of {@code t}
 *   <li>{@code bounces+b.NOTICE.SIG@domain}, an envelope sender
 * </ul>
 *
 * <p>SIG is the id of the key and 80 bits of an HMAC-SHA-256 over tenant, holder and all that stands before it. The holder is not
 * written: it is found among those whom the reader names, so a token ends with its holder's part in the ticket.
 *
 * <p>To change the secret, sign with a new one and go on reading the old one for as long as answers may come:
 * {@code MailTokens.keyed("b", newSecret).accepting("a", oldSecret)}.
 */
public final class MailTokens {

    /** The shortest secret, in bytes. */
    public static final int SHORTEST_SECRET = 32;

    /** How many holders of a ticket are tried at most when a token is read. */
    public static final int MOST_HOLDERS = 1_000;

    /** RFC 5321, section 4.5.3.1.1. */
    private static final int LONGEST_LOCAL_PART = 64;

    /** An address has at most 254 characters, a Message-ID of ours not many more. */
    private static final int LONGEST_READ = 512;

    private static final String NO_ENTRY = "0";
    private static final int NONCE_LENGTH = 12;

    /** The first signs, all verify. */
    private final List<TokenKey> keys;

    private MailTokens(List<TokenKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * Tokens that are signed and read with one secret.
     *
     * @param keyId names the secret inside tokens: 1 to 4 letters in lower case or digits
     * @param secret at least {@value #SHORTEST_SECRET} random bytes, the same on all nodes; copied
     * @throws IllegalArgumentException if the id or the secret is unfit; the message says what to do
     */
    public static MailTokens keyed(String keyId, byte[] secret) {
        return new MailTokens(List.of(TokenKey.of(keyId, secret)));
    }

    /**
     * The same tokens, which also read what an earlier secret signed.
     *
     * @throws IllegalArgumentException if the id or the secret is unfit, or the id is taken
     */
    public MailTokens accepting(String keyId, byte[] secret) {
        if (key(keyId).isPresent()) {
            throw new IllegalArgumentException(
                    "mail token key '" + keyId + "' is there already; give every secret an id of its own");
        }
        List<TokenKey> more = new ArrayList<>(keys);
        more.add(TokenKey.of(keyId, secret));
        return new MailTokens(more);
    }

    /** Makes the Message-ID of a notice, with angle brackets; always the same for the same notice, holder and key. */
    public String messageId(Notice notice, Holder holder, String domain) {
        String entry = notice.entry().map(id -> Base32.encode(id.value())).orElse(NO_ENTRY);
        String nonce = signer().mac(
                        notice.tenant().value(), "nonce", notice.id().toString())
                .substring(0, NONCE_LENGTH);
        String body = letter(holder) + "." + Base32.encode(notice.ticket().value()) + "." + entry + "." + nonce + ".";
        return "<" + signed(signer(), notice.tenant(), name(holder), body) + "@" + domain + ">";
    }

    /**
     * Makes the anchor ids of a ticket, with angle brackets: one per secret, the oldest first, so that a change of secret does not
     * break a thread in the reader's mail client.
     */
    public List<String> anchors(TenantId tenant, TicketId ticket, String domain) {
        List<String> anchors = new ArrayList<>();
        String body = "a." + Base32.encode(ticket.value()) + ".";
        for (TokenKey key : keys) {
            anchors.add(0, "<" + signed(key, tenant, "", body) + "@" + domain + ">");
        }
        return anchors;
    }

    /**
     * Makes the address that the holder's answers to a ticket go to.
     *
     * @param mailbox the address that is extended, for example {@code support@example.org}
     * @throws IllegalArgumentException if the local part becomes longer than 64 characters (RFC 5321)
     */
    public String replyAddress(TenantId tenant, TicketId ticket, Holder holder, String mailbox) {
        String body = letter(holder) + "." + Base32.encode(ticket.value()) + ".";
        return extended(mailbox, signed(signer(), tenant, name(holder), body));
    }

    /**
     * Makes the envelope sender by which a bounce finds its notice (VERP).
     *
     * @param mailbox the address that is extended, for example {@code bounces@example.org}
     * @throws IllegalArgumentException if the local part becomes longer than 64 characters (RFC 5321)
     */
    public String returnPath(Notice notice, String mailbox) {
        String body = "b." + Base32.encode(notice.id().value()) + ".";
        return extended(mailbox, signed(signer(), notice.tenant(), "", body));
    }

    /**
     * Reads an address that mail was sent to: a {@link MailToken.ReplyAddress}, a {@link MailToken.ReturnPath}, or empty if it
     * is neither, or was not signed by us for this tenant and one of the holders. Throws nothing of its own.
     *
     * @param address a bare address, without display name
     * @param holders tells who may hold a token of a ticket; asked at most once, and only if the address looks like ours
     */
    public Optional<MailToken> readAddress(TenantId tenant, String address, Holders holders) {
        return local(address).flatMap(local -> {
            Claim claim = new Claim(tenant, local.substring(local.lastIndexOf('+') + 1), holders);
            return local.indexOf('+') < 0 ? Optional.empty() : inAddress(claim);
        });
    }

    /**
     * Reads a Message-ID: a {@link MailToken.OwnMessage}, a {@link MailToken.Anchor}, or empty if it is neither, or was not signed
     * by us for this tenant and one of the holders. Throws nothing of its own.
     *
     * @param messageId with or without its angle brackets
     * @param holders tells who may hold a token of a ticket; asked at most once, and only if the id looks like ours
     */
    public Optional<MailToken> readMessageId(TenantId tenant, String messageId, Holders holders) {
        String bare = messageId.startsWith("<") && messageId.endsWith(">") && messageId.length() > 2
                ? messageId.substring(1, messageId.length() - 1)
                : messageId;
        return local(bare).flatMap(local -> inMessageId(new Claim(tenant, local, holders)));
    }

    /** Checks that a mailbox can carry the longest token, and throws what making one would throw. */
    void requireRoom(String mailbox) {
        String id = "x".repeat(Base32.UUID_LENGTH);
        extended(mailbox, "t." + id + "." + signer().id() + "x".repeat(TokenKey.SIGNATURE_LENGTH));
    }

    private Optional<MailToken> inAddress(Claim claim) {
        List<String> fields = claim.fields();
        if (fields.size() != 3) {
            return Optional.empty();
        }
        if (fields.get(0).equals("b")) {
            return Base32.decodeUuid(fields.get(1))
                    .filter(id -> isSigned(claim, ""))
                    .map(id -> new MailToken.ReturnPath(new NoticeId(id)));
        }
        return ticket(fields)
                .flatMap(ticket -> holder(claim, ticket).map(holder -> new MailToken.ReplyAddress(ticket, holder)));
    }

    private Optional<MailToken> inMessageId(Claim claim) {
        List<String> fields = claim.fields();
        if (fields.size() == 3 && fields.get(0).equals("a")) {
            return ticket(fields).filter(ticket -> isSigned(claim, "")).map(MailToken.Anchor::new);
        }
        if (fields.size() != 5 || fields.get(3).length() != NONCE_LENGTH) {
            return Optional.empty();
        }
        Optional<EntryId> entry = Base32.decodeUuid(fields.get(2)).map(EntryId::new);
        if (entry.isEmpty() && !fields.get(2).equals(NO_ENTRY)) {
            return Optional.empty();
        }
        return ticket(fields)
                .flatMap(
                        ticket -> holder(claim, ticket).map(holder -> new MailToken.OwnMessage(ticket, entry, holder)));
    }

    private static Optional<TicketId> ticket(List<String> fields) {
        return Base32.decodeUuid(fields.get(1)).map(TicketId::new);
    }

    private Optional<Holder> holder(Claim claim, TicketId ticket) {
        String letter = claim.fields().get(0);
        if ((!letter.equals("t") && !letter.equals("s")) || signerOf(claim).isEmpty()) {
            return Optional.empty();
        }
        return claim.holders().of(ticket).stream()
                .limit(MOST_HOLDERS)
                .filter(holder -> letter(holder).equals(letter) && isSigned(claim, name(holder)))
                .findFirst();
    }

    private boolean isSigned(Claim claim, String holder) {
        return signerOf(claim)
                .filter(key -> key.signed(claim.signature(), claim.tenant().value(), holder, claim.body() + key.id()))
                .isPresent();
    }

    private Optional<TokenKey> signerOf(Claim claim) {
        return key(claim.keyId());
    }

    private Optional<TokenKey> key(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    private TokenKey signer() {
        return keys.get(0);
    }

    private static String signed(TokenKey key, TenantId tenant, String holder, String body) {
        return body + key.id() + key.sign(tenant.value(), holder, body + key.id());
    }

    private static String extended(String mailbox, String token) {
        int at = mailbox.lastIndexOf('@');
        String local = mailbox.substring(0, Math.max(at, 0)) + "+" + token;
        if (at < 1 || local.length() > LONGEST_LOCAL_PART) {
            throw new IllegalArgumentException(
                    mailbox + " cannot carry a token: use an address whose part before the @ has 1 to "
                            + (LONGEST_LOCAL_PART - token.length() - 1) + " characters");
        }
        return local + mailbox.substring(at);
    }

    /** The part before the last @, ASCII letters folded; no other letter is, for some become ASCII by folding. */
    private static Optional<String> local(String address) {
        int at = address.lastIndexOf('@');
        if (at < 1 || address.length() > LONGEST_READ) {
            return Optional.empty();
        }
        StringBuilder local = new StringBuilder(address.substring(0, at));
        for (int i = 0; i < at; i++) {
            char c = local.charAt(i);
            local.setCharAt(i, c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c);
        }
        return Optional.of(local.toString());
    }

    private static String letter(Holder holder) {
        return holder instanceof Holder.Staff ? "s" : "t";
    }

    private static String name(Holder holder) {
        return holder instanceof Holder.Staff staff
                ? staff.id().value()
                : ((Holder.Outsider) holder).id().value();
    }

    /** Names its keys, never a secret. */
    @Override
    public String toString() {
        return "MailTokens" + keys.stream().map(TokenKey::id).toList();
    }

    /** Tells who may hold a token of a ticket. */
    @FunctionalInterface
    public interface Holders {
        /** Those who take part in the ticket and those of the staff who may act on it; empty if there is no such ticket. */
        Collection<Holder> of(TicketId ticket);
    }

    /** Text that says it is a token: the last field is key id and signature. */
    private record Claim(TenantId tenant, String text, Holders holders) {

        List<String> fields() {
            return List.of(text.split("\\.", -1));
        }

        String body() {
            return text.substring(0, text.lastIndexOf('.') + 1);
        }

        String keyId() {
            String last = text.substring(body().length());
            return last.substring(0, Math.max(0, last.length() - TokenKey.SIGNATURE_LENGTH));
        }

        String signature() {
            return text.substring(body().length() + keyId().length());
        }
    }
}
