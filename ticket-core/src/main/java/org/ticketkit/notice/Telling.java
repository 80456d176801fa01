package org.ticketkit.notice;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;

/** How a parameter is told to a reader: instants as date and time where the reader is, text as text, all else on one line. */
record Telling(Locale language, ZoneId zone) {

    /** The longest parameter that is told on one line, in characters. */
    private static final int MAX_LINE = 4_000;

    String tell(String name, String value) {
        if (isInstant(name)) {
            return moment(name, value);
        }
        return isText(name)
                ? Lines.keep(value).stripTrailing()
                : Lines.cut(Lines.fold(value).strip(), MAX_LINE);
    }

    private static boolean isInstant(String name) {
        return name.endsWith("At");
    }

    private static boolean isText(String name) {
        return name.equals("text") || name.endsWith("Text");
    }

    private String moment(String name, String value) {
        if (value.isBlank()) {
            return "";
        }
        try {
            String moment = formatter().format(Instant.parse(value).atZone(namedZone()));
            // narrow and no-break spaces of some locales are lost on some channels
            return moment.replace('\u202f', ' ').replace('\u00a0', ' ');
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "the parameter " + name + " is no instant in ISO 8601, such as 2026-11-02T09:30:00Z", e);
        }
    }

    private DateTimeFormatter formatter() {
        return new DateTimeFormatterBuilder()
                .appendLocalized(FormatStyle.LONG, null)
                .appendLiteral(", ")
                .appendLocalized(null, FormatStyle.SHORT)
                .appendLiteral(" (")
                .appendZoneText(TextStyle.FULL)
                .appendLiteral(")")
                .toFormatter(language);
    }

    /** The bare offset of UTC would be told as "Z". */
    private ZoneId namedZone() {
        return zone.normalized().equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : zone;
    }
}
