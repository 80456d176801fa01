package org.ticketkit.number;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.ticketkit.number.Reading.Misread;
import org.ticketkit.number.Reading.Valid;
import org.ticketkit.ticket.CaseNumber;

/** The valid numbers from which a text is one wrong character or one swap of neighbours away (rule N5). */
final class NearMisses {

    private static final String SYMBOLS = "-./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private final Layout layout;
    private final String symbols;

    NearMisses(Layout layout) {
        this.layout = layout;
        StringBuilder used = new StringBuilder();
        SYMBOLS.chars().filter(c -> layout.has((char) c)).forEach(c -> used.append((char) c));
        this.symbols = used.toString();
    }

    /**
     * Returns what may have been meant by a text that is no number: tolerably written numbers count too, but not that a separator
     * is wrong here and missing there. The cost is bounded by the length of a number, squared, times the few characters that
     * numbers of the format have.
     */
    List<CaseNumber> candidates(String text) {
        String solid = text.replace(Character.toString(Alphabet.BLANK), "");
        if (solid.length() > CaseNumber.MAX_LENGTH) {
            return List.of();
        }
        Slips slips = new Slips(solid);
        for (int i = 0; i < solid.length(); i++) {
            slips.swap(i, i + 1, this::tolerantly);
            if (i + 1 < solid.length() && Alphabet.isSeparator(solid.charAt(i + 1))) {
                slips.swap(i, i + 2, this::tolerantly);
            }
        }
        for (int i = 0; i < solid.length(); i++) {
            slips.replace(i, Alphabet.isSeparator(solid.charAt(i)) ? layout::read : this::tolerantly);
        }
        return slips.meant();
    }

    /**
     * Returns the exactly written number that a text with a separator missing may as well be with one wrong character: in
     * {@code 20261234567-89} the 1 may stand for a hyphen.
     *
     * <p>Nothing else can come between a tolerably written number and one slip in another: every other slip leaves all
     * separators there, and then each character has one place only.
     */
    Optional<CaseNumber> rival(String text) {
        int misfit = firstMisfit(text);
        if (misfit == text.length()) {
            return Optional.empty();
        }
        char[] corrected = text.toCharArray();
        corrected[misfit] = layout.mark(misfit, text.length());
        return layout.read(new String(corrected)).map(Valid::number);
    }

    private Optional<Valid> tolerantly(String text) {
        return layout.straightened(text).flatMap(layout::read);
    }

    private int firstMisfit(String text) {
        int at = 0;
        while (at < text.length() && Layout.fits(layout.mark(at, text.length()), text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Undoes the slips that may have been made in a text, one after the other. */
    private final class Slips {

        private final StringBuilder text;
        private final Set<CaseNumber> meant = new LinkedHashSet<>();

        Slips(String text) {
            this.text = new StringBuilder(text);
        }

        List<CaseNumber> meant() {
            return new ArrayList<>(meant);
        }

        void swap(int one, int other, Function<String, Optional<Valid>> reading) {
            if (one >= 0 && other < text.length() && text.charAt(one) != text.charAt(other)) {
                exchange(one, other);
                read(reading);
                exchange(one, other);
            }
        }

        void replace(int position, Function<String, Optional<Valid>> reading) {
            char there = text.charAt(position);
            for (int i = 0; i < symbols.length(); i++) {
                if (symbols.charAt(i) != there) {
                    text.setCharAt(position, symbols.charAt(i));
                    read(reading);
                }
            }
            text.setCharAt(position, there);
        }

        private void exchange(int one, int other) {
            char c = text.charAt(one);
            text.setCharAt(one, text.charAt(other));
            text.setCharAt(other, c);
        }

        private void read(Function<String, Optional<Valid>> reading) {
            if (meant.size() < Misread.MAX_CANDIDATES) {
                reading.apply(text.toString()).ifPresent(valid -> meant.add(valid.number()));
            }
        }
    }
}
