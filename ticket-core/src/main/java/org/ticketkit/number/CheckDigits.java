package org.ticketkit.number;

/**
 * The arithmetic of check characters: ISO 7064 MOD 97-10 and Damm (rule N3).
 *
 * <p>All methods look at the characters {@code A-Z} and {@code 0-9} in the order in which they stand; the separators {@code -},
 * {@code /} and {@code .} are passed over, so that {@code T-26-1} and {@code T261} have the same check.
 *
 * <p>What each of them catches, in a text of unchanged length:
 *
 * <ul>
 *   <li><b>MOD 97-10</b> (two digits, as in IBAN and LEI; a letter counts as the two digits of its value, A=10 to Z=35) catches
 *       every digit taken for another digit, every letter taken for another letter, and every swap of two neighbours of the same
 *       kind. A letter in the place of a digit, or a letter swapped with a digit, it does <em>not</em> always catch: {@code B1} and
 *       {@code 1B} are both 111. A {@link CaseNumberFormat} closes this by knowing where its letters stand.
 *   <li><b>Damm</b> (one digit, digits only) catches every wrong digit and every swap of two neighbours.
 * </ul>
 *
 * <p>Nothing is allocated, but for the message of a refusal.
 */
public final class CheckDigits {

    private CheckDigits() {}

    /**
     * Returns the MOD 97-10 check number of a text that does not carry it yet, to be appended as two digits.
     *
     * @return 2 to 98
     * @throws IllegalArgumentException if the text has no letter or digit, or has a character that is none of {@code A-Z 0-9 - / .}
     */
    public static int mod97(CharSequence text) {
        return computed(Check.MOD_97_10, text);
    }

    /**
     * Answers whether a text ends in its own two MOD 97-10 check digits.
     *
     * <p>Only the check that {@link #mod97} computes is right: 00, 01 and 99 are congruent to 97, 98 and 2, and still wrong.
     */
    public static boolean mod97Holds(CharSequence text) {
        return holds(Check.MOD_97_10, text);
    }

    /**
     * Returns the Damm check digit of a text that does not carry it yet.
     *
     * @return 0 to 9
     * @throws IllegalArgumentException if the text has no digit, or has a character that is none of {@code 0-9 - / .}
     */
    public static int damm(CharSequence text) {
        return computed(Check.DAMM, text);
    }

    /** Answers whether a text of digits ends in its own Damm check digit. */
    public static boolean dammHolds(CharSequence text) {
        return holds(Check.DAMM, text);
    }

    private static int computed(Check check, CharSequence text) {
        int state = over(check, text, text.length());
        if (state < 0) {
            throw new IllegalArgumentException("a check is computed over " + check.alphabet()
                    + " and the separators - / . only, and over one of the former at least; leave everything else out");
        }
        return check.value(state);
    }

    private static boolean holds(Check check, CharSequence text) {
        int end = text.length() - check.width();
        int written = 0;
        for (int i = Math.max(end, 0); i < text.length(); i++) {
            if (!Alphabet.isDigit(text.charAt(i))) {
                return false;
            }
            written = written * 10 + (text.charAt(i) - '0');
        }
        int state = over(check, text, end);
        return state >= 0 && check.value(state) == written;
    }

    /** Returns the state after the characters before {@code end}, or -1 if there are none or one that does not belong there. */
    private static int over(Check check, CharSequence text, int end) {
        int state = -1;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (check.covers(c)) {
                state = check.step(Math.max(state, 0), c);
            } else if (!Alphabet.isSeparator(c)) {
                return -1;
            }
        }
        return state;
    }
}
