package org.ticketkit.jdbc;

import java.util.Optional;
import java.util.regex.Pattern;

/** How the tables are called: an optional schema and a prefix, put into texts in place of {@code ${tk}} and {@code ${prefix}}. */
record Tables(Optional<String> schema, String prefix) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,29}");

    Tables {
        schema.ifPresent(name -> check("schema", name));
        if (!prefix.isEmpty()) {
            check("table prefix", prefix);
        }
    }

    /** Names go into statements as they are, hence only what needs no quotes. */
    private static void check(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(what + " '" + name
                    + "' must be 1 to 30 letters, digits and underscores and not begin with a digit");
        }
    }

    /** The text with the names put in. */
    String render(String template) {
        String qualified = schema.map(name -> name + ".").orElse("") + prefix;
        return template.replace("${tk}", qualified).replace("${prefix}", prefix);
    }
}
