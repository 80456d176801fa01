package org.ticketkit.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ticketkit.spi.AttachmentStore;
import org.ticketkit.ticket.TenantId;

/**
 * Files in chunks of {@value #CHUNK} bytes, written and read one at a time on the connection of the running transaction.
 *
 * <p>The chunks of an upload lie under a number of its own until its end tells the digest. No connection is held between two chunks
 * of a file that is read.
 */
final class JdbcAttachmentStore implements AttachmentStore {

    /** The size of a chunk, in bytes. */
    static final int CHUNK = 262_144;

    private static final int SWEEP_PAGE = 100;

    private final Calls calls;
    private final Dialect dialect;
    private final FileStatements statements;

    JdbcAttachmentStore(Calls calls, Dialect dialect) {
        this.calls = calls;
        this.dialect = dialect;
        this.statements = dialect.files();
    }

    @Override
    public Staged stage(TenantId tenant, InputStream bytes, long maxBytes, Instant now) {
        return calls.run("stage a file", connection -> {
            long upload = Sql.of(dialect.draw("upload"))
                    .first(connection, row -> row.number("drawn"))
                    .orElseThrow();
            Staged staged;
            try {
                staged = upload(connection, tenant, upload, bytes, maxBytes);
            } catch (RuntimeException e) {
                deleteChunks(connection, tenant, upload); // the transaction may be the host's and go on
                throw e;
            }
            keep(connection, tenant, upload, staged, now);
            return staged;
        });
    }

    private Staged upload(Connection connection, TenantId tenant, long upload, InputStream bytes, long maxBytes)
            throws SQLException {
        MessageDigest digest = Sha256.start();
        long size = 0;
        int chunks = 0;
        byte[] chunk = read(bytes);
        while (chunk.length > 0) {
            size += chunk.length;
            if (size > maxBytes) {
                throw new TooLarge(maxBytes);
            }
            digest.update(chunk);
            Sql.of(statements.insertChunk(), tenant.value(), upload, chunks, chunk)
                    .update(connection);
            chunks++;
            chunk = read(bytes);
        }
        return new Staged(Sha256.end(digest), size);
    }

    private static byte[] read(InputStream bytes) {
        try {
            return bytes.readNBytes(CHUNK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same bytes are kept once (B3): the new chunks go where the digest is known, and the grace period starts anew. */
    private void keep(Connection connection, TenantId tenant, long upload, Staged staged, Instant now)
            throws SQLException {
        Sql renew = Sql.of(statements.renewFile(), now, now, tenant.value(), staged.sha256());
        if (renew.update(connection) == 1) {
            deleteChunks(connection, tenant, upload);
            return;
        }
        Sql insert = Sql.of(statements.insertFile(), tenant.value(), staged.sha256(), staged.size(), upload, now);
        if (!dialect.insertIfAbsent(connection, insert)) {
            deleteChunks(connection, tenant, upload);
            renew.update(connection);
        }
    }

    private void deleteChunks(Connection connection, TenantId tenant, long upload) throws SQLException {
        Sql.of(statements.deleteChunks(), tenant.value(), upload).update(connection);
    }

    @Override
    public Optional<InputStream> open(TenantId tenant, String sha256) {
        return calls.run(
                "open file " + sha256,
                connection -> Sql.of(statements.file(), tenant.value(), sha256)
                        .first(
                                connection,
                                row -> new Chunks(tenant, sha256, row.number("upload_no"), row.number("size_bytes"))));
    }

    /** The bytes of a file, a chunk at a time. */
    private final class Chunks extends InputStream {

        private final TenantId tenant;
        private final String sha256;
        private final long upload;
        private long remaining;
        private int chunks;
        private byte[] chunk = {};
        private int at;

        Chunks(TenantId tenant, String sha256, long upload, long size) {
            this.tenant = tenant;
            this.sha256 = sha256;
            this.upload = upload;
            this.remaining = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, target.length);
            if (length == 0) {
                return 0;
            }
            if (remaining == 0) {
                return -1;
            }
            if (at == chunk.length) {
                chunk = next().orElseThrow(() -> new IOException("File " + sha256 + " was removed while it was read"));
                chunks++;
                at = 0;
            }
            int count = Math.min(length, chunk.length - at);
            System.arraycopy(chunk, at, target, offset, count);
            at += count;
            remaining -= count;
            return count;
        }

        private Optional<byte[]> next() {
            return calls.run(
                    "read file " + sha256,
                    connection -> Sql.of(statements.chunk(), tenant.value(), upload, chunks)
                            .first(connection, row -> row.bytes("chunk_bytes")));
        }
    }

    /** A file that was staged long ago, and where it is in the order of staging. */
    private record Stale(TenantId tenant, String sha256, long upload, Instant stagedAt) {}

    @Override
    public int sweep(Instant stagedBefore, Attached attached, int limit) {
        return calls.run("sweep files", connection -> {
            int swept = 0;
            List<Stale> page = stale(connection, stagedBefore, null);
            while (!page.isEmpty() && swept < limit) {
                for (Stale file : page) {
                    if (swept < limit && !attached.test(file.tenant(), file.sha256())) {
                        swept += remove(connection, file, stagedBefore);
                    }
                }
                page = stale(connection, stagedBefore, page.get(page.size() - 1));
            }
            return swept;
        });
    }

    private List<Stale> stale(Connection connection, Instant stagedBefore, @Nullable Stale after) throws SQLException {
        Sql sql = Sql.of(statements.staleFiles(), stagedBefore);
        if (after != null) {
            sql.add(
                    " AND (f.staged_at, f.tenant, f.sha256) > (?, ?, ?)",
                    after.stagedAt(),
                    after.tenant().value(),
                    after.sha256());
        }
        return sql.add(" ORDER BY f.staged_at, f.tenant, f.sha256 FETCH FIRST ? ROWS ONLY", SWEEP_PAGE)
                .list(
                        connection,
                        row -> new Stale(
                                new TenantId(row.text("tenant")),
                                row.text("sha256"),
                                row.number("upload_no"),
                                row.instant("staged_at")));
    }

    /** Only if nobody has staged it again since. */
    private int remove(Connection connection, Stale file, Instant stagedBefore) throws SQLException {
        int removed = Sql.of(statements.deleteFile(), file.tenant().value(), file.sha256(), stagedBefore)
                .update(connection);
        if (removed > 0) {
            deleteChunks(connection, file.tenant(), file.upload());
        }
        return removed;
    }

    @Override
    public boolean isTransactional() {
        return true;
    }
}
