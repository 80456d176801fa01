package org.ticketkit.mail.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Parameters of a structured header, with the continuations and charsets of RFC 2231 and what is found in their place. */
public final class Parameters {

    static final Parameters NONE = new Parameters(Map.of());

    /** More sections than this no client makes. */
    private static final int MOST_SECTIONS = 200;

    private final Map<String, String> values;

    private Parameters(Map<String, String> values) {
        this.values = values;
    }

    static Parameters parse(String text) {
        Map<String, String> raw = new LinkedHashMap<>();
        ParameterScanner scanner = new ParameterScanner(text);
        while (scanner.next()) {
            raw.putIfAbsent(scanner.name().toLowerCase(Locale.ROOT), scanner.value());
        }
        return new Parameters(raw);
    }

    /** The value, decoded, if there is such a parameter. */
    public Optional<String> value(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        if (values.containsKey(key + "*")) {
            return Optional.of(extended(values.getOrDefault(key + "*", "")));
        }
        if (values.containsKey(key + "*0") || values.containsKey(key + "*0*")) {
            return Optional.of(continued(key));
        }
        return Optional.ofNullable(values.get(key)).map(EncodedWords::decode);
    }

    private String continued(String key) {
        TreeMap<Integer, String> sections = new TreeMap<>();
        boolean encoded = false;
        for (int i = 0; i < MOST_SECTIONS; i++) {
            String plain = values.get(key + "*" + i);
            String extended = values.get(key + "*" + i + "*");
            if (plain == null && extended == null) {
                break;
            }
            encoded |= extended != null;
            if (extended != null) {
                sections.put(i, extended);
            } else if (plain != null) {
                sections.put(i, escape(plain));
            }
        }
        String joined = String.join("", sections.values());
        return encoded ? extended(joined) : EncodedWords.decode(unescape(joined));
    }

    /** A plain section among encoded ones stands for itself, per cent signs included. */
    private static String escape(String plain) {
        return plain.replace("%", "%25");
    }

    private static String unescape(String text) {
        return text.replace("%25", "%");
    }

    private static String extended(String value) {
        int first = value.indexOf('\'');
        int second = first < 0 ? -1 : value.indexOf('\'', first + 1);
        if (second < 0) {
            return EncodedWords.decode(Charsets.guess(percentDecoded(value)));
        }
        byte[] bytes = percentDecoded(value.substring(second + 1));
        String charset = value.substring(0, first);
        return EncodedWords.decode(charset.isBlank() ? Charsets.guess(bytes) : Charsets.decode(bytes, charset));
    }

    private static byte[] percentDecoded(String text) {
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        for (int i = 0; i < in.length; i++) {
            int high = in[i] == '%' && i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(in[i + 2], 16);
            if (low >= 0) {
                out.write(high * 16 + low);
                i += 2;
            } else {
                out.write(in[i]);
            }
        }
        return out.toByteArray();
    }
}
