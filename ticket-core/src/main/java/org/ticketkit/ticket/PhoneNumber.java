package org.ticketkit.ticket;

import java.util.regex.Pattern;

/** How a phone number is kept, so that the same one is the same text. */
final class PhoneNumber {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s\u00a0\u2010-\u2013()./-]");
    private static final Pattern DIGITS = Pattern.compile("\\+?[0-9]+");

    private PhoneNumber() {}

    /** The digits alone, after a plus sign if it is international (ITU-T E.123); what is no number stays as it is. */
    static String plain(String written) {
        boolean isInternational = written.startsWith("+") || written.startsWith("00");
        String number = isInternational ? written.replace("(0)", "") : written;
        String bare = SEPARATORS.matcher(number).replaceAll("");
        if (!DIGITS.matcher(bare).matches()) {
            return written;
        }
        return bare.startsWith("00") ? "+" + bare.substring(2) : bare;
    }
}
