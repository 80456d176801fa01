package org.ticketkit.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ticketkit.spi.AttachmentStore;
import org.ticketkit.spi.AttachmentStore.Attached;
import org.ticketkit.spi.AttachmentStore.Staged;
import org.ticketkit.ticket.TenantId;

/**
 * The contract of {@link AttachmentStore}: extend it and hand in your storage; rules B1 to B6.
 *
 * <p>B6 is skipped if the store says that it is not transactional.
 */
public abstract class AttachmentStoreContract extends StorageContract {

    private static final long LIMIT = 26_214_400;
    private static final Instant LATER = Bench.NOW.plusSeconds(3_600);
    private static final Attached NONE = (tenant, sha256) -> false;

    private AttachmentStore files() {
        return bench().storage().attachments();
    }

    @Test
    void B1_a_stream_is_read_to_its_end_and_answered_with_size_and_digest() {
        for (int size : new int[] {0, 1, 8_191, 8_192, 8_193, 3_000_000}) {
            byte[] bytes = bytes(size);

            assertEquals(new Staged(digest(bytes), size), stage(bytes));
        }
    }

    @Test
    void B1_a_stream_is_read_in_chunks_and_not_closed() {
        Source source = new Source(bytes(3_000_000), 1_000);

        files().stage(Bench.TENANT, source, LIMIT, Bench.NOW);

        assertTrue(source.largestRequest <= 1 << 20, "asked for " + source.largestRequest + " bytes at once");
        assertFalse(source.closed);
    }

    @Test
    void B1_a_stream_that_fails_is_said_to_have_failed_and_nothing_of_it_is_kept() {
        byte[] bytes = bytes(20_000);
        Source source = new Source(bytes, 1_000);
        source.failsAfter = 15_000;

        assertThrows(UncheckedIOException.class, () -> files().stage(Bench.TENANT, source, LIMIT, Bench.NOW));

        assertFalse(source.closed);
        assertNothingStaged();
    }

    @Test
    void B2_a_stream_that_is_too_long_is_refused_without_being_read_to_its_end() {
        Source endless = new Source(bytes(4_000_000), 8_192);

        AttachmentStore.TooLarge refused = assertThrows(
                AttachmentStore.TooLarge.class, () -> files().stage(Bench.TENANT, endless, 100_000, Bench.NOW));

        assertEquals(100_000, refused.limit());
        assertTrue(endless.position <= 100_000 + (2 << 20), "read " + endless.position + " bytes");
        assertNothingStaged();
    }

    @Test
    void B2_a_stream_as_long_as_the_limit_is_kept() {
        byte[] bytes = bytes(100_000);
        byte[] longer = bytes(100_001);

        Staged staged = files().stage(Bench.TENANT, new Source(bytes, 8_192), 100_000, Bench.NOW);

        assertArrayEquals(bytes, read(Bench.TENANT, staged.sha256()).orElseThrow());
        assertThrows(
                AttachmentStore.TooLarge.class,
                () -> files().stage(Bench.TENANT, new Source(longer, 8_192), 100_000, Bench.NOW));
        assertEquals(Optional.empty(), read(Bench.TENANT, digest(longer)));
    }

    @Test
    void B2_a_stream_that_is_too_long_leaves_an_earlier_copy_of_its_beginning_alone() {
        byte[] all = bytes(100_000);
        byte[] beginning = Arrays.copyOf(all, 50_000);
        Staged staged = stage(beginning);

        assertThrows(
                AttachmentStore.TooLarge.class,
                () -> files().stage(Bench.TENANT, new Source(all, 8_192), 50_000, Bench.NOW));

        assertArrayEquals(beginning, read(Bench.TENANT, staged.sha256()).orElseThrow());
    }

    @Test
    void B3_the_same_bytes_are_kept_once() {
        byte[] bytes = bytes(10_000);

        assertEquals(stage(bytes), stage(bytes));

        assertEquals(1, files().sweep(LATER, NONE, 100));
    }

    @Test
    void B3_staging_again_renews_the_grace_period() {
        byte[] bytes = bytes(10_000);
        stage(bytes);
        files().stage(Bench.TENANT, new Source(bytes, 8_192), LIMIT, LATER);

        assertEquals(0, files().sweep(LATER, NONE, 100));
        assertTrue(read(Bench.TENANT, digest(bytes)).isPresent());
        assertEquals(1, files().sweep(LATER.plusSeconds(1), NONE, 100));
    }

    @Test
    void B3_the_same_bytes_can_be_staged_by_several_at_once() {
        byte[] bytes = bytes(50_000);

        List<Staged> staged = bench().atOnce(number -> Bench.retrying(() ->
                bench().node(number).attachments().stage(Bench.TENANT, new Source(bytes, 8_192), LIMIT, Bench.NOW)));

        assertEquals(
                List.of(new Staged(digest(bytes), bytes.length)),
                staged.stream().distinct().toList());
        assertArrayEquals(bytes, read(Bench.TENANT, digest(bytes)).orElseThrow());
        assertEquals(1, files().sweep(LATER, NONE, 100));
    }

    @Test
    void B4_exactly_the_staged_bytes_are_given_back_again_and_again() {
        for (int size : new int[] {0, 1, 65_536, 3_000_001}) {
            byte[] bytes = bytes(size);
            Staged staged = stage(bytes);

            assertArrayEquals(bytes, read(Bench.TENANT, staged.sha256()).orElseThrow());
            assertArrayEquals(bytes, read(Bench.TENANT, staged.sha256()).orElseThrow());
        }
    }

    @Test
    void B4_bytes_are_given_back_to_the_same_tenant_alone() {
        Staged staged = stage(bytes(1_000));

        assertEquals(Optional.empty(), read(Bench.OTHER_TENANT, staged.sha256()));
        assertEquals(Optional.empty(), read(Bench.TENANT, digest(bytes(999))));
    }

    @Test
    void B5_what_was_staged_before_the_instant_and_is_not_carried_is_swept() {
        Staged old = stage(bytes(1));
        Staged carried = stage(bytes(2));
        Staged fresh = files().stage(Bench.TENANT, new Source(bytes(3), 8_192), LIMIT, LATER);
        Attached attached = (tenant, sha256) -> sha256.equals(carried.sha256());

        assertEquals(1, files().sweep(LATER, attached, 100));

        assertEquals(Optional.empty(), read(Bench.TENANT, old.sha256()));
        assertTrue(read(Bench.TENANT, carried.sha256()).isPresent());
        assertTrue(read(Bench.TENANT, fresh.sha256()).isPresent());
        assertEquals(0, files().sweep(LATER, attached, 100));
    }

    @Test
    void B5_each_tenant_s_files_are_asked_for_in_its_name() {
        byte[] bytes = bytes(1_000);
        stage(bytes);
        files().stage(Bench.OTHER_TENANT, new Source(bytes, 8_192), LIMIT, Bench.NOW);

        assertEquals(1, files().sweep(LATER, (tenant, sha256) -> tenant.equals(Bench.TENANT), 100));

        assertTrue(read(Bench.TENANT, digest(bytes)).isPresent());
        assertEquals(Optional.empty(), read(Bench.OTHER_TENANT, digest(bytes)));
    }

    @Test
    void B5_no_more_than_the_limit_is_swept_and_what_is_carried_does_not_count() {
        List<String> staged = Stream.iterate(1, size -> size + 1)
                .limit(10)
                .map(size -> stage(bytes(size)).sha256())
                .sorted()
                .toList();
        Set<String> carried = Set.copyOf(staged.subList(0, 5));
        Attached attached = (tenant, sha256) -> carried.contains(sha256);

        assertEquals(3, files().sweep(LATER, attached, 3));
        assertEquals(2, files().sweep(LATER, attached, 3));
        assertEquals(0, files().sweep(LATER, attached, 3));
        carried.forEach(sha256 -> assertTrue(read(Bench.TENANT, sha256).isPresent()));
    }

    @Test
    void B6_what_was_staged_in_a_transaction_that_rolled_back_is_not_there() {
        assumeTrue(files().isTransactional(), "the attachment store says that it is not transactional");
        List<Staged> staged = new ArrayList<>();

        bench().rolledBack(() -> staged.add(stage(bytes(1_000))));

        assertEquals(Optional.empty(), read(Bench.TENANT, staged.get(0).sha256()));
    }

    @Test
    void B6_what_was_staged_in_a_transaction_that_committed_is_there() {
        assumeTrue(files().isTransactional(), "the attachment store says that it is not transactional");
        byte[] bytes = bytes(1_000);

        Staged staged = bench().inOne(() -> stage(bytes));

        assertArrayEquals(bytes, read(Bench.TENANT, staged.sha256()).orElseThrow());
    }

    private void assertNothingStaged() {
        assertEquals(0, files().sweep(LATER, NONE, 100));
    }

    private Staged stage(byte[] bytes) {
        return files().stage(Bench.TENANT, new Source(bytes, 8_192), LIMIT, Bench.NOW);
    }

    private Optional<byte[]> read(TenantId tenant, String sha256) {
        return files().open(tenant, sha256).map(stream -> {
            try (stream) {
                return stream.readAllBytes();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    /** Different bytes for each size. */
    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** A stream that gives little at a time and keeps a record of how it is read. */
    private static final class Source extends InputStream {

        private final byte[] bytes;
        private final int most;
        private int position;
        private int largestRequest;
        private int failsAfter = Integer.MAX_VALUE;
        private boolean closed;

        Source(byte[] bytes, int most) {
            this.bytes = bytes;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            largestRequest = Math.max(largestRequest, length);
            if (position >= failsAfter) {
                throw new IOException("on purpose");
            }
            int n = Math.min(Math.min(length, most), bytes.length - position);
            if (n == 0 && length > 0) {
                return -1;
            }
            System.arraycopy(bytes, position, target, offset, n);
            position += n;
            return n;
        }

        @Override
        public byte[] readAllBytes() throws IOException {
            largestRequest = Integer.MAX_VALUE;
            return super.readAllBytes();
        }

        @Override
        public byte[] readNBytes(int length) throws IOException {
            largestRequest = Math.max(largestRequest, length);
            return super.readNBytes(length);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
