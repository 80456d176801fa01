package org.ticketkit.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The little JSON that the adapter keeps in columns of its own: objects, arrays and strings, read by nobody but people and us. */
final class Json {

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** Writes maps, collections and strings. */
    static String write(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> map) {
            String separator = "{";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.append(separator);
                quote(String.valueOf(entry.getKey()), out);
                out.append(':');
                write(entry.getValue(), out);
                separator = ",";
            }
            out.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof Collection<?> list) {
            String separator = "[";
            for (Object element : list) {
                out.append(separator);
                write(element, out);
                separator = ",";
            }
            out.append(list.isEmpty() ? "[]" : "]");
        } else {
            quote(value.toString(), out);
        }
    }

    private static void quote(String string, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    /** Reads an object whose values are strings. */
    static Map<String, String> strings(String text) {
        Map<String, String> strings = new LinkedHashMap<>();
        object(new Json(text).value()).forEach((key, value) -> strings.put(key, (String) value));
        return strings;
    }

    /** Reads an object. */
    static Map<String, Object> object(String text) {
        return object(new Json(text).value());
    }

    /** Reads an array. */
    static List<Object> array(String text) {
        return array(new Json(text).value());
    }

    @SuppressWarnings("unchecked") // value() makes no other maps
    static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked") // value() makes no other lists
    static List<Object> array(Object value) {
        return (List<Object>) value;
    }

    private Object value() {
        return switch (text.charAt(at)) {
            case '{' -> members();
            case '[' -> elements();
            default -> string();
        };
    }

    private Map<String, Object> members() {
        Map<String, Object> map = new LinkedHashMap<>();
        at++;
        while (!ends('}')) {
            String key = string();
            at++; // the colon
            map.put(key, value());
        }
        return map;
    }

    private List<Object> elements() {
        List<Object> list = new ArrayList<>();
        at++;
        while (!ends(']')) {
            list.add(value());
        }
        return list;
    }

    /** Steps over the end or over a comma. */
    private boolean ends(char end) {
        char c = text.charAt(at);
        if (c == end || c == ',') {
            at++;
        }
        return c == end;
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        at++; // the opening quotation mark
        while (text.charAt(at) != '"') {
            string.append(character());
        }
        at++;
        return string.toString();
    }

    private char character() {
        char c = text.charAt(at++);
        if (c != '\\') {
            return c;
        }
        char escaped = text.charAt(at++);
        if (escaped != 'u') {
            return escaped;
        }
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 4, at), 16);
    }
}
