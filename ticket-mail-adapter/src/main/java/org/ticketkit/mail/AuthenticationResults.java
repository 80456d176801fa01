package org.ticketkit.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What one server found out about a mail's sender (RFC 8601).
 *
 * @param authservId who says so, lower case
 * @param results its findings in their order
 */
public record AuthenticationResults(String authservId, List<MethodResult> results) {

    /**
     * One finding.
     *
     * @param method lower case, for example {@code dmarc}
     * @param result lower case, for example {@code pass}
     * @param properties what it was found about, for example {@code header.from}; keys and values in lower case
     */
    public record MethodResult(String method, String result, Map<String, String> properties) {

        /** Copies the properties. */
        public MethodResult {
            properties = Map.copyOf(properties);
        }
    }

    /** Copies the list. */
    public AuthenticationResults {
        results = List.copyOf(results);
    }

    /** Reads a header value, unfolded; what cannot be understood is left out, so the result may be empty. */
    public static AuthenticationResults parse(String value) {
        List<String> parts = AuthenticationResultsReader.parts(value);
        String id = parts.isEmpty() ? "" : firstWord(parts.get(0)).toLowerCase(Locale.ROOT);
        List<MethodResult> results = new ArrayList<>();
        for (String part : parts.subList(Math.min(1, parts.size()), parts.size())) {
            AuthenticationResultsReader.method(part).ifPresent(results::add);
        }
        return new AuthenticationResults(id, results);
    }

    /**
     * Only the topmost header is looked at, because everything below may be forged; another server's word is none.
     *
     * <p>DMARC decides if there is a result, because it is what the From domain asks for. Otherwise DKIM or SPF, if they pass for
     * the From domain or a domain above or below it, prove the sender. Their failing disproves nothing: forwarding breaks both. So
     * only a failed DMARC is FAIL. What passes is said of the From address, and so only proves a sender who is named there.
     */
    static SenderTrust trust(ParsedMail mail, String authservId) {
        List<String> fields = mail.headers().fields().all("Authentication-Results");
        List<MailAddress> from = mail.addresses(AddressField.FROM);
        if (fields.isEmpty()
                || from.size() != 1
                || mail.headers().fields().all("From").size() != 1) {
            return SenderTrust.NONE;
        }
        AuthenticationResults top = parse(fields.get(0));
        if (!top.authservId().equals(authservId.strip().toLowerCase(Locale.ROOT))) {
            return SenderTrust.NONE;
        }
        SenderTrust trust = top.trustIn(from.get(0).domain());
        return trust == SenderTrust.PASS && !isSender(from.get(0), mail) ? SenderTrust.NONE : trust;
    }

    /** What is proved of a From that nobody can be written to at must not vouch for the Sender or Reply-To that stands in for it. */
    private static boolean isSender(MailAddress from, ParsedMail mail) {
        return from.isUsable() && mail.from().filter(from::equals).isPresent();
    }

    private SenderTrust trustIn(String domain) {
        if (domain.isEmpty()) {
            return SenderTrust.NONE;
        }
        Optional<MethodResult> dmarc = results.stream()
                .filter(result -> result.method().equals("dmarc"))
                .filter(result -> aligned(result.properties().getOrDefault("header.from", domain), domain))
                .findFirst();
        if (dmarc.isPresent() && dmarc.get().result().equals("fail")) {
            return SenderTrust.FAIL;
        }
        boolean proved = results.stream().anyMatch(result -> proves(result, domain));
        return proved ? SenderTrust.PASS : SenderTrust.NONE;
    }

    private static boolean proves(MethodResult result, String domain) {
        if (!result.result().equals("pass")) {
            return false;
        }
        Map<String, String> properties = result.properties();
        return switch (result.method()) {
            case "dmarc" -> aligned(properties.getOrDefault("header.from", domain), domain);
            case "dkim" ->
                aligned(afterAt(properties.getOrDefault("header.d", properties.getOrDefault("header.i", ""))), domain);
            case "spf" -> aligned(afterAt(properties.getOrDefault("smtp.mailfrom", "")), domain);
            default -> false;
        };
    }

    /**
     * Same domain, or the From domain lies below the proved one. A subdomain's proof says nothing about its parent: who rents
     * a subdomain could otherwise write in the name of the house. A top-level domain proves nothing.
     */
    private static boolean aligned(String proved, String from) {
        return proved.equals(from) || (proved.indexOf('.') > 0 && from.endsWith("." + proved));
    }

    private static String afterAt(String identity) {
        return identity.substring(identity.lastIndexOf('@') + 1);
    }

    private static String firstWord(String text) {
        String stripped = text.strip();
        int blank = stripped.indexOf(' ');
        return blank < 0 ? stripped : stripped.substring(0, blank);
    }
}
