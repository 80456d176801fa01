package org.ticketkit.architecture.planted;

import java.text.BreakIterator;
import java.text.Collator;
import java.text.DateFormat;
import java.text.DecimalFormat;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Formatter;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.UnaryOperator;
import org.ticketkit.architecture.Breaks;

@Breaks("no ambient locale")
final class ReadsTheLocale {
    Locale locale() {
        return Locale.getDefault();
    }

    Locale display() {
        return Locale.getDefault(Locale.Category.DISPLAY);
    }

    void change() {
        Locale.setDefault(Locale.ROOT);
    }

    String lower(String text) {
        return text.toLowerCase();
    }

    UnaryOperator<String> upper() {
        return String::toUpperCase;
    }

    String format(int number) {
        return String.format("%d", number);
    }

    String formatted(int number) {
        return "%d".formatted(number);
    }

    Formatter formatter() {
        return new Formatter();
    }

    ResourceBundle bundle() {
        return ResourceBundle.getBundle("messages");
    }

    ResourceBundle bundleThatFallsBackToTheDefault() {
        return ResourceBundle.getBundle("messages", Locale.FRENCH);
    }

    DateTimeFormatter pattern() {
        return DateTimeFormatter.ofPattern("MMMM");
    }

    DateTimeFormatter localized() {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL);
    }

    DateTimeFormatter built() {
        return new DateTimeFormatterBuilder().toFormatter();
    }

    DecimalFormat decimal() {
        return new DecimalFormat("0.0");
    }

    NumberFormat number() {
        return NumberFormat.getIntegerInstance();
    }

    DateFormat date() {
        return DateFormat.getDateInstance();
    }

    MessageFormat message() {
        return new MessageFormat("{0}");
    }

    String messageAtOnce() {
        return MessageFormat.format("{0}", 1);
    }

    Collator order() {
        return Collator.getInstance();
    }

    BreakIterator words() {
        return BreakIterator.getWordInstance();
    }
}
