package org.ticketkit.number;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.ticketkit.number.Reading.Valid;
import org.ticketkit.ticket.CaseNumber;

/**
 * What stands where in the numbers of a format: a template, compiled to marks, one per character.
 *
 * <p>A capital, a digit and a separator mark themselves. {@code a} to {@code h} mark the digits of a day as in 20261122, {@link
 * #SEQUENCE} a digit of the sequence, {@link #CHECK} one of the check. The sequence alone has more than one length, so the
 * length of a number says what each of its characters is: no adjacency of parts is ambiguous.
 */
final class Layout {

    /** Marks a digit of the sequence. */
    static final char SEQUENCE = 's';

    /** Marks a digit of the check. */
    static final char CHECK = 'x';

    /** The digits of the greatest sequence. */
    static final int MOST_DIGITS = 19;

    private static final int[] POWERS = {10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1};

    private final String head;
    private final String tail;
    private final int leastDigits;
    private final Check check;
    private final @Nullable HiddenSequence hidden;
    private final int separators;
    private final boolean knownWithoutSeparators;

    /**
     * Lays numbers out.
     *
     * @param head the marks before the sequence
     * @param tail the marks after it, up to the check, which is not among them
     * @param leastDigits to how many digits the sequence is padded
     * @param hidden hides the sequence, or null if it is shown
     */
    Layout(String head, String tail, int leastDigits, Check check, @Nullable HiddenSequence hidden) {
        this.head = head;
        this.tail = tail + Character.toString(CHECK).repeat(check.width());
        this.leastDigits = leastDigits;
        this.check = check;
        this.hidden = hidden;
        this.separators = separatorsOf(head + tail);
        this.knownWithoutSeparators = !head.isEmpty() && Alphabet.isLetter(head.charAt(0)) && separatorsOf(head) > 0;
    }

    /** Answers whether a number shows something of its day. */
    boolean showsDay() {
        return (head + tail).chars().anyMatch(mark -> isDayMark((char) mark));
    }

    /**
     * Answers whether a number without its separators can be told from other digits in a text, and from a piece of a longer
     * number: it begins with a letter, and a separator stands before the sequence, which a mere piece would still have.
     */
    boolean isKnownWithoutSeparators() {
        return knownWithoutSeparators;
    }

    /** The length of the shortest number without its separators. */
    int shortest() {
        return fixedLength() + leastDigits - separators;
    }

    /** Answers whether a number can begin with this character. */
    boolean canBeginWith(char c) {
        return fits(mark(0, fixedLength() + leastDigits), c);
    }

    /** Answers whether the character stands in some number. */
    boolean has(char c) {
        return Alphabet.isDigit(c) || (head + tail).indexOf(c) >= 0;
    }

    /** Answers whether the numbers of some length of the sequence have this many characters. */
    boolean hasLength(int length) {
        int digits = length - fixedLength();
        return digits >= leastDigits && digits <= (hidden == null ? MOST_DIGITS : Ff1.MOST_DIGITS);
    }

    /** Returns what stands at a position of a number of this length. */
    char mark(int position, int length) {
        if (position < head.length()) {
            return head.charAt(position);
        }
        int inTail = position - (length - tail.length());
        return inTail >= 0 ? tail.charAt(inTail) : SEQUENCE;
    }

    /** Answers whether a character may stand where the mark is. */
    static boolean fits(char mark, char c) {
        return mark >= 'a' ? Alphabet.isDigit(c) : mark == c;
    }

    /**
     * Writes a number.
     *
     * @param sequence at most {@link #greatest()}
     * @param day as in 20261122
     */
    CaseNumber write(long sequence, int day) {
        int digits = Math.max(leastDigits, digitsOf(sequence));
        byte[] number = new byte[fixedLength() + digits];
        int end = number.length - check.width();
        writeFixed(head, head.length(), number, 0, day);
        writeFixed(tail, tail.length() - check.width(), number, head.length() + digits, day);
        writeDigits(shown(sequence, digits, number), number, head.length(), head.length() + digits);
        int state = 0;
        for (int i = 0; i < end; i++) {
            if (!Alphabet.isSeparator((char) number[i])) {
                state = check.step(state, (char) number[i]);
            }
        }
        writeDigits(check.value(state), number, end, number.length);
        return new CaseNumber(new String(number, StandardCharsets.ISO_8859_1));
    }

    private static void writeFixed(String marks, int length, byte[] number, int from, int day) {
        for (int i = 0; i < length; i++) {
            char mark = marks.charAt(i);
            number[from + i] = (byte) (isDayMark(mark) ? '0' + day / POWERS[mark - 'a'] % 10 : mark);
        }
    }

    private static void writeDigits(long value, byte[] number, int from, int to) {
        long rest = value;
        for (int i = to - 1; i >= from; i--) {
            number[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /** The greatest sequence that there is a number for. */
    long greatest() {
        return hidden == null ? Long.MAX_VALUE : Ff1.power(Ff1.MOST_DIGITS) - 1;
    }

    private long shown(long sequence, int digits, byte[] number) {
        return hidden == null ? sequence : hidden.shown(sequence, digits, digits > leastDigits, fixed(number, digits));
    }

    private long sequence(long shown, String number) {
        int digits = number.length() - fixedLength();
        return hidden == null
                ? shown
                : hidden.sequence(
                        shown,
                        digits,
                        digits > leastDigits,
                        fixed(number.getBytes(StandardCharsets.ISO_8859_1), digits));
    }

    /** What a number shows beside sequence and check: the sequences of another day are hidden in another way. */
    private byte[] fixed(byte[] number, int digits) {
        int inTail = tail.length() - check.width();
        byte[] fixed = new byte[head.length() + inTail];
        System.arraycopy(number, 0, fixed, 0, head.length());
        System.arraycopy(number, head.length() + digits, fixed, head.length(), inTail);
        return fixed;
    }

    /** Reads a text that must be a number exactly as it is written; empty if it is none. */
    Optional<Valid> read(String text) {
        int length = text.length();
        if (!hasLength(length)) {
            return Optional.empty();
        }
        long sequence = 0;
        int day = 0;
        int state = 0;
        int written = 0;
        for (int i = 0; i < length; i++) {
            char mark = mark(i, length);
            char c = text.charAt(i);
            if (!fits(mark, c)) {
                return Optional.empty();
            }
            if (mark == CHECK) {
                written = written * 10 + (c - '0');
                continue;
            }
            if (mark == SEQUENCE) {
                sequence = sequence * 10 + (c - '0');
            } else if (isDayMark(mark)) {
                day += (c - '0') * POWERS[mark - 'a'];
            }
            if (!Alphabet.isSeparator(mark)) {
                state = check.step(state, c);
            }
        }
        boolean holds = check.value(state) == written && isWrittenSo(text, sequence) && isDay(day);
        return holds
                ? Optional.of(new Valid(new CaseNumber(text), dateParts(day), sequence(sequence, text)))
                : Optional.empty();
    }

    /**
     * Puts the separators where they belong, if some are missing, and leaves out the gaps; empty if the text then is not laid out
     * like a number. A separator in a wrong place is an error, a missing one is not.
     */
    Optional<String> straightened(String text) {
        int length = separators;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            length += c == Alphabet.BLANK || Alphabet.isSeparator(c) ? 0 : 1;
        }
        if (!hasLength(length)) {
            return Optional.empty();
        }
        char[] number = new char[length];
        int at = afterBlanks(text, 0);
        for (int i = 0; i < length; i++) {
            char mark = mark(i, length);
            boolean there = at < text.length() && fits(mark, text.charAt(at));
            if (!there && !Alphabet.isSeparator(mark)) {
                return Optional.empty();
            }
            number[i] = there ? text.charAt(at) : mark;
            at = there ? afterBlanks(text, at + 1) : at;
        }
        return at == text.length() ? Optional.of(new String(number)) : Optional.empty();
    }

    private static int afterBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == Alphabet.BLANK) {
            at++;
        }
        return at;
    }

    private static int separatorsOf(String marks) {
        return (int)
                marks.chars().filter(mark -> Alphabet.isSeparator((char) mark)).count();
    }

    private int fixedLength() {
        return head.length() + tail.length();
    }

    private static boolean isDayMark(char mark) {
        return mark >= 'a' && mark <= 'h';
    }

    private static int digitsOf(long sequence) {
        int digits = 1;
        for (long rest = sequence / 10; rest > 0; rest /= 10) {
            digits++;
        }
        return digits;
    }

    /** No leading zero beyond the padding, and no overflow: 19 digits wrap to a negative number at most. */
    private boolean isWrittenSo(String text, long sequence) {
        boolean padded = text.length() == fixedLength() + leastDigits;
        return sequence >= 0 && (padded || text.charAt(head.length()) != '0');
    }

    /** Answers whether a number shows this part of its day. */
    boolean shows(char dayMark) {
        return head.indexOf(dayMark) >= 0 || tail.indexOf(dayMark) >= 0;
    }

    private boolean isDay(int day) {
        int month = day / 100 % 100;
        int dayOfMonth = day % 100;
        if (shows('e') && (month < 1 || month > 12)) {
            return false;
        }
        return !shows('g') || (dayOfMonth >= 1 && dayOfMonth <= daysIn(day / 10_000, month));
    }

    /** A year without its century, and none at all, which is 0 here, have the leap days of 2000 to 2099. */
    private int daysIn(int year, int month) {
        return shows('e') ? YearMonth.of(year, month).lengthOfMonth() : 31;
    }

    private DateParts dateParts(int day) {
        return new DateParts(shown('c', day / 10_000), shown('e', day / 100 % 100), shown('g', day % 100));
    }

    private OptionalInt shown(char dayMark, int value) {
        return shows(dayMark) ? OptionalInt.of(value) : OptionalInt.empty();
    }
}
