package org.ticketkit.mail;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address that is safe to put into a command and a header as it stands.
 *
 * @param local the part before the @; beyond ASCII only if the server takes SMTPUTF8
 * @param domain the part behind it, in ASCII
 */
record OutgoingAddress(String local, String domain) {

    private static final Pattern LOCAL =
            Pattern.compile("[^\\x00-\\x20\\x7f()<>\\[\\]:;@\\\\,\"]+|\"[\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]+\"");

    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*");

    private static final Pattern LITERAL = Pattern.compile("\\[(IPv6:)?[0-9A-Fa-f.:]{2,45}\\]");

    /** RFC 5321, section 4.5.3.1. */
    private static final int LONGEST_LOCAL = 64;

    private static final int LONGEST_DOMAIN = 255;

    /** IDNA 2008 takes these as they are, {@link IDN} turns them into others: mail would go to somebody else's domain. */
    private static final String DEVIATIONS = "\u00df\u1e9e\u03c2\u200c\u200d";

    /**
     * Reads an address.
     *
     * @throws Unsendable says what is wrong with it, without the address
     */
    static OutgoingAddress of(String address) throws Unsendable {
        int at = address.lastIndexOf('@');
        if (at < 1) {
            throw new Unsendable("the address is not one of mail");
        }
        String local = address.substring(0, at);
        boolean isText = StandardCharsets.UTF_8.newEncoder().canEncode(local);
        if (!isText
                || local.chars().anyMatch(HeaderText::isLookAlike)
                || !LOCAL.matcher(local).matches()) {
            throw new Unsendable("the address has a character that must not be in one");
        }
        if (local.getBytes(StandardCharsets.UTF_8).length > LONGEST_LOCAL) {
            throw new Unsendable("the part of the address before the @ is longer than " + LONGEST_LOCAL + " bytes");
        }
        String domain = ascii(address.substring(at + 1))
                .orElseThrow(() -> new Unsendable("the domain of the address is none; its ASCII form (xn--) may help"));
        return new OutgoingAddress(local, domain);
    }

    /** The domain in ASCII; empty if it is none, or if its reading is in doubt. */
    static Optional<String> ascii(String domain) {
        if (domain.chars().anyMatch(c -> DEVIATIONS.indexOf(c) >= 0 || c <= ' ')) {
            return Optional.empty();
        }
        try {
            String ascii = LITERAL.matcher(domain).matches() ? domain : IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED);
            boolean isOne =
                    DOMAIN.matcher(ascii).matches() || LITERAL.matcher(ascii).matches();
            return isOne && ascii.length() <= LONGEST_DOMAIN ? Optional.of(ascii) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    boolean needsUtf8() {
        return local.chars().anyMatch(c -> c > '~');
    }

    /** As a header names it. */
    String named(String checkedName) {
        return checkedName.isEmpty() ? toString() : HeaderText.phrase(checkedName) + "\r\n <" + this + ">";
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}
