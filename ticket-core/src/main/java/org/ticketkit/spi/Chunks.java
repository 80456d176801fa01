package org.ticketkit.spi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/** Files in pieces, for attachment stores that keep their bytes in chunks. */
public final class Chunks {

    private Chunks() {}

    /**
     * Reads a stream to its end and hands on a chunk at a time (B1, B2); does not close it.
     *
     * @param bytes the stream
     * @param size the size of a chunk in bytes, at most 1 MiB; the last one may be smaller
     * @param maxBytes how long the stream may be
     * @param keep is given every chunk, as an array of its own
     * @return the size and the digest of the whole
     * @throws AttachmentStore.TooLarge if the stream is longer; the chunks before are handed on then
     * @throws UncheckedIOException if the stream fails; the chunks before are handed on then
     */
    public static AttachmentStore.Staged read(InputStream bytes, int size, long maxBytes, Consumer<byte[]> keep) {
        MessageDigest digest = sha256();
        long total = 0;
        for (byte[] chunk = next(bytes, size); chunk.length > 0; chunk = next(bytes, size)) {
            total += chunk.length;
            if (total > maxBytes) {
                throw new AttachmentStore.TooLarge(maxBytes);
            }
            digest.update(chunk);
            keep.accept(chunk);
        }
        return new AttachmentStore.Staged(HexFormat.of().formatHex(digest.digest()), total);
    }

    private static byte[] next(InputStream bytes, int size) {
        try {
            return bytes.readNBytes(size);
        } catch (IOException failure) {
            throw new UncheckedIOException("The file could not be read to its end", failure);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    /**
     * Joins chunks to one stream, which takes each when the one before is read (B4).
     *
     * @param chunks the chunks in their order; if one is not there any more, {@code next} throws {@link NoSuchElementException}, and
     *     whoever reads sees an {@link IOException}
     */
    public static InputStream join(Iterator<byte[]> chunks) {
        return new Joined(chunks);
    }

    private static final class Joined extends InputStream {

        private final Iterator<byte[]> chunks;
        private ByteArrayInputStream current = new ByteArrayInputStream(new byte[0]);

        Joined(Iterator<byte[]> chunks) {
            this.chunks = chunks;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                while (current.available() == 0 && chunks.hasNext()) {
                    current = new ByteArrayInputStream(chunks.next());
                }
            } catch (NoSuchElementException gone) {
                throw new IOException("The file was removed while it was read", gone);
            }
            return current.read(target, offset, length);
        }
    }
}
