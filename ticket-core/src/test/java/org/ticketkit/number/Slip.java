package org.ticketkit.number;

import java.util.ArrayList;
import java.util.List;

/** The slips of the pen that a check must catch: one wrong character, or two neighbours swapped. */
final class Slip {

    /** Every character that some number has. */
    static final String CANONICAL = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-/.";

    private Slip() {}

    /** Returns every text that is one slip away. */
    static List<String> all(String text) {
        List<String> slips = new ArrayList<>(replacements(text, CANONICAL));
        slips.addAll(swaps(text));
        return slips;
    }

    static List<String> replacements(String text, String characters) {
        List<String> slips = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            for (char c : characters.toCharArray()) {
                if (c != text.charAt(i)) {
                    slips.add(text.substring(0, i) + c + text.substring(i + 1));
                }
            }
        }
        return slips;
    }

    static List<String> swaps(String text) {
        List<String> slips = new ArrayList<>();
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) != text.charAt(i - 1)) {
                slips.add(text.substring(0, i - 1) + text.charAt(i) + text.charAt(i - 1) + text.substring(i + 1));
            }
        }
        return slips;
    }

    /** Returns every swap of two characters with one separator between them. */
    static List<String> swapsAcrossSeparators(String text) {
        List<String> slips = new ArrayList<>();
        for (int i = 1; i + 1 < text.length(); i++) {
            if (Alphabet.isSeparator(text.charAt(i)) && text.charAt(i - 1) != text.charAt(i + 1)) {
                slips.add(text.substring(0, i - 1)
                        + text.charAt(i + 1)
                        + text.charAt(i)
                        + text.charAt(i - 1)
                        + text.substring(i + 2));
            }
        }
        return slips;
    }
}
