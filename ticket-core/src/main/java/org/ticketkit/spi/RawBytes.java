package org.ticketkit.spi;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;

/** Bytes as they arrived, as an immutable value. */
public final class RawBytes {

    private final byte[] bytes;

    private RawBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A copy of these bytes. */
    public static RawBytes of(byte[] bytes) {
        return new RawBytes(bytes.clone());
    }

    /** A copy of the bytes. */
    public byte[] toArray() {
        return bytes.clone();
    }

    /** A stream over the bytes, without a copy. */
    public InputStream stream() {
        return new ByteArrayInputStream(bytes);
    }

    /** How many there are. */
    public int size() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawBytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The size alone: what arrived never gets into a log by accident. */
    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
