package org.ticketkit.mail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Cuts an Authentication-Results value into its pieces: comments out, quoted strings whole, divided at semicolons. */
final class AuthenticationResultsReader {

    private AuthenticationResultsReader() {}

    static List<String> parts(String value) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int comment = 0;
        boolean quoted = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && (quoted || comment > 0)) {
                i++;
            } else if (c == '"' && comment == 0) {
                quoted = !quoted;
            } else if (quoted) {
                // a blank or a semicolon inside quotation marks is no part of any domain
                part.append(c == ';' || c == '=' || Character.isWhitespace(c) ? '_' : c);
            } else if (c == '(') {
                comment++;
            } else if (c == ')' && comment > 0) {
                comment--;
            } else if (comment == 0 && c == ';') {
                parts.add(part.toString());
                part.setLength(0);
            } else if (comment == 0) {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    /** {@code dkim=pass header.d=example.com}, with blanks around the equals sign forgiven. */
    static Optional<AuthenticationResults.MethodResult> method(String part) {
        String[] words = part.strip()
                .replaceAll("\\s*=\\s*", "=")
                .toLowerCase(Locale.ROOT)
                .split("\\s+", -1);
        int equals = words[0].indexOf('=');
        if (equals <= 0) {
            return Optional.empty();
        }
        Map<String, String> properties = new HashMap<>();
        for (int i = 1; i < words.length; i++) {
            int at = words[i].indexOf('=');
            if (at > 0) {
                properties.putIfAbsent(words[i].substring(0, at), words[i].substring(at + 1));
            }
        }
        String method = words[0].substring(0, equals).replaceFirst("/.*", "");
        return Optional.of(new AuthenticationResults.MethodResult(method, words[0].substring(equals + 1), properties));
    }
}
