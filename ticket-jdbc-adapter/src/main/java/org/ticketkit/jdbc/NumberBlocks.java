package org.ticketkit.jdbc;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What this node draws from the sequence of case numbers, in blocks: a sequence knows no rollback, so a block can be kept.
 *
 * <p>Of 50 numbers one costs a round trip, on the connection of the running transaction, the host's or our own; it waits for nobody's
 * commit. If a database crashes, it may draw again a block that was drawn by a transaction which had not committed; the unique key of
 * a case number turns the second one away, and another is drawn.
 */
final class NumberBlocks {

    /** How many numbers a draw gives; the sequence's increment in the scripts. */
    static final int SIZE = 50;

    private final Calls calls;
    private final Dialect dialect;
    private final Deque<Block> blocks = new ArrayDeque<>();
    private long highest;

    NumberBlocks(Calls calls, Dialect dialect) {
        this.calls = calls;
        this.dialect = dialect;
    }

    /** The next number. */
    long draw() {
        return fromFirst(block -> {
            long number = block.next++;
            if (block.next == block.end) {
                blocks.removeFirst();
            }
            return number;
        });
    }

    /** The number that would be drawn now. */
    long upcoming() {
        return fromFirst(block -> block.next);
    }

    private long fromFirst(Function<Block, Long> taking) {
        Long number = taken(taking);
        while (number == null) {
            // never under the lock: a thread that waits for a connection would hold up the one that has it
            keep(calls.run(
                    "draw case numbers",
                    connection -> Sql.of(dialect.draw("case_number"))
                            .first(connection, row -> row.number("drawn"))
                            .orElseThrow()));
            number = taken(taking);
        }
        return number;
    }

    private @Nullable Long taken(Function<Block, Long> taking) {
        synchronized (blocks) {
            Block first = blocks.peekFirst();
            return first == null ? null : taking.apply(first);
        }
    }

    /** Numbers of a node increase (Q2): a block that was drawn before another and comes after it is dropped. */
    private void keep(long first) {
        synchronized (blocks) {
            if (first > highest) {
                highest = first;
                blocks.addLast(new Block(first));
            }
        }
    }

    private static final class Block {

        private long next;
        private final long end;

        Block(long first) {
            this.next = first;
            this.end = first + SIZE;
        }
    }
}
