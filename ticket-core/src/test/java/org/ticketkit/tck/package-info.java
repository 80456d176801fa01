/**
 * The contract tests: what every adapter, ours and yours, must pass. A test per numbered rule of each port, named after it.
 *
 * <p>Put the test-jar of the core (classifier {@code tests}) and JUnit Jupiter 5.12 or later on the test class path, and extend the
 * contract of each port that you implement:
 *
 * <pre>{@code
 * class RedisStoreTest extends TicketStoreContract {
 *
 *     @Override
 *     protected Storage storage() {          // called once per test: fresh and empty
 *         return RedisStorage.on(Redis.emptyDatabase());
 *     }
 *
 *     @Override
 *     protected Storage anotherNode(Storage first) {
 *         return RedisStorage.on(Redis.sameDatabase());
 *     }
 * }
 * }</pre>
 *
 * and likewise {@code UnitOfWorkContract}, {@code InboxContract}, {@code AttachmentStoreContract} and
 * {@code CaseNumberSequenceContract}; {@code examples/custom-adapter} does so for a key-value engine, and the README says in which order
 * to write an adapter and what to note. An adapter of one of these ports alone is put into a {@code Storage} whose other ports are
 * those of {@link org.ticketkit.memory.InMemory}. {@code DirectoryContract}, {@code AccessPolicyContract} and
 * {@code NotifierContract} stand alone. Rules that an adapter announces not to keep, and fixtures that it does not offer, are
 * skipped visibly, by an assumption.
 *
 * <p>The tests use a few threads at once, each for seconds at most, and no more connections than there are threads
 * ({@link org.ticketkit.tck.StorageContract#threads()}). They use seeded chance, so that a failure comes again. Looks at the exported
 * packages and at JUnit Jupiter alone. Start with {@link org.ticketkit.tck.TicketStoreContract}.
 */
@NullMarked
package org.ticketkit.tck;

import org.jspecify.annotations.NullMarked;
