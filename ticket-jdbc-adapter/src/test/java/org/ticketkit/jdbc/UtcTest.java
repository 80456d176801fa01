package org.ticketkit.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.ChangeSet.RecordWrite;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.TicketField;

/** The default time zone changes nothing, not even between writing and reading (S6). */
class UtcTest {

    /** Hours and days that some zones skip or have twice, and ends of the range. */
    private static final List<Instant> AWKWARD = List.of(
            Instant.parse("2026-03-29T01:30:00.000001Z"),
            Instant.parse("2026-10-25T00:30:00.999999Z"),
            Instant.parse("2026-10-25T01:30:00Z"),
            Instant.parse("2011-12-30T12:00:00Z"),
            Instant.parse("1883-11-18T16:59:59.5Z"),
            Instant.EPOCH);

    private final TimeZone before = TimeZone.getDefault();
    private final TestDatabase database = TestDatabase.inMemory();
    private final JdbcStorage storage = database.storage();

    @AfterEach
    void restore() {
        TimeZone.setDefault(before);
        database.close();
    }

    @Test
    void S6_instants_come_back_in_another_default_zone() {
        for (String zone : List.of("Europe/Oslo", "Pacific/Apia", "America/New_York", "Asia/Kathmandu")) {
            for (Instant instant : AWKWARD) {
                RecordRef ref = new RecordRef(RecordRef.TICKET, UUID.randomUUID());
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                storage.store()
                        .commit(ChangeSet.of(TenantId.DEFAULT)
                                .record(new RecordWrite(ref, 0, "{}", Map.of(TicketField.OPENED_AT, instant)))
                                .build());

                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));

                assertEquals(
                        Optional.of(instant),
                        storage.store()
                                .find(TenantId.DEFAULT, ref)
                                .map(record -> record.fields().get(TicketField.OPENED_AT)),
                        zone);
            }
        }
    }

    @Test
    void what_an_analyst_reads_is_the_clock_in_utc() throws Exception {
        RecordRef ref = new RecordRef(RecordRef.TICKET, UUID.randomUUID());
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
        storage.store()
                .commit(ChangeSet.of(TenantId.DEFAULT)
                        .record(new RecordWrite(
                                ref,
                                0,
                                "{}",
                                Map.of(TicketField.OPENED_AT, Instant.parse("2026-03-29T01:30:00.000001Z"))))
                        .build());

        try (var connection = database.pool().getConnection()) {
            assertEquals(
                    Optional.of("2026-03-29 01:30:00.000001+00"),
                    Sql.of("SELECT CAST(opened_at AS VARCHAR) AS t FROM tk_ticket")
                            .first(connection, row -> row.text("t")));
        }
    }
}
