package org.ticketkit.jdbc.nodes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a child process is told, as arguments {@code name=value}. */
final class Options {

    private final Map<String, String> values = new LinkedHashMap<>();

    static Options parse(String[] arguments) {
        Options options = new Options();
        for (String argument : arguments) {
            int sign = argument.indexOf('=');
            options.with(argument.substring(0, sign), argument.substring(sign + 1));
        }
        return options;
    }

    Options with(String name, Object value) {
        values.put(name, value.toString());
        return this;
    }

    Options copy() {
        Options copy = new Options();
        copy.values.putAll(values);
        return copy;
    }

    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        values.forEach((name, value) -> arguments.add(name + "=" + value));
        return arguments;
    }

    String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("option " + name + " is missing");
        }
        return value;
    }

    int number(String name) {
        return Integer.parseInt(text(name));
    }

    long big(String name) {
        return Long.parseLong(text(name));
    }
}
