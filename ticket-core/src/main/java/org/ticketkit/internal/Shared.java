package org.ticketkit.internal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.Storage;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.spi.json.Json;
import org.ticketkit.ticket.TenantId;

/** What all nodes and tenants of a storage share: the first to write it decides, the others read it. */
public final class Shared {

    /** The tenant of what belongs to no tenant. */
    private static final TenantId NOBODY = new TenantId("ticketkit/definitions");

    private static final int SECRET_BYTES = 32;

    private Shared() {}

    /** The secret that the nodes of this storage vouch with, drawn by the first of them. */
    public static byte[] secret(Storage storage, RandomGenerator random) {
        byte[] drawn = new byte[SECRET_BYTES];
        random.nextBytes(drawn);
        String proposal = Json.write(Map.of("secret", Base64.getEncoder().encodeToString(drawn)));
        String agreed = first(storage, "secret", "seal", proposal);
        return Base64.getDecoder().decode(Fields.read(agreed).text("secret"));
    }

    /** The document under this name: the proposal, unless there is one already. */
    static String first(Storage storage, String kind, String name, String proposal) {
        // the name makes the identity, so that two nodes meet on the same record
        RecordRef record = new RecordRef(kind, UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
        TicketStore store = storage.store();
        return storage.unitOfWork().call(tx -> {
            if (store.find(NOBODY, record).isEmpty()) {
                ChangeSet first = ChangeSet.of(NOBODY)
                        .record(new ChangeSet.RecordWrite(record, 0, proposal, Map.of()))
                        .build();
                ChangeSet.Outcome unused = store.commit(first);
            }
            return store.find(NOBODY, record).orElseThrow().body();
        });
    }
}
