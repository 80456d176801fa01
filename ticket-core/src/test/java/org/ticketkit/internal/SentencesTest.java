package org.ticketkit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SentencesTest {

    @Test
    void R5_the_bundles_have_the_same_keys_with_the_same_placeholders() {
        Map<String, List<String>> english = placeholders("en");
        for (String language : Sentences.LANGUAGES) {
            assertEquals(english, placeholders(language), language);
        }
        assertEquals(List.of("{max:bytes}", "{name}"), english.get("ticketkit.attachment.large"));
    }

    @Test
    void R5_no_sentence_is_empty_or_was_read_in_another_charset() {
        for (String language : Sentences.LANGUAGES) {
            Sentences.load(language).forEach((key, sentence) -> {
                assertFalse(sentence.isBlank(), key);
                assertFalse(sentence.contains("Ã") || sentence.contains("\ufffd") || sentence.contains("Ð"), sentence);
            });
        }
        assertTrue(Sentences.load("de").get("ticketkit.invalid").contains("gültig"));
        assertTrue(Sentences.load("ru").get("ticketkit.invalid").startsWith("Недопустимое"));
    }

    private static Map<String, List<String>> placeholders(String language) {
        Map<String, List<String>> byKey = new TreeMap<>();
        Sentences.load(language)
                .forEach((key, sentence) -> byKey.put(
                        key,
                        Pattern.compile("\\{[^}]*}")
                                .matcher(sentence)
                                .results()
                                .map(MatchResult::group)
                                .sorted()
                                .toList()));
        return byKey;
    }
}
