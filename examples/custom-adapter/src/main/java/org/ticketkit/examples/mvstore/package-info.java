/**
 * A storage adapter on a key-value engine, H2's MVStore, written from the Javadoc of the ports and their contract tests alone: a
 * template for adapters of your own. No SQL is spoken; what the engine must have is sorted maps and transactions.
 *
 * <p>From the engine upwards, which is also the order in which to write one:
 *
 * <ol>
 *   <li>{@code MvUnitOfWork}: transactions. It begins and ends them, joins the one that is there, undoes what a failed call of a port
 *       wrote, runs what is to run after a commit, and tells a lost race (try again) from other failures.
 *   <li>{@code Table}: documents under a key, and the sorted rows of an index that lead to them. The documents are
 *       {@link org.ticketkit.spi.Documents}, the keys {@link org.ticketkit.spi.SortKeys}.
 *   <li>{@code Tables}, {@code Writing} and {@code MvTicketStore}: what is kept under which keys; one change set, written in its order
 *       until a condition does not hold; reads and claims.
 *   <li>{@code MvInbox}, {@code MvFiles} and {@code MvNumbers}: what arrives, the bytes of files, the running part of case numbers.
 *   <li>{@link org.ticketkit.examples.mvstore.MvStorage}: all of it together, in one file. Start reading here.
 * </ol>
 *
 * <p>What it costs: a commit is one write and one {@code fsync} of the file, a new number one of these for each 64 numbers. A search walks
 * the tickets of its tenant in the order of its sort, from where the page before ended, and reads each until the page is full; where few
 * of many fit, that is slow, and indexes of the fields that are searched by would be the next thing to write. A claim of arrivals walks
 * those that wait, a sweep all files. Entries, events, timers, notices and everything by its id or key are found directly. One
 * process at a time has the file open; its threads work at once, and wait for each other only where they write the same row.
 */
@NullMarked
package org.ticketkit.examples.mvstore;

import org.jspecify.annotations.NullMarked;
