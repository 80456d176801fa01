package org.ticketkit.mail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one line of JSON into maps, lists, texts, numbers, booleans and nulls: just enough for the expectations. */
final class JsonLine {

    private final String text;
    private int position;

    private JsonLine(String text) {
        this.text = text;
    }

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> object(String line) {
        return (Map<String, Object>) new JsonLine(line).value();
    }

    private @Nullable Object value() {
        skipBlanks();
        char c = text.charAt(position);
        return switch (c) {
            case '{' -> map();
            case '[' -> list();
            case '"' -> string();
            default -> literal();
        };
    }

    private Map<String, @Nullable Object> map() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        position++;
        while (!closes('}')) {
            String key = string();
            expect(':');
            map.put(key, value());
        }
        return map;
    }

    private List<@Nullable Object> list() {
        List<@Nullable Object> list = new ArrayList<>();
        position++;
        while (!closes(']')) {
            list.add(value());
        }
        return list;
    }

    private boolean closes(char bracket) {
        skipBlanks();
        if (text.charAt(position) == ',') {
            position++;
            skipBlanks();
        }
        if (text.charAt(position) == bracket) {
            position++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        skipBlanks();
        if (text.charAt(position++) != c) {
            throw new IllegalArgumentException("expected " + c + " at " + position);
        }
    }

    private String string() {
        StringBuilder out = new StringBuilder();
        position++;
        while (text.charAt(position) != '"') {
            char c = text.charAt(position++);
            out.append(c == '\\' ? escaped() : c);
        }
        position++;
        return out.toString();
    }

    private char escaped() {
        char c = text.charAt(position++);
        if (c == 'u') {
            position += 4;
            return (char) Integer.parseInt(text.substring(position - 4, position), 16);
        }
        int index = "nrtbf".indexOf(c);
        return index < 0 ? c : "\n\r\t\b\f".charAt(index);
    }

    private @Nullable Object literal() {
        int start = position;
        while (position < text.length() && ",]} ".indexOf(text.charAt(position)) < 0) {
            position++;
        }
        String word = text.substring(start, position);
        return switch (word) {
            case "null" -> null;
            case "true" -> true;
            case "false" -> false;
            default -> Double.valueOf(word);
        };
    }

    private void skipBlanks() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }
}
