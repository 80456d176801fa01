package org.ticketkit.mail;

import java.util.regex.Pattern;

/** Tells by the start of a subject that somebody passes a mail on. */
final class SubjectPrefix {

    /** How mail clients of many languages mark a mail that is passed on; {@code vs} is also Finnish for "Re", rule M6 has it here. */
    private static final Pattern FORWARD = Pattern.compile(
            "\\s{0,9}(?:\\[[^\\]]{1,40}\\]\\s{0,9}){0,3}"
                    + "(?:fwd?|wg|tr|rv|vs|vb|enc|doorst|i|pd|továbbítás|İlt|ilt|пересл|转发|轉寄)"
                    + "(?:\\s?[\\[(]\\d{1,3}[\\])])?\\s?[:\\uFF1A].*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

    private SubjectPrefix() {}

    /** Does the outermost prefix say "forwarded"? */
    static boolean isForward(String subject) {
        return FORWARD.matcher(subject).matches();
    }
}
