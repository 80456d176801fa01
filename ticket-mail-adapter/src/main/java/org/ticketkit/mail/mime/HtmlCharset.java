package org.ticketkit.mail.mime;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the charset that an HTML text names in itself, for parts that name none. */
final class HtmlCharset {

    /** Browsers look no further either. */
    private static final int LOOKED_AT = 1024;

    private static final Pattern META =
            Pattern.compile("(?i)<meta[^>]{0,200}charset\\s{0,5}=\\s{0,5}[\"']?([\\w.:-]{1,40})");

    private HtmlCharset() {}

    static Optional<String> find(ContentType type, byte[] bytes) {
        if (!type.is("text", "html")) {
            return Optional.empty();
        }
        String head = new String(bytes, 0, Math.min(LOOKED_AT, bytes.length), StandardCharsets.ISO_8859_1);
        Matcher matcher = META.matcher(head);
        return matcher.find()
                ? Optional.of(matcher.group(1))
                        .filter(name -> !name.toLowerCase(java.util.Locale.ROOT).startsWith("utf-16"))
                : Optional.empty();
    }
}
