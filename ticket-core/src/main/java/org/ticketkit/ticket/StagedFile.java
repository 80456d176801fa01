package org.ticketkit.ticket;

import java.time.Instant;

/**
 * A file that was staged and that a command of the same actor may carry within a day. It is safe to pass through a browser and back: the
 * receipt vouches for the rest.
 *
 * @param file what was staged
 * @param stagedAt when
 * @param receipt what only the desk can write, for this file, tenant and actor
 */
public record StagedFile(Attachment file, Instant stagedAt, String receipt) {}
