package org.ticketkit.sabotage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.ticketkit.spi.AttachmentStore;
import org.ticketkit.spi.Storage;
import org.ticketkit.ticket.TenantId;

/** Attachment stores with one fault each. */
final class BrokenAttachmentStores {

    private static final TenantId FIRST_TENANT = TenantId.of("tenant-one");

    private BrokenAttachmentStores() {}

    static List<Saboteur<Storage>> all() {
        return List.of(
                broken("B1", "closes the stream", Closes::new),
                broken("B1", "reads the stream as a whole", ReadsAll::new).alsoBreaking("B2"),
                broken("B2", "reads what is too long to its end", ReadsOn::new),
                broken("B3", "keeps the first grace period", KeepsFirstPeriod::new),
                broken("B4", "cuts large files", Cuts::new),
                broken("B4", "opens another tenant's files", Leaks::new).alsoBreaking("B5"),
                broken("B5", "sweeps what is carried", SweepsAll::new),
                broken("B5", "counts what is carried", CountsCarried::new),
                Saboteur.of("B6", "keeps what was rolled back", BrokenAttachmentStores::keptAfterRollback));
    }

    private static Saboteur<Storage> broken(String rule, String fault, UnaryOperator<AttachmentStore> spoiled) {
        return Saboteur.of(rule, fault, () -> Node.withAttachments(spoiled));
    }

    private static byte[] all(InputStream stream) {
        try {
            return stream.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final class Closes extends AroundAttachments {
        Closes(AttachmentStore sound) {
            super(sound);
        }

        @Override
        public Staged stage(TenantId tenant, InputStream bytes, long maxBytes, Instant now) {
            try (bytes) {
                return sound.stage(tenant, bytes, maxBytes, now);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private static final class ReadsAll extends AroundAttachments {
        ReadsAll(AttachmentStore sound) {
            super(sound);
        }

        @Override
        public Staged stage(TenantId tenant, InputStream bytes, long maxBytes, Instant now) {
            return sound.stage(tenant, new ByteArrayInputStream(all(bytes)), maxBytes, now);
        }
    }

    private static final class ReadsOn extends AroundAttachments {
        ReadsOn(AttachmentStore sound) {
            super(sound);
        }

        @Override
        public Staged stage(TenantId tenant, InputStream bytes, long maxBytes, Instant now) {
            try {
                return sound.stage(tenant, bytes, maxBytes, now);
            } catch (TooLarge refused) {
                all(bytes);
                throw refused;
            }
        }
    }

    private static final class KeepsFirstPeriod extends AroundAttachments {
        private final Map<String, Instant> first = new HashMap<>();

        KeepsFirstPeriod(AttachmentStore sound) {
            super(sound);
        }

        @Override
        public synchronized Staged stage(TenantId tenant, InputStream bytes, long maxBytes, Instant now) {
            Staged staged = sound.stage(tenant, bytes, maxBytes, now);
            Instant since = first.putIfAbsent(tenant + staged.sha256(), now);
            if (since != null) {
                InputStream again = sound.open(tenant, staged.sha256()).orElseThrow();
                sound.stage(tenant, again, maxBytes, since);
            }
            return staged;
        }
    }

    private static final class Cuts extends AroundAttachments {
        private static final int MOST = 3_000_000;

        Cuts(AttachmentStore sound) {
            super(sound);
        }

        @Override
        public Optional<InputStream> open(TenantId tenant, String sha256) {
            return sound.open(tenant, sha256).map(stream -> {
                byte[] bytes = all(stream);
                return new ByteArrayInputStream(bytes, 0, Math.min(bytes.length, MOST));
            });
        }
    }

    private static final class Leaks extends AroundAttachments {
        Leaks(AttachmentStore sound) {
            super(sound);
        }

        @Override
        public Optional<InputStream> open(TenantId tenant, String sha256) {
            return sound.open(tenant, sha256).or(() -> sound.open(FIRST_TENANT, sha256));
        }
    }

    private static final class SweepsAll extends AroundAttachments {
        SweepsAll(AttachmentStore sound) {
            super(sound);
        }

        @Override
        public int sweep(Instant stagedBefore, Attached attached, int limit) {
            return sound.sweep(stagedBefore, (tenant, sha256) -> false, limit);
        }
    }

    /** Looks at the first few files only, carried or not. */
    private static final class CountsCarried extends AroundAttachments {
        CountsCarried(AttachmentStore sound) {
            super(sound);
        }

        @Override
        public int sweep(Instant stagedBefore, Attached attached, int limit) {
            int[] seen = {0};
            return sound.sweep(
                    stagedBefore, (tenant, sha256) -> ++seen[0] > limit || attached.test(tenant, sha256), limit);
        }
    }

    /** As a folder does that says it were transactional. */
    private static Storage keptAfterRollback() {
        return Node.with(node -> {
            List<byte[]> staged = new ArrayList<>();
            AttachmentStore sound = node.attachments();
            return node.and(new AroundAttachments(sound) {
                        @Override
                        public Staged stage(TenantId tenant, InputStream bytes, long maxBytes, Instant now) {
                            Staged result = sound.stage(tenant, bytes, maxBytes, now);
                            staged.add(all(sound.open(tenant, result.sha256()).orElseThrow()));
                            return result;
                        }
                    })
                    .and(AroundUnitOfWork.afterRollback(
                            node.unitOfWork(),
                            () -> staged.forEach(bytes -> sound.stage(
                                    FIRST_TENANT, new ByteArrayInputStream(bytes), bytes.length, Instant.EPOCH))));
        });
    }
}
