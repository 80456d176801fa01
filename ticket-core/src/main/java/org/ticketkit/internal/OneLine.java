package org.ticketkit.internal;

/** Raw input on one line and of bounded length, fit to be named in a sentence. */
final class OneLine {

    private OneLine() {}

    /** The text with every run of control characters and line ends folded to a blank, cut to {@code max} characters. */
    static String of(String text, int max) {
        String head = text.length() <= max ? text : head(text, max - 1) + "…";
        return head.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ");
    }

    private static String head(String text, int length) {
        boolean splitsPair = Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, splitsPair ? length - 1 : length);
    }
}
