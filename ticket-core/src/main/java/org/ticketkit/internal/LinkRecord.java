package org.ticketkit.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.ChangeSet.KeyWrite.WhenTaken;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.StoredRecord;
import org.ticketkit.spi.UniqueKey;
import org.ticketkit.spi.json.Json;
import org.ticketkit.ticket.TicketId;

/**
 * A link to the requester's view of a ticket (rule R3): a random token of which only the hash is stored.
 *
 * @param ticket the ticket
 * @param expires when the link ends
 * @param isRevoked was it ended before?
 */
public record LinkRecord(TicketId ticket, Instant expires, boolean isRevoked) {

    /** How long a link is good. */
    public static final Duration TERM = Duration.ofDays(30);

    private static final String KIND = "link";
    private static final int TOKEN_BYTES = 16;
    private static final int MAX_TOKEN = 64;

    /** A fresh token of 128 random bits, to be put into a URL as it is. */
    public static String newToken(RandomGenerator random) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The key under which the link of a token is found; a token that cannot be one has a key that is never taken. */
    public static UniqueKey key(String token) {
        return new UniqueKey(UniqueKey.LINK, Fingerprint.sha256(token.length() > MAX_TOKEN ? "" : token));
    }

    /** Writes a new link along with a change set. */
    public static void add(ChangeSet.Builder writes, UUID id, String token, TicketId ticket, Instant now) {
        RecordRef ref = new RecordRef(KIND, id);
        LinkRecord link = new LinkRecord(ticket, now.plus(TERM), false);
        writes.record(new ChangeSet.RecordWrite(ref, 0, link.body(), Map.of()))
                .key(new ChangeSet.KeyWrite(key(token), ref, "", WhenTaken.CONFLICT));
    }

    /** Reads a link. */
    public static LinkRecord decode(StoredRecord stored) {
        Fields in = Fields.read(stored.body());
        return new LinkRecord(
                TicketId.parse(in.text("ticket")),
                in.instant("expires").orElseThrow(),
                Boolean.TRUE.equals(in.members().get("revoked")));
    }

    /** What the store is to write to end this link. */
    public ChangeSet.RecordWrite revoke(StoredRecord stored) {
        LinkRecord ended = new LinkRecord(ticket, expires, true);
        return new ChangeSet.RecordWrite(stored.ref(), stored.version(), ended.body(), Map.of());
    }

    /** Does it lead anywhere at this instant? */
    public boolean isOpen(Instant now) {
        return !isRevoked && now.isBefore(expires);
    }

    private String body() {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("ticket", ticket);
        out.put("expires", expires);
        out.put("revoked", isRevoked);
        return Json.write(out);
    }
}
