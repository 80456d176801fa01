package org.ticketkit.memory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.ticketkit.spi.AttachmentStore;
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
        byte[] read = read(bytes, maxBytes); // before the lock is taken: a stream may be slow
        String digest = HexFormat.of().formatHex(sha256().digest(read));
        return unitOfWork.inside(() -> {
            Key key = new Key(tenant, digest);
            files.put(key, new File(key, RawBytes.of(read), now));
            return new Staged(digest, read.length);
        });
    }

    private static byte[] read(InputStream bytes, long maxBytes) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        try {
            for (int n = bytes.read(chunk); n >= 0; n = bytes.read(chunk)) {
                all.write(chunk, 0, n);
                if (all.size() > maxBytes) {
                    throw new TooLarge(maxBytes);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("The file could not be read to its end", failure);
        }
        return all.toByteArray();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
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
