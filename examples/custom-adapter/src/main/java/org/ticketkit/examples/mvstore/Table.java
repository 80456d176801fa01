package org.ticketkit.examples.mvstore;

import static org.ticketkit.spi.SortKeys.after;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.tx.TransactionMap;
import org.ticketkit.spi.Documents.Form;

/**
 * Documents under a key, and sorted rows of an index that lead to them: an index key, then the document's own key.
 *
 * <p>An index is read as it stood when the reading began, the documents as they are: a row whose document has moved on is passed over.
 *
 * @param index the index keys of a thing that lies under a key
 */
record Table<T>(MvUnitOfWork work, String name, Form<T> form, BiFunction<String, T, List<String>> index) {

    private TransactionMap<String, String> things() {
        return work.texts(name);
    }

    private TransactionMap<String, String> rows() {
        return work.texts(name + ".index");
    }

    Optional<T> get(String key) {
        return Optional.ofNullable(things().get(key)).map(form::read);
    }

    /** Locks what is there until the end of the unit of work, waiting for whoever holds it. */
    Optional<T> lock(String key) {
        return Optional.ofNullable(things().lock(key)).map(form::read);
    }

    private Optional<T> lockIfFree(String key) {
        try {
            return Optional.ofNullable(things().lock(key, 0)).map(form::read);
        } catch (MVStoreException held) {
            return Optional.empty();
        }
    }

    /** Puts a thing where none is, waiting for whoever is about to; else the thing that is there. */
    Optional<T> putIfAbsent(String key, T thing) {
        String there = things().putIfAbsent(key, form.write(thing));
        if (there == null) {
            index.apply(key, thing).forEach(row -> rows().put(row + key, key));
        }
        return Optional.ofNullable(there).map(form::read);
    }

    /** Puts a thing in place of whatever is there. */
    void put(String key, T thing) {
        do {
            remove(key);
        } while (putIfAbsent(key, thing).isPresent());
    }

    void remove(String key) {
        lock(key).ifPresent(thing -> {
            index.apply(key, thing).forEach(row -> rows().remove(row + key));
            things().remove(key);
        });
    }

    /** The things in a range of keys, in their order. */
    Stream<T> between(String from, String to) {
        return stream(things().entryIterator(from, to)).map(row -> form.read(row.getValue()));
    }

    /** The things whose keys begin like this. */
    Stream<T> under(String prefix) {
        return between(prefix, after(prefix));
    }

    /** The things in a range of the index, in its order, or from the greater end in the reverse of it. */
    Stream<T> indexed(String from, String to) {
        return led(from, to, this::get);
    }

    /** The things whose index keys begin like this. */
    Stream<T> indexed(String prefix) {
        return indexed(prefix, after(prefix));
    }

    /** Locks the things in a range of the index, each as it is asked for, and passes over those that somebody else holds. */
    Stream<T> claim(String from, String to) {
        return led(from, to, this::lockIfFree);
    }

    private Stream<T> led(String from, String to, Function<String, Optional<T>> reading) {
        return stream(rows().entryIterator(from, to, from.compareTo(to) > 0)).flatMap(row -> {
            String key = row.getValue();
            String led = row.getKey().substring(0, row.getKey().length() - key.length());
            return reading.apply(key).filter(thing -> index.apply(key, thing).contains(led)).stream();
        });
    }

    /** How many rows of the index there are in a range. */
    long count(String from, String to, long limit) {
        return stream(rows().keyIterator(from, to)).limit(limit).count();
    }

    /** How many rows of the index begin like this. */
    long count(String prefix) {
        return count(prefix, after(prefix), Long.MAX_VALUE);
    }

    static <R> Stream<R> stream(Iterator<R> iterator) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED), false);
    }
}
