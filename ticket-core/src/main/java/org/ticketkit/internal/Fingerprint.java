package org.ticketkit.internal;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ticketkit.spi.json.Json;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.TicketCommand;

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

    /** The SHA-256 of a list of commands and who sends it; the same on every JVM, in whatever order its sets and maps are. */
    static String of(Actor actor, List<TicketCommand> commands) {
        return sha256(actor + " " + Json.write(plain(commands)));
    }

    /** Records, sets and maps as JSON knows them, in an order of their own. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Record record) {
            return plain(record);
        }
        if (value instanceof Set<?> set) {
            return set.stream()
                    .map(element -> Json.write(plain(element)))
                    .sorted()
                    .toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> sorted = new TreeMap<>();
            map.forEach((key, element) -> sorted.put(String.valueOf(key), plain(element)));
            return sorted;
        }
        return value instanceof List<?> list
                ? list.stream().map(element -> Json.write(plain(element))).toList()
                : value;
    }

    private static Map<String, @Nullable Object> plain(Record record) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("record", record.getClass().getSimpleName());
        for (RecordComponent part : record.getClass().getRecordComponents()) {
            try {
                members.put(part.getName(), plain(part.getAccessor().invoke(record)));
            } catch (ReflectiveOperationException failure) {
                throw new IllegalStateException(record.getClass() + " has no accessor of " + part, failure);
            }
        }
        return members;
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
