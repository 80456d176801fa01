package org.ticketkit.memory;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A sorted map whose every change can be undone through the journal.
 *
 * @param <K> the keys
 * @param <V> the values
 */
final class Table<K, V> {

    private final Journal journal;
    private final NavigableMap<K, V> rows;

    Table(Journal journal, Comparator<? super K> order) {
        this.journal = journal;
        this.rows = new TreeMap<>(order);
    }

    Optional<V> find(K key) {
        return Optional.ofNullable(rows.get(key));
    }

    boolean contains(K key) {
        return rows.containsKey(key);
    }

    void put(K key, V value) {
        V before = rows.put(key, value);
        journal.changed(() -> restore(key, before));
    }

    /** Puts a row where there must be none. */
    void add(K key, V value) {
        if (rows.containsKey(key)) {
            throw new IllegalStateException(key + " is there already; sequences and ids are never used twice");
        }
        put(key, value);
    }

    void remove(K key) {
        V before = rows.remove(key);
        if (before != null) {
            journal.changed(() -> restore(key, before));
        }
    }

    private void restore(K key, @Nullable V before) {
        if (before == null) {
            rows.remove(key);
        } else {
            rows.put(key, before);
        }
    }

    Collection<V> values() {
        return Collections.unmodifiableCollection(rows.values());
    }

    /** The rows from {@code first} on, it included. */
    NavigableMap<K, V> from(K first) {
        return Collections.unmodifiableNavigableMap(rows.tailMap(first, true));
    }

    /** The rows after {@code last}, it not included. */
    NavigableMap<K, V> after(K last) {
        return Collections.unmodifiableNavigableMap(rows.tailMap(last, false));
    }
}
