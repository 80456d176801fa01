package org.ticketkit.lifecycle;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds the way between two statuses by their codes, in one look at an array that is mostly empty. Allocates nothing. */
final class WayTable {

    private static final int ROOM = 4;

    private final @Nullable Transition[] slots;
    private final int mask;

    WayTable(Collection<Transition> ways) {
        int size = Integer.highestOneBit(Math.max(1, ways.size() * ROOM)) * 2;
        slots = new @Nullable Transition[size];
        mask = size - 1;
        ways.forEach(this::put);
    }

    private void put(Transition way) {
        int slot = slot(way.from().code(), way.to().code());
        while (slots[slot] != null) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = way;
    }

    private int slot(String from, String to) {
        int hash = from.hashCode() * 31 + to.hashCode();
        return (hash ^ (hash >>> 16)) & mask;
    }

    @Nullable
    Transition find(String from, String to) {
        for (int slot = slot(from, to); ; slot = (slot + 1) & mask) {
            Transition way = slots[slot];
            if (way == null || (way.to().code().equals(to) && way.from().code().equals(from))) {
                return way;
            }
        }
    }
}
