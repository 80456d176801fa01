package org.ticketkit.internal;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.ticketkit.spi.Search;
import org.ticketkit.ticket.Page;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketField;

/**
 * Seals the places where pages end, signed so that nobody makes one up (rule A2). A cursor is good for the tenant and the order that it
 * was made for; with other criteria the page starts at the same place of that order.
 */
public final class Cursors {

    private static final int SIGNATURE_BYTES = 16;

    private final SecretKeySpec key;

    /** Signs with this secret. */
    public Cursors(byte[] secret) {
        this.key = new SecretKeySpec(secret, "HmacSHA256");
    }

    /** The sequence after which the asked page of a list by sequence starts. */
    public long sequence(String list, PageRequest page) {
        return page.cursor().map(cursor -> Long.parseLong(open(list, cursor))).orElse(0L);
    }

    /** A page of a list by sequence, cut from items of which there is one too many if there are more pages. */
    public <T> Page<T> page(String list, PageRequest page, List<T> found, ToLongFunction<T> sequence) {
        if (found.size() <= page.size()) {
            return new Page<>(found, Optional.empty());
        }
        List<T> items = found.subList(0, page.size());
        long last = sequence.applyAsLong(items.get(items.size() - 1));
        return new Page<>(items, Optional.of(seal(list, Long.toString(last))));
    }

    /** The position after which the asked page of a search starts. */
    public Optional<Search.Position> position(String list, PageRequest page) {
        return page.cursor().map(cursor -> {
            String[] parts = open(list, cursor).split(" ", 2);
            return new Search.Position(sortValue(parts[1]), UUID.fromString(parts[0]));
        });
    }

    private static Object sortValue(String text) {
        return text.endsWith("Z") ? Instant.parse(text) : Long.valueOf(text);
    }

    /** A page of a search, cut from tickets of which there is one too many if there are more pages. */
    public Page<Ticket> searchPage(String list, PageRequest page, List<Ticket> found, Sort sort) {
        if (found.size() <= page.size()) {
            return new Page<>(found, Optional.empty());
        }
        List<Ticket> items = found.subList(0, page.size());
        Ticket last = items.get(items.size() - 1);
        Object value = sort.field() == TicketField.PRIORITY
                ? (Object) (long) last.priority().rank()
                : sort.field() == TicketField.OPENED_AT ? last.openedAt() : last.updatedAt();
        return new Page<>(
                items,
                Optional.of(seal(list, new Search.Position(value, last.id().value()))));
    }

    /** The cursor of the page that starts after this position. */
    public String seal(String list, Search.Position position) {
        return seal(list, position.id() + " " + position.value());
    }

    private String seal(String list, String place) {
        byte[] text = place.getBytes(StandardCharsets.UTF_8);
        byte[] sealed = Arrays.copyOf(sign(list, text), SIGNATURE_BYTES + text.length);
        System.arraycopy(text, 0, sealed, SIGNATURE_BYTES, text.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    private String open(String list, String cursor) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(cursor);
            byte[] text = Arrays.copyOfRange(sealed, SIGNATURE_BYTES, Math.max(SIGNATURE_BYTES, sealed.length));
            if (MessageDigest.isEqual(sign(list, text), Arrays.copyOf(sealed, SIGNATURE_BYTES))) {
                return new String(text, StandardCharsets.UTF_8);
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException unreadable) {
            throw notOurs(unreadable);
        }
        throw notOurs(null);
    }

    private static IllegalArgumentException notOurs(@org.jspecify.annotations.Nullable Exception cause) {
        return new IllegalArgumentException(
                "The cursor was not made for this list by this desk; start with the first page, and give all nodes the same"
                        + " cursorSecret",
                cause);
    }

    private byte[] sign(String list, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(list.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(text), SIGNATURE_BYTES);
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new AssertionError("every Java platform has HMAC-SHA-256", impossible);
        }
    }
}
