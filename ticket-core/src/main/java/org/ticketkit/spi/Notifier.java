package org.ticketkit.spi;

import org.ticketkit.notice.Notice;

/**
 * Delivers notices on one channel; yours to implement.
 *
 * <p>The contract, by number:
 *
 * <ol>
 *   <li>C1 {@link #messageId} makes the id under which a notice goes out; the desk stores it before the first attempt and every
 *       attempt carries the same.
 *   <li>C2 {@link Session#deliver} does not throw for what the channel answers: it returns what became of the notice. It ends
 *       within minutes: every waiting is bounded.
 *   <li>C3 A failure that may pass is {@link Delivery.Retry}; one that will not is {@link Delivery.Rejected}.
 *   <li>C4 A session serves many notices, one after the other, and is used by one thread; a failure of one notice does not spoil
 *       the next.
 *   <li>C5 {@link #open} and {@link Session#close} throw nothing, not even if the channel cannot be reached: that is answered by
 *       {@link Delivery.Retry}.
 * </ol>
 *
 * The desk calls it outside of any transaction: a delivery may take its time.
 */
public interface Notifier {

    /** The channel that it serves, for example {@code mail}. */
    String channel();

    /** Makes the id under which the notice goes out (C1). */
    String messageId(Notice notice);

    /** Opens a session for a batch (C4); the desk closes it. Throws nothing: trouble is answered by {@link Session#deliver}. */
    Session open();

    /** A session for several notices. */
    interface Session extends AutoCloseable {

        /** Delivers one notice (C2, C3). */
        Delivery deliver(OutgoingNotice notice);

        /** Ends the session. */
        @Override
        void close();
    }

    /** What became of an attempt; ours to extend. */
    sealed interface Delivery {

        /** The channel took it. */
        record Delivered() implements Delivery {}

        /**
         * Not now: try again later.
         *
         * @param problem why, one line without personal data
         */
        record Retry(String problem) implements Delivery {}

        /**
         * Never: the channel refused it for good.
         *
         * @param problem why, one line without personal data
         */
        record Rejected(String problem) implements Delivery {}
    }
}
