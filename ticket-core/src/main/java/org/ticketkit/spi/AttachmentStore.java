package org.ticketkit.spi;

import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import org.ticketkit.ticket.TenantId;

/**
 * Keeps the bytes of files, by tenant and digest; yours to implement.
 *
 * <p>The contract, by number:
 *
 * <ol>
 *   <li>B1 {@link #stage} reads the stream to its end in chunks of at most 1 MiB and returns size and digest; it closes nothing. A
 *       stream that fails is answered by {@link java.io.UncheckedIOException}, and nothing of it is kept.
 *   <li>B2 A stream longer than {@code maxBytes} is refused with {@link TooLarge} without reading much further, and nothing of it is
 *       kept.
 *   <li>B3 The same bytes of the same tenant are kept once; staging them again renews their grace period.
 *   <li>B4 {@link #open} gives back exactly the staged bytes, to the same tenant alone.
 *   <li>B5 {@link #sweep} removes files that were last staged before the given instant and that no entry carries, and no others, at
 *       most {@code limit}; those that are carried do not count.
 *   <li>B6 If the adapter is transactional, what was staged in a transaction that rolled back is not there.
 * </ol>
 */
public interface AttachmentStore {

    /** Stores the bytes of a stream (B1 to B3). */
    Staged stage(TenantId tenant, InputStream bytes, long maxBytes, Instant now);

    /** Opens the bytes with this digest (B4); the caller closes the stream. Empty if there are none. */
    Optional<InputStream> open(TenantId tenant, String sha256);

    /** Removes orphans (B5), at most {@code limit}; returns how many. */
    int sweep(Instant stagedBefore, Attached attached, int limit);

    /** Does what is staged live and die with the transaction (B6)? */
    boolean isTransactional();

    /**
     * What was staged.
     *
     * @param sha256 the digest in lower-case hexadecimal
     * @param size the size in bytes
     */
    record Staged(String sha256, long size) {}

    /** Says whether an entry carries a file. */
    @FunctionalInterface
    interface Attached {
        /** Does an entry of the tenant carry a file with this digest? */
        boolean test(TenantId tenant, String sha256);
    }

    /** A stream was longer than allowed. */
    final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final long limit;

        /** Says the limit, in bytes. */
        public TooLarge(long limit) {
            super("The file is larger than " + limit + " bytes");
            this.limit = limit;
        }

        /** The limit, in bytes. */
        public long limit() {
            return limit;
        }
    }
}
