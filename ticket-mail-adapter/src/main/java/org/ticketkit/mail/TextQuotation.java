package org.ticketkit.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds where the quotation begins in a plain text, by quote marks and by the table of languages. */
final class TextQuotation {

    /**
     * Where the quotation and the new part meet.
     *
     * @param index of the first character behind the border
     * @param below whether the new part is below the quotation instead of above it
     * @param sign what showed it
     */
    record Border(int index, boolean below, String sign) {}

    /** Texts longer than this are not searched behind it; a new part this long is no harm. */
    private static final int LINES = 5_000;

    /** Introductions are broken over at most so many lines. */
    private static final int FOLDED = 4;

    private static final int LONGEST_INTRODUCTION = 400;

    /** A verb of the table, at the end of a line or near it, in a line that has a date or an address. */
    private static final Pattern INTRODUCTION =
            Pattern.compile("(?iu)^[> *_-]{0,12}(?=.{0,300}[\\d@<\"]).{1,300}?(?<![\\p{L}\\d])"
                    + QuotationLanguages.WROTE + "(?![\\p{L}\\d]).{0,120}?[:：][\\s*_]{0,8}$");

    /** The writer's name and address are enough of a sign without a date. */
    private static final Pattern NAMED = Pattern.compile("(?iu)^.{0,120}<[^<>@ ]{1,64}@[^<>@ ]{1,200}>,? {0,3}"
            + QuotationLanguages.WROTE + " {0,3}[:：]?[\\s*_]{0,8}$");

    /** Zoho: {@code ---- On Tue, ... wrote ----}. */
    private static final Pattern DASHED =
            Pattern.compile("(?iu)^-{2,8} ?.{5,250}" + QuotationLanguages.WROTE + " ?-{2,8}$");

    /** A date, then a name with an address, and nothing else: Gmail of old, mail.ru, Yandex. */
    private static final Pattern DATED = Pattern.compile(
            "(?iu)^[> ]{0,4}(?:\\p{L}{2,4}\\.?, )?(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[./ ](?:\\d{1,2}|\\p{L}{3,10})[./ ]\\d{2,4})[^<>]{0,120}<(?:mailto:)?[^<>@ ]{1,64}@[^<>@ ]{1,200}>(?:[:：]|$)[\\s]{0,4}$");

    private static final Pattern RULER = Pattern.compile("(?iu)^[> *]{0,6}(?:-{2,}|_{2,}|={2,}|—{1,}) ?"
            + QuotationLanguages.ORIGINAL + ".{0,80}?(?:-{2,}|_{2,}|={2,}|—{1,})[* ]{0,6}$");

    private static final Pattern FORWARD = Pattern.compile(
            "(?iu)^[> *]{0,6}(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-mail)|début du message (?:réexpédié|transféré)|inicio del mensaje reenviado|inizio messaggio inoltrato|начало переадресованного сообщения) ?:[* ]{0,6}$");

    private static final Pattern FROM_FIELD =
            Pattern.compile("(?iu)^[> *]{0,6}" + QuotationLanguages.FROM + "[* ]{0,3}[:：][* ]{0,3}\\S.{0,300}$");

    private static final Pattern OTHER_FIELD =
            Pattern.compile("(?iu)^[> *]{0,6}" + QuotationLanguages.FIELDS + "[* ]{0,3}[:：].{0,500}$");

    private static final Pattern LINE = Pattern.compile("^[> ]{0,4}[_=—-]{5,}\\s{0,4}$");

    private static final Pattern QUOTED = Pattern.compile("^ {0,3}[>|].*");

    private static final Pattern SIGNATURE = Pattern.compile("^(?:--|—|__) ?$|^_{3,}$");

    private final List<Integer> starts = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    private TextQuotation(String text) {
        int from = 0;
        while (from <= text.length() && lines.size() < LINES) {
            int end = text.indexOf('\n', from);
            int stop = end < 0 ? text.length() : end;
            starts.add(from);
            lines.add(text.substring(from, stop).stripTrailing());
            from = stop + 1;
        }
    }

    /** The border in the text; empty if nothing is quoted, or answers stand between quoted lines. */
    static Optional<Border> border(String text) {
        return new TextQuotation(text).find();
    }

    private Optional<Border> find() {
        for (int i = 0; i < lines.size(); i++) {
            String sign = signAt(i);
            if (!sign.isEmpty()) {
                return wholeRestIsQuoted(i, sign)
                        ? Optional.of(new Border(starts.get(withRuler(i)), false, sign))
                        : answerBelow(i, sign);
            }
        }
        return Optional.empty();
    }

    /** An introduced quotation at the very beginning, and below it one piece of new text. */
    private Optional<Border> answerBelow(int i, String sign) {
        int k = i + introductionLines(i);
        boolean begins = lines.subList(0, i).stream().allMatch(String::isBlank);
        if (!begins || k == i) {
            return Optional.empty();
        }
        while (k < lines.size()
                && (lines.get(k).isBlank() || QUOTED.matcher(lines.get(k)).matches())) {
            k++;
        }
        boolean onePiece = lines.subList(k, lines.size()).stream()
                .noneMatch(line -> QUOTED.matcher(line).matches());
        return onePiece ? Optional.of(new Border(starts.get(k), true, sign)) : Optional.empty();
    }

    private String signAt(int i) {
        String line = lines.get(i);
        if (line.isEmpty()) {
            return "";
        }
        if (line.length() <= LONGEST_INTRODUCTION
                && (RULER.matcher(line).matches() || FORWARD.matcher(line).matches())) {
            return "original-message";
        }
        if (introductionLines(i) > 0) {
            return "introduction";
        }
        if (isHeader(i)) {
            return "header";
        }
        return QUOTED.matcher(line).matches() ? "quote-marks" : "";
    }

    /** How many lines from there on introduce a quotation; 0 if none does. */
    private int introductionLines(int i) {
        StringBuilder joined = new StringBuilder();
        for (int n = 0; n < FOLDED && i + n < lines.size(); n++) {
            String line = lines.get(i + n);
            boolean blankBeforeBracket = line.isBlank()
                    && n > 0
                    && i + n + 1 < lines.size()
                    && lines.get(i + n + 1).strip().startsWith("<");
            if (line.isBlank() && !blankBeforeBracket) {
                return 0;
            }
            joined.append(n == 0 ? "" : " ").append(line.strip());
            if (joined.length() > LONGEST_INTRODUCTION) {
                return 0;
            }
            if (isIntroduction(joined.toString())) {
                return n > 0 && !startsLikeIntroduction(lines.get(i)) ? 0 : n + 1;
            }
        }
        return 0;
    }

    /** The cheap questions come first: the patterns are asked about few lines of a long text. */
    private static boolean isIntroduction(String line) {
        int end = line.length();
        while (end > 0 && " *_".indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        char last = end == 0 ? ' ' : line.charAt(end - 1);
        boolean colon = last == ':' || last == '\uFF1A';
        return (colon && INTRODUCTION.matcher(line).matches())
                || (line.indexOf('>') > 0 && NAMED.matcher(line).matches())
                || (last == '-' && DASHED.matcher(line).matches())
                || ((colon || last == '>') && DATED.matcher(line).matches());
    }

    /** A sentence before a folded introduction is not part of it. */
    private static boolean startsLikeIntroduction(String line) {
        return line.length() <= 120
                && !line.strip().endsWith(".")
                && !line.strip().endsWith("!")
                && line.chars().anyMatch(c -> Character.isDigit(c) || c == '@' || c == '"' || c == '<');
    }

    private boolean isHeader(int i) {
        if (!FROM_FIELD.matcher(lines.get(i)).matches()) {
            return false;
        }
        int fields = 0;
        int seen = 0;
        for (int k = i + 1; k < lines.size() && seen < 6; k++) {
            if (!lines.get(k).isBlank()) {
                seen++;
                fields += OTHER_FIELD.matcher(lines.get(k)).matches() ? 1 : 0;
            }
        }
        return fields >= 2;
    }

    /** The line that Outlook draws above the header belongs to the quotation. */
    private int withRuler(int i) {
        int k = i - 1;
        while (k > 0 && lines.get(k).isBlank()) {
            k--;
        }
        return k >= 0 && LINE.matcher(lines.get(k)).matches() ? k : i;
    }

    /** Behind quote marks nothing but a signature may follow; behind an unmarked quotation everything belongs to it. */
    private boolean wholeRestIsQuoted(int i, String sign) {
        int next = i + Math.max(1, introductionLines(i));
        while (next < lines.size() && lines.get(next).isBlank()) {
            next++;
        }
        boolean marked = sign.equals("quote-marks")
                || (next < lines.size() && QUOTED.matcher(lines.get(next)).matches());
        if (!marked) {
            return true;
        }
        for (int k = sign.equals("quote-marks") ? i : next; k < lines.size(); k++) {
            String line = lines.get(k);
            if (SIGNATURE.matcher(line).matches()) {
                return true;
            }
            if (!line.isBlank()
                    && !QUOTED.matcher(line).matches()
                    && !QuotationLanguages.SENT_FROM.matcher(line.strip()).matches()) {
                return false;
            }
        }
        return true;
    }

    /** The end of the text before that index without an introduction that stands directly above it. */
    static int withoutIntroduction(String text, int end) {
        TextQuotation before = new TextQuotation(text.substring(0, end));
        int last = before.lines.size() - 1;
        while (last > 0 && before.lines.get(last).isBlank()) {
            last--;
        }
        for (int i = Math.max(0, last - FOLDED + 1); i <= last; i++) {
            int count = before.introductionLines(i);
            if (count > 0 && i + count > last) {
                return before.starts.get(i);
            }
        }
        return end;
    }

    /** Says whether a text begins with the header of a quoted mail. */
    static boolean beginsWithHeader(String text) {
        TextQuotation quotation = new TextQuotation(text);
        for (int i = 0; i < quotation.lines.size(); i++) {
            if (!quotation.lines.get(i).isBlank()) {
                return quotation.isHeader(i);
            }
        }
        return false;
    }

    /** Says whether a text holds no more than an introduction, a signature or blanks. */
    static boolean isNothingNew(String text) {
        String stripped = text.strip();
        String joined = stripped.replaceAll("\\s+", " ");
        return joined.isEmpty()
                || joined.startsWith("--")
                || (joined.length() <= LONGEST_INTRODUCTION && isIntroduction(joined))
                || QuotationLanguages.SENT_FROM.matcher(joined).matches()
                || stripped.lines()
                        .allMatch(line -> line.isBlank()
                                || SIGNATURE.matcher(line.strip()).matches());
    }
}
