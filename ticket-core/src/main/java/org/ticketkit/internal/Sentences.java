package org.ticketkit.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentences of violations by code and language, from UTF-8 bundles that never look at the JVM's default locale.
 *
 * <p>A language is looked for as asked, then without its region, then in English. In a sentence {@code {max}} stands for an
 * attribute and {@code {max:bytes}} for an attribute told as a size; what an attribute says is never read as a
 * placeholder itself.
 */
final class Sentences {

    /** The code of the sentence that fits everything. */
    static final String INVALID = "ticketkit.invalid";

    /** The languages that there are bundles for; the first is the one to fall back to. */
    static final List<String> LANGUAGES = List.of("en", "de", "fr", "ru");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)(:bytes)?}");
    private static final String CODES = "ticketkit.";
    private static final int MAX_ATTRIBUTE = 200;
    private static final long KIB = 1024;

    private final Map<String, Map<String, String>> bundles = new LinkedHashMap<>();

    Sentences() {
        LANGUAGES.forEach(language -> bundles.put(language, load(language)));
    }

    /** Is there a sentence for this code? */
    boolean has(String code) {
        return code.startsWith(CODES) && bundle(LANGUAGES.get(0)).containsKey(code);
    }

    /** The sentence for a code that there is one for. */
    String say(String code, Map<String, ?> attributes, Locale asked) {
        Locale language = spoken(asked);
        String sentence = word(code, language);
        return PLACEHOLDER.matcher(sentence).replaceAll(found -> {
            Object value = attributes.get(found.group(1));
            return Matcher.quoteReplacement(value == null ? "…" : tell(value, found, language));
        });
    }

    private String tell(Object value, MatchResult placeholder, Locale language) {
        if (!(value instanceof Number number)) {
            return OneLine.of(value.toString(), MAX_ATTRIBUTE);
        }
        long whole = number.longValue();
        return placeholder.group(2) == null ? digits(whole, language) : size(whole, language);
    }

    /** In the largest unit that tells the size exactly. */
    private String size(long bytes, Locale language) {
        List<String> units = List.of("size.b", "size.kib", "size.mib", "size.gib");
        long count = bytes;
        int unit = 0;
        while (count >= KIB && count % KIB == 0 && unit < units.size() - 1) {
            count /= KIB;
            unit++;
        }
        return digits(count, language) + "\u00a0" + word(units.get(unit), language);
    }

    private static String digits(long number, Locale language) {
        return NumberFormat.getIntegerInstance(language).format(number);
    }

    /** The caller's own locale where we have its language, so that numbers look as they do at home; else English. */
    private Locale spoken(Locale asked) {
        return bundles.containsKey(asked.getLanguage()) ? asked.stripExtensions() : Locale.ENGLISH;
    }

    private String word(String key, Locale language) {
        String word = bundle(language.getLanguage()).get(key);
        if (word == null) {
            throw new IllegalStateException("messages_" + language.getLanguage() + ".properties has no " + key);
        }
        return word;
    }

    private Map<String, String> bundle(String language) {
        return bundles.getOrDefault(language, Map.of());
    }

    static Map<String, String> load(String language) {
        String name = "messages_" + language + ".properties";
        Properties words = new Properties();
        try (InputStream bytes = Sentences.class.getResourceAsStream(name)) {
            if (bytes == null) {
                throw new IllegalStateException(name + " is missing from the library");
            }
            words.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
        Map<String, String> bundle = new LinkedHashMap<>();
        words.stringPropertyNames().forEach(key -> bundle.put(key, words.getProperty(key)));
        return Map.copyOf(bundle);
    }
}
