package org.ticketkit.number;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ticketkit.number.Reading.Misread;
import org.ticketkit.number.Reading.Unreadable;
import org.ticketkit.number.Reading.Valid;
import org.ticketkit.ticket.CaseNumber;

/**
 * Writes case numbers by a template, and reads what a person typed (rules N1, N3 and N5).
 *
 * <pre>{@code
 * CaseNumberFormat format = CaseNumberFormat.of("T-{yyyy}-{seq:6}-{check}").inZone(ZoneId.of("Europe/Berlin"));
 * CaseNumber number = format.format(42, now);         // T-2026-000042-92
 * format.parse("t 2026 ooo042 92").certain();          // the same
 * format.parse("T-2026-000024-92");                   // Misread[candidates=[T-2026-000042-92, ...]]
 * }</pre>
 *
 * <p>The parts of a template:
 *
 * <table>
 *   <caption>Parts</caption>
 *   <tr><td>text</td><td>capitals but I, L and O, digits, and single separators {@code -}, {@code /} and {@code .} between other
 *       parts</td></tr>
 *   <tr><td><code>{yyyy}</code>, <code>{yy}</code>, <code>{MM}</code>, <code>{dd}</code></td><td>year, year without century, month
 *       and day in the zone of the format, UTC by default; each once at most</td></tr>
 *   <tr><td><code>{seq:n}</code></td><td>the sequence, padded with zeros to n digits, 1 to 18, and growing beyond; <code>{seq}</code>
 *       is <code>{seq:1}</code>; once</td></tr>
 *   <tr><td><code>{opaque:n}</code></td><td>the sequence, hidden under a key, with n digits or more, 6 to 18; see {@link
 *       #opaque}</td></tr>
 *   <tr><td><code>{check}</code></td><td>ISO 7064 MOD 97-10, two digits; at the end</td></tr>
 *   <tr><td><code>{check:damm}</code></td><td>Damm, one digit, for templates without letters; at the end</td></tr>
 * </table>
 *
 * <h2>The series</h2>
 *
 * A format draws from one series, which is named by its template. With {@link #restarting} it begins again with every year, month or
 * day. To change zone, restart or key of a format that is in use is to change what its numbers mean: a desk refuses it, as the same
 * numbers would come again ({@link #fingerprint}). Change the template too, and keep the format of before as an earlier one.
 *
 * <h2>What the check promises</h2>
 *
 * It covers every letter and digit of the number, in order. From a number as it is written, one wrong character, or one swap of two
 * neighbours, never leads to another valid number of the format (N3), for these reasons:
 *
 * <ul>
 *   <li>The sequence alone has more than one length, so two numbers of one length have every part at the same place. They differ in
 *       digits only, and both checks catch a wrong digit and a swap of neighbours, across a separator too, since the separators
 *       are passed over, and with the check itself, since it is at the end. A letter for a digit, which MOD 97-10 might miss, does
 *       not fit the template.
 *   <li>A look-alike is read as the one digit that it looks like: O is 0; I and L are 1. No template has these letters, so none of them
 *       is ever right in its own place, and one wrong character stays one wrong digit.
 *   <li>Separators may be missing, but never stand elsewhere. Where a text with a missing one could as well be an exactly written
 *       number with one wrong character (a digit typed for a hyphen), it is {@link Misread} and both are offered. That needs a sequence
 *       grown beyond its padding and a check that happens to hold for both: one in 97 with MOD 97-10, one in 10 with Damm.
 * </ul>
 *
 * A <em>lost</em> or doubled character makes a number of another length; with a sequence beyond its padding the check catches 96 of
 * 97 (MOD 97-10) or 9 of 10 (Damm) of those.
 *
 * <p>Immutable; equal if template, zone, restart and key are. For several threads.
 */
public final class CaseNumberFormat {

    /** The longest text that {@link #parse} looks at, in characters. */
    public static final int MAX_TYPED = 256;

    /** {@code T-2026-000042-92}: a prefix, the year in UTC, six digits or more, MOD 97-10. */
    public static final CaseNumberFormat DEFAULT = of("T-{yyyy}-{seq:6}-{check}");

    private static final long FIRST_DAY = LocalDate.of(0, 1, 1).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

    private final String template;
    private final ZoneId zone;
    private final Restart restart;
    private final @Nullable HiddenSequence hidden;
    private final Layout layout;
    private final NearMisses nearMisses;
    private final boolean showsDay;

    private CaseNumberFormat(
            String template, ZoneId zone, Restart restart, @Nullable HiddenSequence hidden, Layout layout) {
        this.template = template;
        this.zone = zone;
        this.restart = restart;
        this.hidden = hidden;
        this.layout = layout;
        this.nearMisses = new NearMisses(layout);
        this.showsDay = layout.showsDay();
    }

    /**
     * Returns the format with this template, its dates in UTC, its sequence without a restart.
     *
     * @throws IllegalArgumentException if the template cannot be used; the message has all faults at once, each with its way out
     */
    public static CaseNumberFormat of(String template) {
        return new CaseNumberFormat(template, ZoneOffset.UTC, Restart.NEVER, null, Template.compile(template, null));
    }

    /**
     * Returns the format with this template, which has an <code>{opaque:n}</code>: a number tells neither how many there are nor what
     * its neighbour is (rule N4).
     *
     * <p>The sequence is enciphered by FF1 of NIST SP 800-38G with AES, the other characters of the number being the tweak, so that
     * another year has another order. FF1 permutes the numbers of one length: n digits as long as the sequence has no more, then one
     * more, so that numbers stay unique, and a series is never used up; how many digits a number has beyond n is all that is told. Fewer
     * than 6 digits are refused as Revision 1 of the standard does. A sequence ends at 18 digits.
     *
     * <p>The key is the host's to keep, and the same on all nodes, for as long as the format is used: under another one the series would
     * go through the same numbers again, in another order. A desk stores a check of the key and refuses another. Should it be told, take
     * a new template with a new key, and keep the format of before as an earlier one; should it be lost, the same template with {@code
     * seq} for {@code opaque} reads its numbers.
     *
     * @param key 16, 24 or 32 bytes that are drawn by chance; copied
     * @throws IllegalArgumentException if the template or the key cannot be used
     */
    public static CaseNumberFormat opaque(String template, byte[] key) {
        HiddenSequence hidden = new HiddenSequence(key);
        return new CaseNumberFormat(
                template, ZoneOffset.UTC, Restart.NEVER, hidden, Template.compile(template, hidden));
    }

    /** Returns the same format with its dates in another zone. */
    public CaseNumberFormat inZone(ZoneId zone) {
        return new CaseNumberFormat(template, zone, restart, hidden, layout);
    }

    /**
     * Returns the same format with a sequence that begins again (rule N2), in the zone of the format.
     *
     * <p>With <code>{yy}</code> the numbers come again after a hundred years.
     *
     * @throws IllegalArgumentException if the numbers do not show the period, so that they would come again
     */
    public CaseNumberFormat restarting(Restart restart) {
        if (!restart.marks().chars().allMatch(mark -> layout.shows((char) mark))) {
            throw new IllegalArgumentException(
                    "the numbers of '" + template + "' would come again if their sequence restarts " + restart
                            + ": they do not show the period; add {yyyy}, for months {MM} too, and for days {dd} too");
        }
        return new CaseNumberFormat(template, zone, restart, hidden, layout);
    }

    /** Returns the template. */
    public String template() {
        return template;
    }

    /** Returns the zone of the dates. */
    public ZoneId zone() {
        return zone;
    }

    /** Returns when the sequence begins again; {@link Restart#NEVER} by default. */
    public Restart restart() {
        return restart;
    }

    /**
     * Returns the series that a number is drawn from at this instant.
     *
     * @throws IllegalArgumentException if the sequence restarts and the year is not 0 to 9999
     */
    public Series seriesAt(Instant now) {
        if (restart == Restart.NEVER) {
            return Series.endless(template);
        }
        String day = Integer.toString(100_000_000 + dayOf(now)).substring(1);
        return new Series(template, day.substring(0, 2 + 2 * restart.marks().length()) + " " + zone);
    }

    /**
     * Returns a digest of what may not change while the template stays: when the sequence restarts, then in which zone, and the key, of
     * which nothing can be learnt from it.
     */
    public String fingerprint() {
        String content = restart + "\n" + (restart == Restart.NEVER ? "" : zone) + "\n" + keyCheck();
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    private String keyCheck() {
        return hidden == null ? "" : hidden.keyCheck();
    }

    /**
     * Writes a number.
     *
     * @param sequence the running part, 0 or more
     * @param now the instant whose day the number shows, if it shows one
     * @throws IllegalArgumentException if the sequence is negative, or in opaque mode has more than 18 digits, or if a day is shown
     *     and its year is not 0 to 9999
     */
    public CaseNumber format(long sequence, Instant now) {
        if (sequence < 0 || sequence > layout.greatest()) {
            throw new IllegalArgumentException(
                    "the sequence of a case number is 0 to " + layout.greatest() + ", not " + sequence);
        }
        return layout.write(sequence, showsDay ? dayOf(now) : 0);
    }

    /**
     * Reads what a person typed or said, tolerantly (N5): lower case; gaps anywhere; missing separators, other hyphens; the look-alikes O
     * and o for 0, I, i, L and l for 1; full-width and other single characters that are a letter or digit by Unicode's NFKC.
     *
     * <p>Never corrects: what is not a number beyond doubt is {@link Misread} or {@link Unreadable}. A text above {@value #MAX_TYPED}
     * characters is unreadable.
     */
    public Reading parse(String typed) {
        Optional<Valid> exact = layout.read(typed);
        if (exact.isPresent()) {
            return exact.get();
        }
        return typed.length() > MAX_TYPED ? new Unreadable() : tolerantly(Alphabet.typed(typed));
    }

    private Reading tolerantly(String text) {
        Optional<String> straight = layout.straightened(text);
        Optional<Valid> meant = straight.flatMap(layout::read);
        if (meant.isPresent()) {
            CaseNumber number = meant.get().number();
            Optional<CaseNumber> rival = rival(number, text);
            return rival.isEmpty() ? meant.get() : new Misread(List.of(number, rival.get()));
        }
        List<CaseNumber> candidates = nearMisses.candidates(text);
        return straight.isEmpty() && candidates.isEmpty() ? new Unreadable() : new Misread(candidates);
    }

    private Optional<CaseNumber> rival(CaseNumber meant, String text) {
        return nearMisses.rival(text).filter(rival -> !rival.equals(meant));
    }

    /** Reads a text of {@link Alphabet} only if it is a number beyond doubt. */
    Optional<Valid> certain(String text) {
        return layout.straightened(text)
                .flatMap(layout::read)
                .filter(meant -> rival(meant.number(), text).isEmpty());
    }

    Layout layout() {
        return layout;
    }

    private int dayOf(Instant now) {
        long seconds = now.getEpochSecond() + zone.getRules().getOffset(now).getTotalSeconds();
        long day = Math.floorDiv(seconds, 86_400);
        if (day < FIRST_DAY || day > LAST_DAY) {
            throw new IllegalArgumentException(
                    "a case number shows years from 0 to 9999 only; " + now + " is in another");
        }
        LocalDate date = LocalDate.ofEpochDay(day);
        return date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CaseNumberFormat that
                && template.equals(that.template)
                && zone.equals(that.zone)
                && restart == that.restart
                && keyCheck().equals(that.keyCheck());
    }

    @Override
    public int hashCode() {
        return 31 * template.hashCode() + zone.hashCode();
    }

    /** Returns the template. */
    @Override
    public String toString() {
        return template;
    }
}
