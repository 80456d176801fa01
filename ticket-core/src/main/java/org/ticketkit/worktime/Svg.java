package org.ticketkit.worktime;

/** Writes an SVG document; every text is escaped. */
final class Svg {

    /** Attributes and no style sheet, since pages with a strict Content-Security-Policy would not apply one. */
    private static String look(String kind) {
        return switch (kind) {
            case "paper" -> "fill=\"#fff\"";
            case "day" -> "fill=\"#fff\" stroke=\"#c9ced6\"";
            case "off" -> "fill=\"#e4e7eb\"";
            case "working" -> "fill=\"#2f7d4f\"";
            case "holiday" -> "fill=\"#c0504d\"";
            case "override" -> "fill=\"#d9a441\"";
            case "exclusion" -> "fill=\"#6a7fb5\"";
            case "title" -> "font-size=\"18\" font-weight=\"600\"";
            case "number" -> "font-size=\"13\" font-weight=\"600\"";
            case "note" -> "font-size=\"11\" fill=\"#454f5b\"";
            default -> "font-size=\"12\" fill=\"#454f5b\"";
        };
    }

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
                .append("</title>\n");
        box(0, 0, width, height, "paper");
    }

    void box(double left, double top, double width, double height, String kind) {
        begin("rect", kind, left, top);
        out.append("\" width=\"").append(number(width)).append("\" height=\"").append(number(height));
        out.append("\"/>\n");
    }

    void text(int left, int top, String kind, String text) {
        begin("text", kind, left, top);
        out.append("\">").append(escaped(text)).append("</text>\n");
    }

    /** A text that is cut to a width, and is whole where one points at it. */
    void note(int left, int top, int width, String text) {
        int most = (int) (width / LETTER);
        boolean fits = text.codePointCount(0, text.length()) <= most;
        String shown = fits ? text : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
        begin("text", "note", left, top);
        out.append("\"><title>").append(escaped(text)).append("</title>");
        out.append(escaped(shown)).append("</text>\n");
    }

    private void begin(String tag, String kind, double left, double top) {
        out.append('<')
                .append(tag)
                .append(" class=\"")
                .append(kind)
                .append("\" ")
                .append(look(kind));
        out.append(" x=\"").append(number(left)).append("\" y=\"").append(number(top));
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
