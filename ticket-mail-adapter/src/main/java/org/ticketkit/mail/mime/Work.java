package org.ticketkit.mail.mime;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;

/** The budget of one message: counts parts and bytes, watches the deadline, remembers what was repaired. */
public final class Work {

    /** Thrown when the deadline has passed. */
    public static final class DeadlinePassed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DeadlinePassed() {
            super("the deadline for one message has passed", null, false, false);
        }
    }

    /** Bytes between two looks at the clock. */
    private static final int BYTES_PER_LOOK = 1 << 16;

    private final int maxDepth;
    private final int maxHeaderBytes;
    private final InstantSource clock;
    private final Instant end;
    private final Set<Repair> repairs = EnumSet.noneOf(Repair.class);
    private int partsLeft;
    private int untilLook = BYTES_PER_LOOK;
    private long spent;

    /** A budget that ends at the given instant of the given clock. */
    public Work(int maxDepth, int maxParts, int maxHeaderBytes, InstantSource clock, Instant end) {
        this.maxDepth = maxDepth;
        this.partsLeft = maxParts;
        this.maxHeaderBytes = maxHeaderBytes;
        this.clock = clock;
        this.end = end;
    }

    /** Counts bytes or characters that were looked at. */
    public void spend(int units) {
        spent += units;
        untilLook -= units;
        if (untilLook <= 0) {
            untilLook = BYTES_PER_LOOK;
            checkDeadline();
        }
    }

    /** Everything spent so far: what a test bounds instead of the time. */
    public long spent() {
        return spent;
    }

    /** Notes a repair, once per kind. */
    public void note(Repair repair) {
        repairs.add(repair);
    }

    /** What was repaired, in the order of the enum. */
    public Set<Repair> repairs() {
        return repairs;
    }

    boolean allowsDepth(int depth) {
        return depth <= maxDepth;
    }

    boolean mayNest(int depth) {
        if (allowsDepth(depth)) {
            return true;
        }
        note(Repair.DEPTH_CUT);
        return false;
    }

    boolean takePart() {
        if (partsLeft > 0) {
            partsLeft--;
            return true;
        }
        note(Repair.PARTS_CUT);
        return false;
    }

    int maxHeaderBytes() {
        return maxHeaderBytes;
    }

    /**
     * Looks at the clock, after work of others that is not counted.
     *
     * @throws DeadlinePassed if the deadline has passed
     */
    public void checkDeadline() {
        if (clock.instant().isAfter(end)) {
            throw new DeadlinePassed();
        }
    }
}
