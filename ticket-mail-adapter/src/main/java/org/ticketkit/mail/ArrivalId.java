package org.ticketkit.mail;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.ticketkit.ticket.TenantId;

/** Makes the identities of arrivals: UUIDs version 7 whose chance is a digest of what arrived, so that none is needed. */
final class ArrivalId {

    private ArrivalId() {}

    static UUID of(TenantId tenant, String dedupeKey, Instant at) {
        String digest = Sha256.hex((tenant.value() + "\n" + dedupeKey + "\n" + at).getBytes(StandardCharsets.UTF_8));
        ByteBuffer chance = ByteBuffer.wrap(HexFormat.of().parseHex(digest));
        long high = (at.toEpochMilli() << 16) | 0x7000L | (chance.getLong() & 0x0FFFL);
        long low = (chance.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
