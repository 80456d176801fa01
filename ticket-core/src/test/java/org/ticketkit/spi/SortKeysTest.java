package org.ticketkit.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ticketkit.spi.SortKeys.after;
import static org.ticketkit.spi.SortKeys.before;
import static org.ticketkit.spi.SortKeys.key;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SortKeysTest {

    @Test
    void keys_sort_as_their_parts_do() {
        inOrder(key("a"), key("a", "b"), key("a", "b", 1L), key("aa"), key("b"));
        inOrder(key(Long.MIN_VALUE), key(-256L), key(-1), key(0), key(1L), key(9), key(10), key(Long.MAX_VALUE));
        inOrder(
                key(Instant.parse("-1000-01-01T00:00:00Z"), "z"),
                key(Instant.parse("1969-12-31T23:59:59.999999Z")),
                key(Instant.EPOCH),
                key(Instant.EPOCH.plusNanos(1_000)),
                key(Instant.parse("2199-12-31T23:59:59Z")));
        inOrder(
                key(new UUID(0x0199_0000_0000_7000L, 1)),
                key(new UUID(0x7fff_0000_0000_7000L, Long.MIN_VALUE)),
                key(new UUID(0x8000_0000_0000_7000L, 1)));
        inOrder(
                key(new RecordRef("incident", new UUID(9, 9)), 1),
                key(new RecordRef("ticket", new UUID(1, 1)), 2),
                key(new RecordRef("ticket", new UUID(1, 2)), 1));
    }

    @Test
    void before_and_after_stand_on_either_side_of_all_keys_that_begin_alike() {
        inOrder(
                key("t", "a\u0001"),
                before(key("t", "b")),
                key("t", "b"),
                key("t", "b", ""),
                key("t", "b", "\uffff"),
                after(key("t", "b")),
                key("t", "b\u0001"),
                key("t", "c"));
    }

    @Test
    void the_first_part_is_found() {
        assertEquals("acme", SortKeys.first(key("acme", 1L, "x")));
    }

    private static void inOrder(String... keys) {
        for (int i = 1; i < keys.length; i++) {
            assertTrue(keys[i - 1].compareTo(keys[i]) < 0, keys[i - 1] + " < " + keys[i]);
            assertTrue(Arrays.compareUnsigned(utf8(keys[i - 1]), utf8(keys[i])) < 0, List.of(keys)::toString);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
