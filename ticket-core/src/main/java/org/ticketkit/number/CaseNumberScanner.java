package org.ticketkit.number;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ticketkit.number.Reading.Misread;
import org.ticketkit.number.Reading.Unreadable;
import org.ticketkit.number.Reading.Valid;
import org.ticketkit.ticket.CaseNumber;

/**
 * Finds the case numbers in a subject or body, those of earlier formats too (rule N6).
 *
 * <p>In running text less is tolerated than where a person typed a number alone. Read are: lower case; full-width letters and
 * digits; the look-alikes O, I and L; other hyphens (U+2010 to U+2015, minus, soft hyphen, small and full-width hyphen); and
 * numbers without any of their separators, if the format begins with a letter and has one before the sequence. Not read are
 * numbers without some of their separators, with a gap or line break inside, and misread ones.
 *
 * <p>A number that is a part of something longer is none: one beside a letter, a digit, an underscore or a combining mark, or
 * beside one of {@code - / . \ @ = & % + ~ ?} that has such a character on its other side, as in addresses and file names. Letters of
 * scripts written without spaces (Chinese, Japanese, Korean, Thai and their like) do not count here.
 *
 * <p>The promise of {@link CaseNumberFormat} holds for what is found, format by format: a number in which one letter or digit is
 * wrong, or two neighbours are swapped, is not found as another one. A wrong character that is neither may cut a number in two,
 * of which one half is taken for a shorter number, as any punctuation after a number would be; formats that begin with a letter
 * and have a separator before the check, as the default has, are safe from that too. Two formats of one scanner should begin
 * differently: the check alone keeps them apart otherwise.
 *
 * <p>The time is linear in the length of the text, whatever is in it: each character is looked at a fixed number of times, and nothing is
 * ever looked at again for having nearly fitted. Immutable.
 */
public final class CaseNumberScanner {

    /** The most numbers that are found in one text; what comes after them is not looked at. */
    public static final int MAX_FOUND = 100;

    private final List<CaseNumberFormat> formats;
    private final boolean[] beginnings = new boolean[128];
    private final int shortest;

    private CaseNumberScanner(List<CaseNumberFormat> formats) {
        this.formats = List.copyOf(formats);
        this.shortest = formats.stream()
                .mapToInt(format -> format.layout().shortest())
                .min()
                .orElseThrow();
        for (char c = 0; c < beginnings.length; c++) {
            char read = Alphabet.inText(c);
            beginnings[c] = formats.stream().anyMatch(format -> format.layout().canBeginWith(read));
        }
    }

    /** Returns a scanner for the numbers of the current format and of those that were in use before. */
    public static CaseNumberScanner of(CaseNumberFormat current, CaseNumberFormat... earlier) {
        return new CaseNumberScanner(
                Stream.concat(Stream.of(current), Stream.of(earlier)).distinct().toList());
    }

    /**
     * Returns a scanner for the numbers of some formats.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static CaseNumberScanner of(List<CaseNumberFormat> formats) {
        if (formats.isEmpty()) {
            throw new IllegalArgumentException("a scanner has at least one format; hand in CaseNumberFormat.DEFAULT");
        }
        return new CaseNumberScanner(formats.stream().distinct().toList());
    }

    /** Returns the formats, the current one first. */
    public List<CaseNumberFormat> formats() {
        return formats;
    }

    /**
     * A number in a text.
     *
     * @param number the number as its format writes it
     * @param start the index of its first character in the text
     * @param end the index after its last character
     */
    public record Found(CaseNumber number, int start, int end) {}

    /**
     * Returns the numbers in a text, in the order in which they stand there, {@value #MAX_FOUND} at most; one that is there twice is
     * found twice. Where several formats read the same place as different numbers and none of them writes it just so, all of
     * them are returned, with the same place.
     */
    public List<Found> scan(CharSequence text) {
        List<Found> found = new ArrayList<>();
        int at = 0;
        while (at < text.length() && found.size() < MAX_FOUND) {
            at = mayBegin(text.charAt(at)) && !WordBounds.gluedBefore(text, at) ? token(text, at, found) : at + 1;
        }
        return found;
    }

    /**
     * Reads what a person typed, as {@link CaseNumberFormat#parse} does, in whichever format it is.
     *
     * <p>What one format writes just so is a number of that format, the first of them. What several formats read tolerantly as different
     * numbers is {@link Misread}, with all of them.
     */
    public Reading read(String typed) {
        List<Reading> readings =
                formats.stream().map(format -> format.parse(typed)).toList();
        List<Valid> valid = readings.stream()
                .filter(Valid.class::isInstance)
                .map(Valid.class::cast)
                .toList();
        Optional<Valid> exact = valid.stream()
                .filter(reading -> reading.number().value().equals(typed))
                .findFirst();
        if (exact.isPresent()) {
            return exact.get();
        }
        if (!valid.isEmpty() && valid.stream().map(Valid::number).distinct().count() == 1) {
            return valid.get(0);
        }
        return valid.isEmpty() ? misread(readings) : misread(valid);
    }

    private static Reading misread(List<? extends Reading> readings) {
        if (readings.stream().allMatch(Unreadable.class::isInstance)) {
            return new Unreadable();
        }
        return new Misread(readings.stream()
                .flatMap(reading -> reading.<Stream<CaseNumber>>match(
                        valid -> Stream.of(valid.number()),
                        misread -> misread.candidates().stream(),
                        unreadable -> Stream.empty()))
                .distinct()
                .limit(Misread.MAX_CANDIDATES)
                .toList());
    }

    private boolean mayBegin(char c) {
        if (c < 128) {
            return beginnings[c];
        }
        char read = Alphabet.inText(c);
        return read < 128 && read != Alphabet.OTHER && beginnings[read];
    }

    /**
     * Takes up everything from {@code start} that letters, digits and single separators hold together, and returns its end. Whatever it is, no number begins inside it: it would be glued to what stands
     * before it.
     */
    private int token(CharSequence text, int start, List<Found> found) {
        int end = start + 1;
        while (end < text.length() && goesOn(text, end)) {
            end++;
        }
        int length = end - start;
        if (length >= shortest && length <= CaseNumber.MAX_LENGTH && !WordBounds.gluedAfter(text, end)) {
            add(found, text, start, end);
        }
        return end;
    }

    /** Answers whether a letter or digit stands here, or a separator with one behind it. */
    private static boolean goesOn(CharSequence text, int at) {
        char c = Alphabet.inText(text.charAt(at));
        if (Alphabet.isSeparator(c)) {
            c = at + 1 < text.length() ? Alphabet.inText(text.charAt(at + 1)) : Alphabet.OTHER;
        }
        return c != Alphabet.OTHER && !Alphabet.isSeparator(c);
    }

    private void add(List<Found> found, CharSequence text, int start, int end) {
        StringBuilder token = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            token.append(Alphabet.inText(text.charAt(i)));
        }
        for (CaseNumber number : numbers(token.toString())) {
            if (found.size() < MAX_FOUND) {
                found.add(new Found(number, start, end));
            }
        }
    }

    /** Returns the number that a token is as some format writes it, or else those that the formats tolerantly read it as. */
    private Set<CaseNumber> numbers(String token) {
        Set<CaseNumber> numbers = new LinkedHashSet<>();
        for (CaseNumberFormat format : formats) {
            Optional<CaseNumber> number = number(format, token);
            if (number.isPresent() && number.get().value().equals(token)) {
                return Set.of(number.get());
            }
            number.ifPresent(numbers::add);
        }
        return numbers;
    }

    private static Optional<CaseNumber> number(CaseNumberFormat format, String token) {
        return format.certain(token)
                .map(Valid::number)
                .filter(number -> number.value().length() == token.length()
                        || (format.layout().isKnownWithoutSeparators() && isWithoutSeparators(token)));
    }

    private static boolean isWithoutSeparators(String token) {
        return token.chars().noneMatch(c -> Alphabet.isSeparator((char) c));
    }
}
