package org.ticketkit.number;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** Answers whether something in a text is glued to a word beside it, so that it is a part of that word. */
final class WordBounds {

    /** Scripts whose words stand beside others without a space: a number between them is not glued to them. */
    private static final Set<UnicodeScript> UNSPACED = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.HANGUL,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    /** The long-vowel mark of katakana, which Unicode gives to no script of its own. */
    private static final int LONG_VOWEL = 0x30FC;

    private WordBounds() {}

    /** Answers whether the character before {@code start} holds on to what begins there. */
    static boolean gluedBefore(CharSequence text, int start) {
        if (start == 0) {
            return false;
        }
        return endsInWord(text, start) || (isJoiner(text.charAt(start - 1)) && endsInWord(text, start - 1));
    }

    /** Answers whether the character at {@code end} holds on to what ends before it. */
    static boolean gluedAfter(CharSequence text, int end) {
        if (end == text.length()) {
            return false;
        }
        return beginsWord(text, end) || (isJoiner(text.charAt(end)) && beginsWord(text, end + 1));
    }

    private static boolean endsInWord(CharSequence text, int end) {
        return end > 0 && isWord(Character.codePointBefore(text, end));
    }

    private static boolean beginsWord(CharSequence text, int start) {
        return start < text.length() && isWord(Character.codePointAt(text, start));
    }

    private static boolean isWord(int c) {
        if (c < 128) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
        }
        return (Character.isLetterOrDigit(c) || isCombining(c))
                && c != LONG_VOWEL
                && !UNSPACED.contains(UnicodeScript.of(c));
    }

    private static boolean isCombining(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    /** What holds the words of an address, a path or a compound together. */
    private static boolean isJoiner(char c) {
        return Alphabet.isSeparator(Alphabet.inText(c)) || (c < 128 && "\\@=&%+~?".indexOf(c) >= 0);
    }
}
