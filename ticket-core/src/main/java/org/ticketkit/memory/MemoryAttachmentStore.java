package org.ticketkit.memory;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ticketkit.spi.AttachmentStore;
import org.ticketkit.spi.Chunks;
import org.ticketkit.spi.RawBytes;
import org.ticketkit.ticket.TenantId;

/** Keeps the bytes of files in memory, as a part of the unit of work. */
public final class MemoryAttachmentStore implements AttachmentStore {

    private static final int CHUNK = 8192;

    private record Key(TenantId tenant, String sha256) {}

    private record File(Key key, RawBytes bytes, Instant stagedAt) {}

    private final MemoryUnitOfWork unitOfWork;
    private final Table<Key, File> files;

    MemoryAttachmentStore(MemoryUnitOfWork unitOfWork, Journal journal) {
        this.unitOfWork = unitOfWork;
        this.files = new Table<>(journal, Comparator.comparing(Key::tenant).thenComparing(Key::sha256));
    }

    @Override
    public Staged stage(TenantId tenant, InputStream bytes, long maxBytes, Instant now) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Staged staged = Chunks.read(bytes, CHUNK, maxBytes, all::writeBytes); // before the lock: a stream may be slow
        return unitOfWork.inside(() -> {
            Key key = new Key(tenant, staged.sha256());
            files.put(key, new File(key, RawBytes.of(all.toByteArray()), now));
            return staged;
        });
    }

    @Override
    public Optional<InputStream> open(TenantId tenant, String sha256) {
        return unitOfWork.inside(() -> files.find(new Key(tenant, sha256)).map(file -> file.bytes().stream()));
    }

    @Override
    public int sweep(Instant stagedBefore, Attached attached, int limit) {
        return unitOfWork.inside(() -> {
            List<Key> orphans = files.values().stream()
                    .filter(file -> file.stagedAt().isBefore(stagedBefore))
                    .map(File::key)
                    .filter(key -> !attached.test(key.tenant(), key.sha256()))
                    .limit(limit)
                    .toList();
            orphans.forEach(files::remove);
            return orphans.size();
        });
    }

    @Override
    public boolean isTransactional() {
        return true;
    }
}
