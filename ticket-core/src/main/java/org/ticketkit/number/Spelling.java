package org.ticketkit.number;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ticketkit.ticket.CaseNumber;

/**
 * How a case number is read out on the telephone: in short groups, each character by a word (rule N1). For hosts to call.
 *
 * <pre>{@code
 * Spelling.groups(number);              // [T, 20, 26, 000, 042, 92]
 * Spelling.DIN_5009.spell(number);      // Tübingen, zwei null, zwei sechs, null null null, null vier zwei, neun zwei
 * }</pre>
 *
 * <p>Separators are where groups end and are not said: {@link CaseNumberFormat#parse} reads a number without them.
 */
public final class Spelling {

    /** The German spelling alphabet for commerce and administration, DIN 5009:2022-06; digits in German. */
    public static final Spelling DIN_5009 = new Spelling(
            "Aachen Berlin Chemnitz Düsseldorf Essen Frankfurt Goslar Hamburg Ingelheim Jena Köln Leipzig München Nürnberg"
                    + " Offenbach Potsdam Quickborn Rostock Salzwedel Tübingen Unna Völklingen Wuppertal Xanten Ypsilon Zwickau",
            "null eins zwei drei vier fünf sechs sieben acht neun");

    /**
     * The radiotelephony spelling alphabet of ICAO, Annex 10, Volume II, 5.2.1.3, as ITU and NATO use it too; digits in English, where ICAO
     * says <i>tree</i>, <i>fower</i>, <i>fife</i> and <i>niner</i>.
     */
    public static final Spelling ICAO = new Spelling(
            "Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November"
                    + " Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu",
            "zero one two three four five six seven eight nine");

    private static final int LONGEST_GROUP = 3;

    private final List<String> letters;
    private final List<String> digits;

    private Spelling(String letters, String digits) {
        this.letters = List.of(letters.split(" "));
        this.digits = List.of(digits.split(" "));
    }

    /**
     * Returns the pieces of a number that are said in one breath, without its separators: letters and digits apart, never more than three
     * characters, and none left over alone.
     */
    public static List<String> groups(CaseNumber number) {
        List<String> groups = new ArrayList<>();
        String value = number.value();
        int start = 0;
        while (start < value.length()) {
            int end = start + 1;
            while (end < value.length() && kind(value.charAt(end)) == kind(value.charAt(start))) {
                end++;
            }
            if (!Alphabet.isSeparator(value.charAt(start))) {
                cut(value.substring(start, end), groups);
            }
            start = end;
        }
        return groups;
    }

    /** Returns the words for a number, those of a group parted by spaces, groups by commas. */
    public String spell(CaseNumber number) {
        return groups(number).stream()
                .map(group -> group.chars().mapToObj(c -> word((char) c)).collect(Collectors.joining(" ")))
                .collect(Collectors.joining(", "));
    }

    /** Returns the word for a capital {@code A-Z} or a digit. */
    private String word(char c) {
        return Alphabet.isDigit(c) ? digits.get(c - '0') : letters.get(c - 'A');
    }

    /** Cuts threes off, but four into two and two. */
    private static void cut(String run, List<String> groups) {
        int at = 0;
        while (at < run.length()) {
            int rest = run.length() - at;
            int length = rest == LONGEST_GROUP + 1 ? 2 : Math.min(rest, LONGEST_GROUP);
            groups.add(run.substring(at, at + length));
            at += length;
        }
    }

    private static int kind(char c) {
        return Alphabet.isDigit(c) ? 0 : Alphabet.isLetter(c) ? 1 : 2;
    }
}
