package org.ticketkit.mail;

import java.time.Duration;
import java.util.Objects;

/**
 * How large and how intricate a mail may be before it is cut or refused (rule M3).
 *
 * <p>Beyond {@code messageBytes} and {@code time} a mail is {@link Unparsable}; beyond the others it is cut and carries a
 * {@link MailNote} that says so.
 *
 * @param messageBytes largest raw message in bytes, 25 MiB by default
 * @param depth how many multiparts may nest, 20 by default; what lies deeper stays one attachment
 * @param parts how many parts are looked at, 500 by default
 * @param headerBytes how many bytes of headers each entity may have, 256 KiB by default
 * @param addresses how many addresses are read from all address headers together, 500 by default
 * @param time how long one message may take, 20 seconds by default
 */
public record MailLimits(int messageBytes, int depth, int parts, int headerBytes, int addresses, Duration time) {

    private static final MailLimits DEFAULTS =
            new MailLimits(25 * 1024 * 1024, 20, 500, 256 * 1024, 500, Duration.ofSeconds(20));

    /**
     * Checks that every limit is positive.
     *
     * @throws IllegalArgumentException if a limit is zero or negative
     */
    public MailLimits {
        positive("messageBytes", messageBytes);
        positive("depth", depth);
        positive("parts", parts);
        positive("headerBytes", headerBytes);
        positive("addresses", addresses);
        Objects.requireNonNull(time, "time");
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException("time must be positive, was " + time);
        }
    }

    /** The documented limits: 25 MiB, depth 20, 500 parts, 256 KiB of headers, 500 addresses, 20 seconds. */
    public static MailLimits ofDefaults() {
        return DEFAULTS;
    }

    /** The same limits with another size of message, in bytes. */
    public MailLimits withMessageBytes(int bytes) {
        return new MailLimits(bytes, depth, parts, headerBytes, addresses, time);
    }

    /** The same limits with another depth of nesting. */
    public MailLimits withDepth(int levels) {
        return new MailLimits(messageBytes, levels, parts, headerBytes, addresses, time);
    }

    /** The same limits with another number of parts. */
    public MailLimits withParts(int count) {
        return new MailLimits(messageBytes, depth, count, headerBytes, addresses, time);
    }

    /** The same limits with another size of one header block, in bytes. */
    public MailLimits withHeaderBytes(int bytes) {
        return new MailLimits(messageBytes, depth, parts, bytes, addresses, time);
    }

    /** The same limits with another number of addresses. */
    public MailLimits withAddresses(int count) {
        return new MailLimits(messageBytes, depth, parts, headerBytes, count, time);
    }

    /** The same limits with another time for one message. */
    public MailLimits withTime(Duration longest) {
        return new MailLimits(messageBytes, depth, parts, headerBytes, addresses, longest);
    }

    private static void positive(String name, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive, was " + value);
        }
    }
}
