package org.ticketkit.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.ticketkit.number.CaseNumberScanner.Found;
import org.ticketkit.number.Reading.Misread;
import org.ticketkit.number.Reading.Valid;
import org.ticketkit.ticket.CaseNumber;

class CaseNumberProperties {

    private static final List<String> HYPHENS = List.of(
            "-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212", "\uFF0D", "\uFE63", " ", " - ");
    private static final List<String> GAPS = List.of(" ", "\t", "\u00A0", "\u2009", "\u200B", "\u3000", "\n");

    @Property
    void N5_what_was_written_is_read_as_what_it_was(
            @ForAll("formats") CaseNumberFormat format,
            @ForAll("sequences") long sequence,
            @ForAll("instants") Instant now) {
        CaseNumber number = format.format(sequence, now);
        Valid valid = assertInstanceOf(Valid.class, format.parse(number.value()));
        assertEquals(number, valid.number());
        assertEquals(sequence, valid.sequence());
        LocalDate day = now.atZone(format.zone()).toLocalDate();
        assertEquals(
                new DateParts(
                        format.template().contains("{yyyy}")
                                ? OptionalInt.of(day.getYear())
                                : shown(format, "{yy}", day.getYear() % 100),
                        shown(format, "{MM}", day.getMonthValue()),
                        shown(format, "{dd}", day.getDayOfMonth())),
                valid.date());
    }

    @Property
    void N2_two_sequences_never_make_the_same_number(
            @ForAll("formats") CaseNumberFormat format,
            @ForAll("sequences") long one,
            @ForAll("sequences") long other,
            @ForAll("instants") Instant now) {
        if (one != other) {
            assertNotEquals(format.format(one, now), format.format(other, now));
        }
    }

    @Property
    void N3_the_check_of_every_number_is_that_of_the_published_arithmetic(
            @ForAll("formats") CaseNumberFormat format,
            @ForAll("sequences") long sequence,
            @ForAll("instants") Instant now) {
        String number = format.format(sequence, now).value();
        assertTrue(format.template().contains("damm") ? CheckDigits.dammHolds(number) : CheckDigits.mod97Holds(number));
    }

    @Property
    void N3_one_slip_never_leads_to_another_number(
            @ForAll("formats") CaseNumberFormat format,
            @ForAll("sequences") long sequence,
            @ForAll("instants") Instant now,
            @ForAll Random random) {
        CaseNumber number = format.format(sequence, now);
        List<String> slips = Slip.all(number.value());
        for (int i = 0; i < 6; i++) {
            String slip = slips.get(random.nextInt(slips.size()));
            Reading reading = format.parse(slip);
            if (Alphabet.typed(slip).equals(number.value())) {
                assertEquals(Optional.of(number), reading.certain());
            } else {
                assertEquals(Optional.empty(), reading.certain(), () -> slip + " for " + number);
                assertTrue(
                        reading instanceof Misread misread
                                && (misread.candidates().contains(number)
                                        || misread.candidates().size() == Misread.MAX_CANDIDATES),
                        () -> slip + " for " + number + " is " + reading);
            }
        }
    }

    @Property
    void N5_a_number_is_read_through_every_tolerated_way_of_typing_it(
            @ForAll("formats") CaseNumberFormat format,
            @ForAll("sequences") long sequence,
            @ForAll("instants") Instant now,
            @ForAll Random random) {
        CaseNumber number = format.format(sequence, now);
        String typed = typed(number.value(), random);
        assertEquals(Optional.of(number), format.parse(typed).certain(), () -> "typed '" + typed + "'");
    }

    @Property
    void N5_a_number_without_some_separators_is_read_or_offered(
            @ForAll("formats") CaseNumberFormat format,
            @ForAll("sequences") long sequence,
            @ForAll("instants") Instant now,
            @ForAll Random random) {
        CaseNumber number = format.format(sequence, now);
        StringBuilder typed = new StringBuilder();
        number.value()
                .chars()
                .filter(c -> !Alphabet.isSeparator((char) c) || random.nextBoolean())
                .forEach(c -> typed.append((char) c));
        Reading reading = format.parse(typed.toString());
        List<CaseNumber> read =
                reading.match(valid -> List.of(valid.number()), Misread::candidates, unreadable -> List.of());
        assertEquals(number, read.get(0), () -> "typed '" + typed + "'");
    }

    @Property
    void N5_nothing_that_is_typed_makes_reading_fail(@ForAll("formats") CaseNumberFormat format, @ForAll String typed) {
        Reading reading = format.parse(typed);
        reading.certain()
                .ifPresent(number -> assertEquals(
                        number, format.parse(number.value()).certain().orElseThrow()));
    }

    @Property
    void N5_candidates_are_valid_numbers_few_and_always_the_same(
            @ForAll("formats") CaseNumberFormat format,
            @ForAll("sequences") long sequence,
            @ForAll("instants") Instant now,
            @ForAll Random random) {
        List<String> slips = Slip.all(format.format(sequence, now).value());
        String slip = slips.get(random.nextInt(slips.size()));
        if (format.parse(slip) instanceof Misread misread) {
            assertEquals(misread, format.parse(slip));
            assertTrue(misread.candidates().size() <= Misread.MAX_CANDIDATES);
            assertEquals(
                    misread.candidates().size(),
                    Set.copyOf(misread.candidates()).size());
            misread.candidates()
                    .forEach(candidate -> assertEquals(
                            Optional.of(candidate),
                            format.parse(candidate.value()).certain()));
        }
    }

    @Property
    void N6_a_number_among_words_is_found_in_its_place(
            @ForAll("formats") CaseNumberFormat current,
            @ForAll("formats") CaseNumberFormat earlier,
            @ForAll("sequences") long sequence,
            @ForAll("instants") Instant now,
            @ForAll("openings") String before,
            @ForAll("closings") String after) {
        CaseNumberScanner scanner = CaseNumberScanner.of(current, earlier);
        for (CaseNumberFormat format : scanner.formats()) {
            CaseNumber number = format.format(sequence, now);
            String text = before + number + after;
            Found expected = new Found(
                    number, before.length(), before.length() + number.value().length());
            assertTrue(scanner.scan(text).contains(expected), () -> scanner.scan(text) + " in " + text);
        }
    }

    /** The scanner against the plain definition: every piece of the text that nothing is glued to, read for itself. */
    @Property(tries = 3000)
    void N6_the_scanner_finds_what_looking_at_every_piece_of_the_text_finds(@ForAll("nearlyNumbers") String text) {
        CaseNumberFormat spacious = CaseNumberFormat.of("T-{seq:2}-{check}");
        CaseNumberFormat digits = CaseNumberFormat.of("{seq:2}{check:damm}");
        List<Found> expected = new ArrayList<>();
        for (int start = 0; start < text.length(); start++) {
            for (int end = start + 1; end <= text.length(); end++) {
                if (!WordBounds.gluedBefore(text, start) && !WordBounds.gluedAfter(text, end)) {
                    expected.addAll(readPiece(spacious, text, start, end));
                    expected.addAll(readPiece(digits, text, start, end));
                }
            }
        }
        assertEquals(expected, CaseNumberScanner.of(spacious, digits).scan(text));
    }

    @Property
    void N6_nothing_in_a_text_makes_scanning_fail(@ForAll("formats") CaseNumberFormat format, @ForAll String text) {
        for (Found found : CaseNumberScanner.of(format).scan(text)) {
            assertEquals(
                    Optional.of(found.number()),
                    format.parse(text.substring(found.start(), found.end())).certain());
        }
    }

    @Property
    void N1_a_template_is_a_format_or_is_refused_with_a_reason(
            @ForAll
                    @Chars({'T', 'I', '-', '/', '{', '}', 's', 'e', 'q', ':', '7', 'y', ' '})
                    @CharRange(from = 'A', to = 'C')
                    @StringLength(max = 30)
                    String template) {
        try {
            CaseNumberFormat.of(template);
        } catch (IllegalArgumentException refusal) {
            assertTrue(refusal.getMessage().contains("cannot be used: "), refusal.getMessage());
        }
    }

    private static List<Found> readPiece(CaseNumberFormat format, String text, int start, int end) {
        StringBuilder piece = new StringBuilder();
        text.substring(start, end).chars().forEach(c -> piece.append(Alphabet.inText((char) c)));
        boolean bare = piece.chars().noneMatch(c -> Alphabet.isSeparator((char) c));
        return format
                .certain(piece.toString())
                .map(Valid::number)
                .filter(number -> bare || number.value().length() == piece.length())
                .map(number -> new Found(number, start, end))
                .stream()
                .toList();
    }

    private static OptionalInt shown(CaseNumberFormat format, String part, int value) {
        return format.template().contains(part) ? OptionalInt.of(value) : OptionalInt.empty();
    }

    /** Types a number as sloppily as is tolerated, each separator there in some form. */
    private static String typed(String number, Random random) {
        StringBuilder typed = new StringBuilder(gap(random));
        for (char c : number.toCharArray()) {
            if (c == '-') {
                typed.append(HYPHENS.get(random.nextInt(HYPHENS.size())));
            } else if (Alphabet.isSeparator(c)) {
                typed.append(random.nextBoolean() ? c : ' ');
            } else {
                typed.append(disguised(c, random));
            }
            typed.append(gap(random));
        }
        return typed.toString();
    }

    private static String gap(Random random) {
        return random.nextInt(8) == 0 ? GAPS.get(random.nextInt(GAPS.size())) : "";
    }

    private static char disguised(char c, Random random) {
        String same = c == '0' ? "0Oo\uFF10\uFF2F" : c == '1' ? "1IiLl\uFF11\uFF29\uFF4C" : "" + c;
        char alike = same.charAt(random.nextInt(same.length()));
        return switch (random.nextInt(4)) {
            case 0 -> alike >= 'A' && alike <= 'Z' ? (char) (alike + 32) : alike;
            case 1 -> alike < 128 ? (char) (alike + 0xFEE0) : alike;
            default -> alike;
        };
    }

    @Provide
    Arbitrary<CaseNumberFormat> formats() {
        Arbitrary<String> prefix = Arbitraries.strings()
                .withChars("ABCDEFGHJKMNPQRSTUVWXYZ0123456789")
                .ofMaxLength(4);
        Arbitrary<String> date = Arbitraries.of(
                "", "{yyyy}", "{yy}", "{yy}{MM}", "{yyyy}{MM}{dd}", "{dd}.{MM}.{yy}", "{yyyy}/{MM}", "{MM}", "{dd}");
        Arbitrary<String> sequence = Arbitraries.of("{seq}", "{seq:2}", "{seq:4}", "{seq:6}", "{seq:18}");
        Arbitrary<String> separator = Arbitraries.of("", "-", "/", ".");
        Arbitrary<ZoneId> zone = Arbitraries.of("UTC", "Europe/Berlin", "Pacific/Chatham", "America/St_Johns")
                .map(ZoneId::of);
        return Combinators.combine(
                        prefix,
                        date,
                        sequence,
                        separator,
                        separator,
                        Arbitraries.of(true, false),
                        zone,
                        Arbitraries.of(true, false))
                .as((text, day, running, first, second, damm, where, dayFirst) -> {
                    List<String> parts =
                            new ArrayList<>(dayFirst ? List.of(text, day, running) : List.of(text, running, day));
                    parts.removeIf(String::isEmpty);
                    String check = damm && text.chars().allMatch(Character::isDigit) ? "{check:damm}" : "{check}";
                    return CaseNumberFormat.of(String.join(first, parts) + second + check)
                            .inZone(where);
                });
    }

    @Provide
    Arbitrary<Long> sequences() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(0, 2_000),
                Arbitraries.longs().between(0, 20_000_000),
                Arbitraries.longs().between(0, Long.MAX_VALUE));
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(
                        Instant.parse("1900-01-02T00:00:00Z").getEpochSecond(),
                        Instant.parse("2199-12-30T00:00:00Z").getEpochSecond())
                .map(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<String> openings() {
        return Arbitraries.of(
                "", " ", "Re: [", "\n> ", "see ", "(", "#", "No. ", "- ", "\u3001", "\uD83D\uDE00", "\u4EF6");
    }

    @Provide
    Arbitrary<String> closings() {
        return Arbitraries.of(
                "", " ", "] ", ", ", ". ", "...", "!", " - x", ") and so on", "\u3001", "\uD83D\uDE00", "\u306F");
    }

    @Provide
    Arbitrary<String> nearlyNumbers() {
        CaseNumberFormat spacious = CaseNumberFormat.of("T-{seq:2}-{check}");
        CaseNumberFormat digits = CaseNumberFormat.of("{seq:2}{check:damm}");
        Arbitrary<String> number = Arbitraries.longs()
                .between(0, 300)
                .flatMap(n -> Arbitraries.of(
                        spacious.format(n, Instant.EPOCH).value(),
                        spacious.format(n, Instant.EPOCH).value().replace("-", ""),
                        spacious.format(n, Instant.EPOCH).value().replace('-', '\u2013'),
                        digits.format(n, Instant.EPOCH).value()));
        Arbitrary<String> junk = Arbitraries.strings()
                .withChars("T-0127.oIl /é\u0301\u00AD\uFF11\uD835サ@")
                .ofMaxLength(3);
        return Arbitraries.oneOf(number, junk, Arbitraries.of(" ", " ", "-", ". "))
                .list()
                .ofMaxSize(8)
                .map(pieces -> String.join("", pieces));
    }
}
