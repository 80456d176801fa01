package org.ticketkit.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.StoredRecord;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.TicketField;

/** How a ticket's record lies in its row: a column per field, and the fields with several values together in one more. */
final class TicketRows {

    /** The fields that have a column of their own, in the order of the columns. */
    static final List<TicketField> FIELDS = Arrays.stream(TicketField.values())
            .filter(field -> field.type() != TicketField.Type.TEXTS)
            .toList();

    /** The fields with several values. */
    static final List<TicketField> TERMS = Arrays.stream(TicketField.values())
            .filter(field -> field.type() == TicketField.Type.TEXTS)
            .toList();

    /** The columns that change with every write, besides the version. */
    static final List<String> CONTENT = content();

    private TicketRows() {}

    private static List<String> content() {
        List<String> columns =
                new ArrayList<>(FIELDS.stream().map(TicketRows::column).toList());
        columns.add("terms");
        columns.add("body");
        return List.copyOf(columns);
    }

    /** The column of a field. */
    static String column(TicketField field) {
        return field.name().toLowerCase(Locale.ROOT);
    }

    /** The values of {@link #CONTENT}. */
    static List<@Nullable Object> values(Map<TicketField, Object> fields, String body) {
        List<@Nullable Object> values = new ArrayList<>();
        FIELDS.forEach(field -> values.add(fields.get(field)));
        values.add(Json.write(terms(fields)));
        values.add(body);
        return values;
    }

    /** The fields with several values, sorted so that the same values give the same text. */
    static Map<TicketField, Set<String>> terms(Map<TicketField, Object> fields) {
        Map<TicketField, Set<String>> terms = new EnumMap<>(TicketField.class);
        for (TicketField field : TERMS) {
            if (fields.get(field) instanceof Set<?> values && !values.isEmpty()) {
                terms.put(
                        field, values.stream().map(String.class::cast).collect(Collectors.toCollection(TreeSet::new)));
            }
        }
        return terms;
    }

    static StoredRecord read(TenantId tenant, Columns row) throws SQLException {
        Map<TicketField, Object> fields = new EnumMap<>(TicketField.class);
        for (TicketField field : FIELDS) {
            Object value = value(row, field);
            if (value != null) {
                fields.put(field, value);
            }
        }
        Json.object(row.text("terms"))
                .forEach((field, values) -> fields.put(
                        TicketField.valueOf(field),
                        Json.array(values).stream().map(String.class::cast).collect(Collectors.toUnmodifiableSet())));
        return new StoredRecord(
                tenant,
                new RecordRef(RecordRef.TICKET, row.uuid("id")),
                row.number("version"),
                row.text("body"),
                fields);
    }

    private static @Nullable Object value(Columns row, TicketField field) throws SQLException {
        String column = column(field);
        return switch (field.type()) {
            case TEXT -> row.optionalText(column).orElse(null);
            case INTEGER -> row.optionalNumber(column).orElse(null);
            case INSTANT -> row.optionalInstant(column).orElse(null);
            case TEXTS -> throw new IllegalArgumentException(field + " has no column");
        };
    }
}
