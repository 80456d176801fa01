package org.ticketkit.worktime;

/** Writes an SVG document; every text is escaped. */
final class Svg {

    private static final String STYLE = """
            <style>
            .paper{fill:#fff}.day{fill:#fff;stroke:#c9ced6}.title{font-size:18px;font-weight:600}
            .number{font-size:13px;font-weight:600}.name{font-size:12px;fill:#454f5b}.note{font-size:11px;fill:#454f5b}
            .off{fill:#e4e7eb}.working{fill:#2f7d4f}.holiday{fill:#c0504d}.override{fill:#d9a441}.exclusion{fill:#6a7fb5}
            </style>
            """;

    /** About how wide a letter of a note is. */
    private static final double LETTER = 5.6;

    private final StringBuilder out = new StringBuilder(8_192);

    Svg(int width, int height, String title) {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\" font-family=\"system-ui, sans-serif\" fill=\"#1f2933\">\n<title>")
                .append(escaped(title))
                .append("</title>\n")
                .append(STYLE);
        box(0, 0, width, height, "paper");
    }

    void box(double left, double top, double width, double height, String kind) {
        out.append("<rect class=\"").append(kind).append("\" x=\"").append(number(left));
        out.append("\" y=\"").append(number(top)).append("\" width=\"").append(number(width));
        out.append("\" height=\"").append(number(height)).append("\"/>\n");
    }

    void text(int left, int top, String kind, String text) {
        out.append("<text class=\"")
                .append(kind)
                .append("\" x=\"")
                .append(left)
                .append("\" y=\"")
                .append(top);
        out.append("\">").append(escaped(text)).append("</text>\n");
    }

    /** A text that is cut to a width, and is whole where one points at it. */
    void note(int left, int top, int width, String text) {
        int most = (int) (width / LETTER);
        boolean fits = text.codePointCount(0, text.length()) <= most;
        String shown = fits ? text : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
        out.append("<text class=\"note\" x=\"")
                .append(left)
                .append("\" y=\"")
                .append(top)
                .append("\"><title>");
        out.append(escaped(text)).append("</title>").append(escaped(shown)).append("</text>\n");
    }

    String finished() {
        return out + "</svg>\n";
    }

    /** With one decimal at most. */
    private static String number(double number) {
        long tenths = Math.round(number * 10);
        return tenths % 10 == 0 ? String.valueOf(tenths / 10) : tenths / 10 + "." + tenths % 10;
    }

    /** What XML cannot hold becomes a replacement character. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isAllowed(c) ? c : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    private static boolean isAllowed(int c) {
        boolean isMarkOfDirection = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        boolean isSurrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return !Character.isISOControl(c) && !isMarkOfDirection && !isSurrogate && (c & 0xFFFE) != 0xFFFE;
    }
}
