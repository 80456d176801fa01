package org.ticketkit.number;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ticketkit.ticket.CaseNumber;

/** Compiles the template of a format, and collects everything that is wrong with it. */
final class Template {

    private static final int MAX_LENGTH = 256;
    private static final int MOST_PADDING = 18;
    private static final String PARTS =
            "{yyyy}, {yy}, {MM}, {dd}, {seq}, {seq:n}, {opaque:n}, {check} and {check:damm}";

    private final String template;
    private final @Nullable HiddenSequence hidden;
    private final List<String> faults = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final StringBuilder head = new StringBuilder();
    private final StringBuilder tail = new StringBuilder();
    private int leastDigits;
    private char before = '-';
    private boolean moreAfterCheck;
    private Check check = Check.MOD_97_10;

    private Template(String template, @Nullable HiddenSequence hidden) {
        this.template = template;
        this.hidden = hidden;
    }

    /**
     * Compiles a template.
     *
     * @param hidden hides the sequence, or null if the template shows it
     * @throws IllegalArgumentException with all faults at once
     */
    static Layout compile(String template, @Nullable HiddenSequence hidden) {
        if (template.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("the template of a case number has " + template.length()
                    + " characters; at most " + MAX_LENGTH + " are allowed");
        }
        return new Template(template, hidden).compile();
    }

    private Layout compile() {
        int at = 0;
        while (at < template.length()) {
            at = template.charAt(at) == '{' ? part(at) : text(at);
        }
        checkWhole();
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(
                    "the case number template '" + template + "' cannot be used: " + String.join("; ", faults));
        }
        return new Layout(head.toString(), tail.toString(), leastDigits, check, hidden);
    }

    private int text(int at) {
        char c = template.charAt(at);
        if (Alphabet.isLetter(c) && Alphabet.isLookAlike(c)) {
            faults.add("the letter " + c + " at position " + at + " is read as the digit " + (c == 'O' ? '0' : '1')
                    + "; choose another letter than I, L and O");
        } else if (!Alphabet.isLetter(c) && !Alphabet.isDigit(c) && !Alphabet.isSeparator(c)) {
            faults.add("'" + c + "' at position " + at + " cannot stand in a number; use A-Z, 0-9, '-', '/' and '.', "
                    + "and write parts as " + PARTS);
        } else if (Alphabet.isSeparator(c) && Alphabet.isSeparator(before)) {
            faults.add("the separator '" + c + "' at position " + at
                    + (at == 0 ? " opens" : " doubles the one before it in")
                    + " the number and would get lost; put it between two parts");
        }
        append(Character.toString(c));
        return at + 1;
    }

    private int part(int at) {
        int end = template.indexOf('}', at);
        if (end < 0) {
            faults.add("'{' at position " + at + " is never closed; add '}'");
            return template.length();
        }
        part(template.substring(at + 1, end));
        return end + 1;
    }

    private void part(String name) {
        switch (name) {
            case "yyyy" -> day("year", "abcd");
            case "yy" -> day("year", "cd");
            case "MM" -> day("month", "ef");
            case "dd" -> day("day", "gh");
            case "check" -> check(Check.MOD_97_10);
            case "check:damm" -> check(Check.DAMM);
            default -> {
                if (name.equals("seq") || name.startsWith("seq:")) {
                    sequence(name, "seq", 1);
                } else if (name.equals("opaque") || name.startsWith("opaque:")) {
                    sequence(name, "opaque", Ff1.LEAST_DIGITS);
                } else {
                    faults.add("{" + name + "} is no part of a number; the parts are " + PARTS);
                    before = '0';
                }
            }
        }
    }

    private void day(String what, String marks) {
        if (!seen.add(what)) {
            faults.add("the " + what + " is there twice; leave one out");
        }
        append(marks);
    }

    private void sequence(String name, String part, int least) {
        leastDigits = name.equals("seq") ? 1 : padding(name.substring(Math.min(name.length(), part.length() + 1)));
        if (leastDigits < least) {
            faults.add("{" + name + "} does not say how many digits; write {" + part + ":n} with n from " + least
                    + " to " + MOST_PADDING + (least == 1 ? "" : ", as fewer could be tried out"));
        }
        if (!seen.add("sequence")) {
            faults.add("the sequence is there twice; leave one {" + part + "} out");
        } else if (part.equals("opaque") && hidden == null) {
            faults.add("{" + name + "} needs a key; use CaseNumberFormat.opaque(template, key)");
        } else if (part.equals("seq") && hidden != null) {
            faults.add("{" + name + "} hides nothing, whatever the key; write {opaque:6}");
        }
        before = '0';
    }

    /** Returns the padding, 0 if it is none. */
    private static int padding(String digits) {
        boolean number =
                digits.length() <= 2 && !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int padding = number ? Integer.parseInt(digits) : 0;
        return padding <= MOST_PADDING ? padding : 0;
    }

    private void check(Check kind) {
        if (!seen.add("check")) {
            faults.add("the check is there twice; leave the first out");
        }
        check = kind;
        before = Layout.CHECK;
    }

    private void append(String marks) {
        if (seen.contains("check")) {
            moreAfterCheck = true;
        }
        (seen.contains("sequence") ? tail : head).append(marks);
        before = marks.charAt(marks.length() - 1);
    }

    private void checkWhole() {
        if (!seen.contains("sequence")) {
            faults.add("it has no sequence, so that all numbers of a day would be the same; add {seq:6}");
        }
        if (!seen.contains("check")) {
            faults.add("it has no check, so that a slip of the pen would be another case; end it in {check}");
        }
        if (moreAfterCheck || (seen.contains("check") && before != Layout.CHECK)) {
            faults.add("something stands after the check; move {check} to the end");
        }
        boolean letters = (head.toString() + tail).chars().anyMatch(c -> Alphabet.isLetter((char) c));
        if (check == Check.DAMM && letters) {
            faults.add("Damm is for digits only and there are letters; use {check}, or a prefix of digits");
        }
        int longest = head.length() + Layout.MOST_DIGITS + tail.length() + check.width();
        if (longest > CaseNumber.MAX_LENGTH) {
            faults.add("with a sequence of " + Layout.MOST_DIGITS + " digits its numbers have " + longest
                    + " characters; shorten the text by " + (longest - CaseNumber.MAX_LENGTH));
        }
    }
}
