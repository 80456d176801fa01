package org.ticketkit.examples.mvstore;

import static java.util.Objects.requireNonNull;
import static org.ticketkit.spi.SortKeys.before;
import static org.ticketkit.spi.SortKeys.first;
import static org.ticketkit.spi.SortKeys.key;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.mvstore.tx.TransactionMap;
import org.ticketkit.spi.AttachmentStore;
import org.ticketkit.spi.Chunks;
import org.ticketkit.ticket.TenantId;

/** Files by tenant and digest: the name of their bytes and when they were staged last; the bytes by name, in chunks. */
record MvFiles(MvUnitOfWork work) implements AttachmentStore {

    private static final int CHUNK = 64 * 1024;
    private static final int NAME = 36;

    private TransactionMap<String, String> files() {
        return work.texts("files");
    }

    private TransactionMap<String, byte[]> chunks() {
        return work.bytes("files.chunks");
    }

    private List<String> chunksOf(String file) {
        String name = key(file.substring(0, NAME));
        return Table.stream(chunks().keyIterator(name))
                .takeWhile(key -> key.startsWith(name))
                .toList();
    }

    @Override
    public Staged stage(TenantId tenant, InputStream bytes, long maxBytes, Instant now) {
        return work.in(() -> {
            String file = UUID.randomUUID() + now.toString();
            AtomicLong number = new AtomicLong();
            Staged staged = Chunks.read(
                    bytes,
                    CHUNK,
                    maxBytes,
                    chunk -> chunks().put(key(file.substring(0, NAME), number.getAndIncrement()), chunk));
            String key = key(tenant, staged.sha256());
            String there = files().putIfAbsent(key, file) == null ? null : files().lock(key);
            if (there != null) {
                chunksOf(file).forEach(chunks()::remove);
                files().put(key, there.substring(0, NAME) + now);
            }
            return staged;
        });
    }

    /** Each chunk is fetched in whatever unit of work there is when the one before is read. */
    @Override
    public Optional<InputStream> open(TenantId tenant, String sha256) {
        return work.in(() -> Optional.ofNullable(files().get(key(tenant, sha256)))
                .map(file ->
                        Chunks.join(chunksOf(file).stream().map(this::chunk).iterator())));
    }

    private byte[] chunk(String key) {
        return work.in(() -> Optional.ofNullable(chunks().get(key))).orElseThrow();
    }

    /** Looks at every file there is. */
    @Override
    public int sweep(Instant stagedBefore, Attached attached, int limit) {
        return work.in(() -> {
            List<String> orphans = Table.stream(files().keyIterator(""))
                    .filter(key -> isOrphan(key, stagedBefore, attached))
                    .limit(limit)
                    .toList();
            orphans.forEach(key -> chunksOf(requireNonNull(files().remove(key))).forEach(chunks()::remove));
            return orphans.size();
        });
    }

    private boolean isOrphan(String key, Instant stagedBefore, Attached attached) {
        String tenant = first(key);
        String file = files().lock(key);
        return file != null
                && Instant.parse(file.substring(NAME)).isBefore(stagedBefore)
                && !attached.test(TenantId.of(tenant), before(key.substring(tenant.length() + 1)));
    }

    @Override
    public boolean isTransactional() {
        return true;
    }
}
