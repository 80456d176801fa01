package org.ticketkit.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ticketkit.spi.json.Json;
import org.ticketkit.ticket.OpenTicket;

/** Digests that tell a repeat from something else. */
public final class Fingerprint {

    private Fingerprint() {}

    /** The SHA-256 of what a request says, without the keys under which it is said (rule T1). */
    static String of(OpenTicket command) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("subject", command.subject());
        content.put("text", command.content().text());
        content.put("html", command.content().html());
        content.put(
                "files",
                command.content().attachments().stream()
                        .map(staged -> staged.file().sha256())
                        .toList());
        content.put(
                "by", command.requester().channel() + " " + command.requester().address());
        content.put("channel", command.channel());
        content.put("queue", command.queue());
        content.put("category", command.category());
        content.put("priority", command.priority());
        if (command.status() != null) {
            content.put("status", command.status());
        }
        return sha256(Json.write(content));
    }

    /** The SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal. */
    public static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
