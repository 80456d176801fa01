package org.ticketkit.spi;

import java.time.Instant;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Recorded;

/**
 * An event as a store keeps it.
 *
 * @param record the record that it happened to
 * @param sequence its place in the record's history, from 1 without gaps
 * @param type a stable type code, never a class name
 * @param version the version of the type
 * @param payload JSON that the store does not interpret
 * @param actor who did it
 * @param cause through what it came about
 * @param at when, to the microsecond
 */
public record StoredEvent(
        RecordRef record,
        long sequence,
        String type,
        int version,
        String payload,
        Actor actor,
        Recorded.Cause cause,
        Instant at) {}
