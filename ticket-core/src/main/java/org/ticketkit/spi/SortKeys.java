package org.ticketkit.spi;

import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes texts that sort as the contracts ask (S7, S8, S10, S16), for stores whose maps are ordered by one key.
 *
 * <p>Every part is written as text that keeps its order and ended by U+0000, which no text has that comes to a store: integers and
 * instants in hexadecimal at full width with the sign turned over, UUIDs in their canonical form, records as kind and id, all else by
 * {@code toString}. The texts sort alike by their UTF-16 units, which is how {@link String#compareTo} does it, and by their bytes in
 * UTF-8, but for characters beyond U+FFFF in parts that are texts, whose order no contract asks for.
 */
public final class SortKeys {

    private SortKeys() {}

    /** The key of these parts, the most significant first. */
    public static String key(Object... parts) {
        return Stream.of(parts).map(SortKeys::part).collect(Collectors.joining("\0", "", "\0"));
    }

    private static String part(Object part) {
        if (part instanceof RecordRef ref) {
            return ref.kind() + '\0' + ref.id();
        }
        if (part instanceof Instant at) {
            return sortable(at.getEpochSecond()) + sortable(at.getNano());
        }
        return part instanceof Long || part instanceof Integer
                ? sortable(((Number) part).longValue())
                : part.toString();
    }

    private static String sortable(long number) {
        return HexFormat.of().toHexDigits(number ^ Long.MIN_VALUE);
    }

    /** A text after this key and all keys that begin with its parts, and before all other keys that are greater. */
    public static String after(String key) {
        return key.substring(0, key.length() - 1) + '\u0001';
    }

    /** A text before this key and after all keys that are smaller. */
    public static String before(String key) {
        return key.substring(0, key.length() - 1);
    }

    /** The first part of a key. */
    public static String first(String key) {
        return key.substring(0, key.indexOf('\0'));
    }
}
