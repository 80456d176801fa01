package org.ticketkit.internal;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.Storage;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.ticket.DefinitionRef;
import org.ticketkit.ticket.Misconfigured;
import org.ticketkit.ticket.TenantId;

/** Remembers what each version of a definition said, so that the same version never says something else on another node. */
public final class Definitions {

    /** The tenant of what belongs to no tenant. */
    private static final TenantId NOBODY = new TenantId("ticketkit/definitions");

    private static final String KIND = "definition";

    private Definitions() {}

    /**
     * Stores the fingerprint of a definition, or compares it with the stored one.
     *
     * @param kind what it defines, for example {@code lifecycle}
     * @throws Misconfigured if the same version was registered with another content
     */
    public static void register(Storage storage, String kind, DefinitionRef ref, String fingerprint) {
        String name = kind + " " + ref;
        // the name makes the identity, so that two nodes meet on the same record
        RecordRef record = new RecordRef(KIND, UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
        String body = Json.write(Map.of("definition", name, "fingerprint", fingerprint));
        TicketStore store = storage.store();
        String stored = storage.unitOfWork().call(tx -> {
            if (store.find(NOBODY, record).isEmpty()) {
                ChangeSet first = ChangeSet.of(NOBODY)
                        .record(new ChangeSet.RecordWrite(record, 0, body, Map.of()))
                        .build();
                ChangeSet.Outcome unused = store.commit(first);
            }
            return store.find(NOBODY, record).orElseThrow().body();
        });
        if (!Fields.read(stored).text("fingerprint").equals(fingerprint)) {
            throw new Misconfigured(
                    "The " + name + " was registered with another content before; give it a new version");
        }
    }
}
