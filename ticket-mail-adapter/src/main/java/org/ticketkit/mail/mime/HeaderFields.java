package org.ticketkit.mail.mime;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The fields of one header block in their order; values unfolded, not yet decoded. */
public record HeaderFields(List<Field> fields) {

    /**
     * One field.
     *
     * @param name as written
     * @param value unfolded, without surrounding blanks
     */
    public record Field(String name, String value) {
        boolean isCalled(String other) {
            return name.equalsIgnoreCase(other);
        }
    }

    static final HeaderFields NONE = new HeaderFields(List.of());

    /** Copies the list. */
    public HeaderFields {
        fields = List.copyOf(fields);
    }

    /** The topmost field of that name. */
    public Optional<String> first(String name) {
        return fields.stream()
                .filter(field -> field.isCalled(name))
                .map(Field::value)
                .findFirst();
    }

    /** All fields of that name, topmost first. */
    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.isCalled(name))
                .map(Field::value)
                .toList();
    }

    /** The topmost field in lower case without blanks around, or an empty text. */
    public String lower(String name) {
        return first(name).orElse("").strip().toLowerCase(Locale.ROOT);
    }

    /** Says whether there is a field of that name. */
    public boolean has(String name) {
        return first(name).isPresent();
    }
}
