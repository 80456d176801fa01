package org.ticketkit.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.StoredEvent;
import org.ticketkit.spi.StoredRecord;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.spi.json.Json;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Batch;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.TenantId;

/**
 * How far a batch got: a record that counts the commands with a result, and the results as its events.
 *
 * @param ref the record, found by the key of the batch
 * @param version its version; 0 before the first result
 * @param fingerprint says whose batch it is, and with which commands
 * @param finished how many commands have a result
 */
public record BulkRecord(RecordRef ref, long version, String fingerprint, int finished) {

    private static final String KIND = "bulk";
    private static final String ITEM = "bulk.item-finished";
    private static final int VERSION = 1;

    /**
     * The result of one command.
     *
     * @param outcome what became of it, the name of a constant
     * @param code why it was refused, if it was
     * @param details the things concerned: ids and codes
     */
    public record Result(String outcome, Optional<Refused.Code> code, Map<String, String> details) {}

    /**
     * Finds how far a batch got.
     *
     * @throws Refused if the key stands for another one
     */
    public static BulkRecord of(TicketStore store, TenantId tenant, Actor actor, Batch batch) {
        // the key makes the identity, so that two calls meet on the same record
        String name = KIND + " " + batch.key();
        RecordRef ref = new RecordRef(KIND, UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
        String fingerprint = Fingerprint.of(actor, batch.commands());
        Optional<StoredRecord> stored = store.find(tenant, ref);
        if (stored.isEmpty()) {
            return new BulkRecord(ref, 0, fingerprint, 0);
        }
        Fields in = Fields.read(stored.get().body());
        if (!in.text("fingerprint").equals(fingerprint)) {
            throw Refused.because(
                    Refused.Code.KEY_REUSED,
                    "The key " + batch.key() + " was used for another batch before; use a new one",
                    Map.of("key", batch.key()));
        }
        return new BulkRecord(ref, stored.get().version(), fingerprint, (int) in.number("finished", 0));
    }

    /** Writes the result of the next command along. */
    public ChangeSet.Builder add(
            ChangeSet.Builder writes, Result result, Actor actor, Recorded.Cause cause, Instant now) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("fingerprint", fingerprint);
        body.put("finished", finished + 1);
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        payload.put("outcome", result.outcome());
        result.code().ifPresent(code -> payload.put("code", code));
        payload.put("details", new TreeMap<>(result.details()));
        return writes.record(new ChangeSet.RecordWrite(ref, version, Json.write(body), Map.of()))
                .event(new StoredEvent(ref, finished + 1L, ITEM, VERSION, Json.write(payload), actor, cause, now));
    }

    /** Reads a result. */
    public static Result result(StoredEvent event) {
        Fields in = Fields.read(event.payload());
        Fields details = in.object("details");
        Map<String, String> values = new TreeMap<>();
        details.members().keySet().forEach(name -> values.put(name, details.text(name)));
        return new Result(in.text("outcome"), in.optional("code").map(Refused.Code::valueOf), values);
    }
}
