package org.ticketkit.sabotage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.ChangeSet.KeyWrite;
import org.ticketkit.spi.ChangeSet.Outcome;
import org.ticketkit.spi.ChangeSet.RecordWrite;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.Storage;
import org.ticketkit.spi.StoredRecord;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.spi.UniqueKey;
import org.ticketkit.ticket.TenantId;

/** Stores that write a change set wrongly: S1 to S5. */
final class BrokenCommits {

    private static final RewritingStore.Rewrite IGNORES_VERSIONS = (changes, sound) -> Copies.withRecords(
            changes,
            changes.records().stream()
                    .map(write -> expecting(version(sound, changes.tenant(), write.ref()), write))
                    .toList());

    private static final RewritingStore.Rewrite IGNORES_KEYS = (changes, sound) -> Copies.withKeys(
            changes,
            changes.keys().stream()
                    .map(write ->
                            new KeyWrite(write.key(), write.owner(), write.fingerprint(), KeyWrite.WhenTaken.KEEP))
                    .toList());

    private BrokenCommits() {}

    static List<Saboteur<Storage>> all() {
        return List.of(
                Saboteur.store("S1", "keeps the events of a refused change set", KeepsEvents::new),
                Saboteur.store("S2", "takes an update that lost the race", LosesUpdates::new),
                Saboteur.store(
                                "S2",
                                "does not look at the version",
                                sound -> new RewritingStore(sound, IGNORES_VERSIONS))
                        .alsoBreaking("S1", "S4"),
                Saboteur.store("S3", "compares keys without case", FoldsKeys::new),
                Saboteur.store(
                                "S3",
                                "keeps a taken key and says nothing",
                                sound -> new RewritingStore(sound, IGNORES_KEYS))
                        .alsoBreaking("S4"),
                Saboteur.of("S4", "spoils the unit of work by a refusal", BrokenCommits::spoiled),
                Saboteur.of("S5", "keeps what was rolled back", BrokenCommits::keptAfterRollback));
    }

    private static final class KeepsEvents extends AroundStore {
        KeepsEvents(TicketStore sound) {
            super(sound);
        }

        @Override
        public Outcome commit(ChangeSet changes) {
            Outcome outcome = sound.commit(changes);
            if (!(outcome instanceof Outcome.Written)) {
                ChangeSet.Builder rest = ChangeSet.of(changes.tenant());
                changes.events().forEach(rest::event);
                sound.commit(rest.build());
            }
            return outcome;
        }
    }

    private static final class LosesUpdates extends AroundStore {
        LosesUpdates(TicketStore sound) {
            super(sound);
        }

        @Override
        public Outcome commit(ChangeSet changes) {
            return sound.commit(Copies.withRecords(
                    changes,
                    changes.records().stream()
                            .map(write -> late(changes.tenant(), write))
                            .toList()));
        }

        private RecordWrite late(TenantId tenant, RecordWrite write) {
            long version = version(sound, tenant, write.ref());
            return write.expectedVersion() > 0 && write.expectedVersion() == version - 1
                    ? expecting(version, write)
                    : write;
        }
    }

    private static final class FoldsKeys extends AroundStore {
        FoldsKeys(TicketStore sound) {
            super(sound);
        }

        @Override
        public Outcome commit(ChangeSet changes) {
            return sound.commit(Copies.withKeys(
                    changes,
                    changes.keys().stream()
                            .map(write -> new KeyWrite(
                                    folded(write.key()), write.owner(), write.fingerprint(), write.whenTaken()))
                            .toList()));
        }

        @Override
        public Optional<StoredRecord> findByKey(TenantId tenant, UniqueKey key) {
            return sound.findByKey(tenant, folded(key));
        }

        private static UniqueKey folded(UniqueKey key) {
            return new UniqueKey(key.scope(), key.value().toLowerCase(Locale.ROOT));
        }
    }

    /** As a database does that aborts the transaction with the first violated constraint. */
    private static Storage spoiled() {
        return Node.with(node -> {
            Set<Thread> spoiled = new HashSet<>();
            return node.and(new AroundStore(node.store()) {
                        @Override
                        public Outcome commit(ChangeSet changes) {
                            Outcome outcome = sound.commit(changes);
                            if (!(outcome instanceof Outcome.Written)
                                    && node.unitOfWork().isActive()) {
                                spoiled.add(Thread.currentThread());
                            }
                            return outcome;
                        }
                    })
                    .and(new AroundUnitOfWork(node.unitOfWork()) {
                        @Override
                        public <T> T call(Work<T> work) {
                            return sound.call(transaction -> {
                                T result = work.in(transaction);
                                if (transaction.isOutermost() && spoiled.remove(Thread.currentThread())) {
                                    throw new IllegalStateException("the current transaction is aborted");
                                }
                                return result;
                            });
                        }
                    });
        });
    }

    private static Storage keptAfterRollback() {
        return Node.with(node -> {
            List<ChangeSet> written = new ArrayList<>();
            return node.and(new AroundStore(node.store()) {
                        @Override
                        public Outcome commit(ChangeSet changes) {
                            if (node.unitOfWork().isActive()) {
                                written.add(changes);
                            }
                            return sound.commit(changes);
                        }
                    })
                    .and(AroundUnitOfWork.afterRollback(node.unitOfWork(), () -> {
                        written.forEach(node.store()::commit);
                        written.clear();
                    }));
        });
    }

    private static long version(TicketStore store, TenantId tenant, RecordRef ref) {
        return store.find(tenant, ref).map(StoredRecord::version).orElse(0L);
    }

    private static RecordWrite expecting(long version, RecordWrite write) {
        return new RecordWrite(write.ref(), version, write.body(), write.fields());
    }
}
