package org.ticketkit.spi.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A JSON object read as typed members; a missing one that must be there is answered by {@link IllegalArgumentException}. */
public record JsonObject(Map<String, @Nullable Object> members) {

    /** Reads an object. */
    public static JsonObject read(String json) {
        return new JsonObject(Json.readObject(json));
    }

    /** A text that is there. */
    public String text(String name) {
        return optional(name).orElseThrow(() -> new IllegalArgumentException("stored text has no member " + name));
    }

    /** A text that may be missing. */
    public Optional<String> optional(String name) {
        return Optional.ofNullable(members.get(name)).map(Object::toString);
    }

    /** An integer that is there. */
    public long number(String name) {
        return new BigDecimal(text(name)).longValueExact();
    }

    /** A small integer that is there. */
    public int count(String name) {
        return Math.toIntExact(number(name));
    }

    /** An instant that is there. */
    public Instant instant(String name) {
        return Instant.parse(text(name));
    }

    /** A UUID that is there. */
    public UUID id(String name) {
        return UUID.fromString(text(name));
    }

    /** A constant that is there. */
    public <E extends Enum<E>> E constant(String name, Class<E> type) {
        return Enum.valueOf(type, text(name));
    }

    /** An object that is there. */
    public JsonObject object(String name) {
        return of(members.get(name));
    }

    /** An object that may be missing. */
    public Optional<JsonObject> optionalObject(String name) {
        return Optional.ofNullable(members.get(name)).map(JsonObject::of);
    }

    /** A list of objects; empty if it is missing. */
    public <T> List<T> objects(String name, Function<JsonObject, T> as) {
        return members.get(name) instanceof List<?> list
                ? list.stream().map(element -> as.apply(of(element))).toList()
                : List.of();
    }

    /** A list of texts; empty if it is missing. */
    public List<String> texts(String name) {
        return members.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    @SuppressWarnings("unchecked")
    private static JsonObject of(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return new JsonObject((Map<String, @Nullable Object>) map);
        }
        throw new IllegalArgumentException("stored text has no object where one is expected");
    }
}
