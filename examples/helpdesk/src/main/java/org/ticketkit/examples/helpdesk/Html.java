package org.ticketkit.examples.helpdesk;

/**
 * Markup that is safe to send: everything that is put into a template is escaped, unless it is markup already.
 *
 * @param markup the markup
 */
record Html(String markup) {

    static final Html NOTHING = new Html("");

    /** Puts the arguments where the template says {@code {}}, in order; lists are put in one after the other. */
    static Html of(String template, Object... arguments) {
        StringBuilder out = new StringBuilder(template.length() + 64);
        int next = 0;
        int from = 0;
        for (int at = template.indexOf("{}"); at >= 0; at = template.indexOf("{}", from)) {
            out.append(template, from, at);
            append(out, arguments[next++]);
            from = at + 2;
        }
        if (next != arguments.length) {
            throw new IllegalArgumentException(arguments.length + " arguments for " + next + " places");
        }
        return new Html(out.append(template, from, template.length()).toString());
    }

    private static void append(StringBuilder out, Object argument) {
        if (argument instanceof Html html) {
            out.append(html.markup);
        } else if (argument instanceof Iterable<?> several) {
            several.forEach(each -> append(out, each));
        } else {
            escape(out, String.valueOf(argument));
        }
    }

    private static void escape(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(isInvisible(c) ? '\uFFFD' : c);
            }
        }
    }

    /** Characters that could make a text look like another one: controls and marks of direction. */
    private static boolean isInvisible(char c) {
        return (Character.isISOControl(c) && c != '\n' && c != '\t')
                || (c >= '\u202A' && c <= '\u202E')
                || (c >= '\u2066' && c <= '\u2069');
    }
}
