package org.ticketkit.mail.mime;

/** Walks over {@code ; name=value} pairs, quoted or not, and forgives missing semicolons, blanks and closing quotes. */
final class ParameterScanner {

    private final String text;
    private int position;
    private String name = "";
    private String value = "";

    ParameterScanner(String text) {
        this.text = text;
    }

    /** Moves to the next pair; false at the end. */
    boolean next() {
        while (position < text.length()) {
            skipSeparators();
            int start = position;
            while (position < text.length() && "=;,\"".indexOf(text.charAt(position)) < 0) {
                position++;
            }
            if (position < text.length() && text.charAt(position) == '=') {
                name = lastWord(text.substring(start, position));
                position++;
                readValue();
                if (!name.isEmpty()) {
                    return true;
                }
            } else if (position < text.length()) {
                position++;
            }
        }
        return false;
    }

    String name() {
        return name;
    }

    String value() {
        return value;
    }

    private void skipSeparators() {
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == '(') {
                skipComment();
            } else if (c == ';' || c == ',' || Character.isWhitespace(c)) {
                position++;
            } else {
                return;
            }
        }
    }

    private void skipComment() {
        int close = text.indexOf(')', position);
        position = close < 0 ? text.length() : close + 1;
    }

    private void readValue() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        if (position < text.length() && text.charAt(position) == '"') {
            readQuoted();
        } else {
            readBare();
        }
    }

    private void readQuoted() {
        StringBuilder out = new StringBuilder();
        position++;
        while (position < text.length() && text.charAt(position) != '"') {
            if (text.charAt(position) == '\\'
                    && position + 1 < text.length()
                    && isEscapable(text.charAt(position + 1))) {
                position++;
            }
            out.append(text.charAt(position++));
        }
        position++;
        value = out.toString();
    }

    /** Only these are escaped in earnest; elsewhere the backslash belongs to a Windows path. */
    private static boolean isEscapable(char c) {
        return c == '"' || c == '\\';
    }

    private void readBare() {
        int start = position;
        while (position < text.length() && text.charAt(position) != ';' && !beginsNextParameter()) {
            position++;
        }
        value = text.substring(start, position).strip();
    }

    /** A blank followed by {@code word=} starts another parameter: the semicolon was forgotten. */
    private boolean beginsNextParameter() {
        if (!Character.isWhitespace(text.charAt(position))) {
            return false;
        }
        int i = position + 1;
        while (i < text.length()
                && i - position < 40
                && (Character.isLetterOrDigit(text.charAt(i)) || "-*".indexOf(text.charAt(i)) >= 0)) {
            i++;
        }
        return i > position + 1 && i < text.length() && text.charAt(i) == '=' && !text.startsWith("=?", i);
    }

    private static String lastWord(String raw) {
        String stripped = raw.strip();
        int blank = stripped.lastIndexOf(' ');
        return blank < 0 ? stripped : stripped.substring(blank + 1);
    }
}
