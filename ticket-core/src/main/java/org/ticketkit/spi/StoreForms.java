package org.ticketkit.spi;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ticketkit.spi.ChangeSet.KeyWrite;
import org.ticketkit.spi.json.JsonObject;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.TicketField;

/** The documents of records, events, timers and arrivals. */
final class StoreForms {

    private StoreForms() {}

    static Map<String, Object> of(StoredRecord record) {
        return of(record.ref())
                .with("tenant", record.tenant())
                .with("version", record.version())
                .with("body", record.body())
                .with("fields", record.fields())
                .all();
    }

    static StoredRecord record(JsonObject in) {
        return new StoredRecord(
                TenantId.of(in.text("tenant")),
                ref(in),
                in.number("version"),
                in.text("body"),
                fields(in.object("fields")));
    }

    private static Map<TicketField, Object> fields(JsonObject in) {
        Map<TicketField, Object> fields = new EnumMap<>(TicketField.class);
        for (TicketField field : TicketField.values()) {
            if (in.members().containsKey(field.name())) {
                fields.put(field, value(in, field));
            }
        }
        return fields;
    }

    private static Object value(JsonObject in, TicketField field) {
        return switch (field.type()) {
            case TEXT -> in.text(field.name());
            case INTEGER -> in.number(field.name());
            case INSTANT -> in.instant(field.name());
            case TEXTS -> Set.copyOf(in.texts(field.name()));
        };
    }

    static Map<String, Object> of(KeyWrite taken) {
        return of(taken.owner())
                .with("scope", taken.key().scope())
                .with("value", taken.key().value())
                .with("fingerprint", taken.fingerprint())
                .with("whenTaken", taken.whenTaken())
                .all();
    }

    static KeyWrite key(JsonObject in) {
        return new KeyWrite(
                new UniqueKey(in.text("scope"), in.text("value")),
                ref(in),
                in.text("fingerprint"),
                in.constant("whenTaken", KeyWrite.WhenTaken.class));
    }

    static Map<String, Object> of(StoredEvent event) {
        return of(event.record())
                .with("sequence", event.sequence())
                .with("type", event.type())
                .with("typeVersion", event.version())
                .with("payload", event.payload())
                .with("actor", ValueForms.of(event.actor()))
                .with("cause", event.cause())
                .with("at", event.at())
                .all();
    }

    static StoredEvent event(JsonObject in) {
        return new StoredEvent(
                ref(in),
                in.number("sequence"),
                in.text("type"),
                in.count("typeVersion"),
                in.text("payload"),
                ValueForms.actor(in.object("actor")),
                in.constant("cause", Recorded.Cause.class),
                in.instant("at"));
    }

    static Map<String, Object> of(Timer timer) {
        return of(timer.record())
                .with("tenant", timer.tenant())
                .with("timer", timer.kind())
                .with("due", timer.due())
                .with("attempts", timer.attempts())
                .with("problem", timer.problem())
                .with("parked", timer.parked())
                .all();
    }

    static Timer timer(JsonObject in) {
        return new Timer(
                TenantId.of(in.text("tenant")),
                ref(in),
                in.text("timer"),
                in.instant("due"),
                in.count("attempts"),
                in.optional("problem"),
                Boolean.parseBoolean(in.text("parked")));
    }

    static Map<String, Object> of(Inbox.Stored stored) {
        Inbox.Arrival arrival = stored.arrival();
        return new Members()
                .with("id", arrival.id())
                .with("tenant", arrival.tenant())
                .with("channel", arrival.channel())
                .with("mailbox", arrival.mailbox())
                .with("dedupeKey", arrival.dedupeKey())
                .with("at", arrival.at())
                .with("state", stored.state())
                .with("attempts", stored.attempts())
                .with("token", stored.token())
                .with("due", stored.due())
                .with("reason", stored.reason())
                .with("ticket", stored.ticket())
                .all();
    }

    static Inbox.Stored arrival(JsonObject in) {
        Instant at = in.instant("at");
        return new Inbox.Stored(
                new Inbox.Arrival(
                        in.id("id"),
                        TenantId.of(in.text("tenant")),
                        in.text("channel"),
                        in.text("mailbox"),
                        in.text("dedupeKey"),
                        RawBytes.of(new byte[0]),
                        at),
                in.constant("state", Inbox.State.class),
                in.count("attempts"),
                in.number("token"),
                in.instant("due"),
                in.optional("reason"),
                in.optional("ticket").map(UUID::fromString));
    }

    private static Members of(RecordRef ref) {
        return new Members().with("kind", ref.kind()).with("id", ref.id());
    }

    private static RecordRef ref(JsonObject in) {
        return new RecordRef(in.text("kind"), in.id("id"));
    }
}
