package org.ticketkit.worktime;

import java.util.Arrays;

/** Days since the epoch as a row of bits, so that one look tells whether a day is among them, and how many are before it; immutable. */
final class DaySet {

    private static final int WORD = Long.SIZE;

    private final long first;
    private final long[] bits;
    /** How many days there are before each word of bits, and last how many there are. */
    private final int[] before;

    private DaySet(long first, long[] bits, int[] before) {
        this.first = first;
        this.bits = bits;
        this.before = before;
    }

    /** These days, in any order, some of them perhaps several times. */
    static DaySet of(long[] days) {
        if (days.length == 0) {
            return new DaySet(0, new long[0], new int[1]);
        }
        long first = days[0];
        long last = days[0];
        for (long day : days) {
            first = Math.min(first, day);
            last = Math.max(last, day);
        }
        long[] bits = new long[(int) ((last - first) / WORD) + 1];
        for (long day : days) {
            bits[(int) ((day - first) / WORD)] |= 1L << (day - first);
        }
        int[] before = new int[bits.length + 1];
        for (int word = 0; word < bits.length; word++) {
            before[word + 1] = before[word] + Long.bitCount(bits[word]);
        }
        return new DaySet(first, bits, before);
    }

    /** These and others. */
    DaySet with(DaySet others) {
        if (others.size() == 0) {
            return this;
        }
        long[] all = Arrays.copyOf(toArray(), size() + others.size());
        System.arraycopy(others.toArray(), 0, all, size(), others.size());
        return of(all);
    }

    int size() {
        return before[bits.length];
    }

    boolean contains(long day) {
        return place(day) >= 0;
    }

    /** Which of them in order this day is, from 0; if it is none of them, {@code -1 - n} where n of them are before it. */
    int place(long day) {
        long bit = day - first;
        if (bit < 0) {
            return -1;
        }
        if (bit >= (long) bits.length * WORD) {
            return -1 - size();
        }
        long word = bits[(int) (bit / WORD)];
        long itself = 1L << bit; // of a shift only the lowest six bits count
        int place = before[(int) (bit / WORD)] + Long.bitCount(word & (itself - 1));
        return (word & itself) == 0 ? -1 - place : place;
    }

    /** In order, each once. */
    long[] toArray() {
        long[] days = new long[size()];
        int count = 0;
        for (int word = 0; word < bits.length; word++) {
            for (long rest = bits[word]; rest != 0; rest &= rest - 1) {
                days[count++] = first + (long) word * WORD + Long.numberOfTrailingZeros(rest);
            }
        }
        return days;
    }

    @Override
    public String toString() {
        return Arrays.toString(toArray());
    }
}
