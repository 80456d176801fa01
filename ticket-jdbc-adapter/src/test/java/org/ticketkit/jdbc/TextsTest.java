package org.ticketkit.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts are put together once, and no more of them are kept than a desk needs. */
class TextsTest {

    private final Texts texts = new Texts();

    @Test
    void the_same_pieces_give_the_same_object() {
        String first = texts.of(List.of("SELECT ", "1"));

        assertEquals("SELECT 1", first);
        assertSame(first, texts.of(List.of("SELECT ", "1")));
    }

    @Test
    void a_list_of_pieces_that_grows_later_is_another_text() {
        List<String> pieces = new ArrayList<>(List.of("SELECT ", "1"));
        texts.of(pieces);
        pieces.add("0");

        assertEquals("SELECT 10", texts.of(pieces));
        assertEquals("SELECT 1", texts.of(List.of("SELECT ", "1")));
    }

    @Test
    void no_more_than_so_many_are_kept() {
        for (int i = 0; i < 2 * Texts.MOST; i++) {
            assertEquals("SELECT " + i, texts.of(List.of("SELECT ", Integer.toString(i))));
        }

        assertEquals(Texts.MOST, texts.size());
    }

    @Test
    void a_text_of_very_many_pieces_is_made_but_not_kept() {
        List<String> pieces = Collections.nCopies(Texts.LONGEST + 1, "1");

        assertEquals("1".repeat(Texts.LONGEST + 1), texts.of(pieces));
        assertNotSame(texts.of(pieces), texts.of(pieces));
    }
}
