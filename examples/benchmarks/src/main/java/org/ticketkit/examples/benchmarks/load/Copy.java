package org.ticketkit.examples.benchmarks.load;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.ticketkit.examples.benchmarks.load.Marks.Mark;

/** Copies all rows of a table of originals, some days older and with identities, numbers and keys of their own. */
final class Copy {

    private final String from;
    private final String to;

    /** By column, what its value becomes in a copy that is so many days old. */
    private final Map<String, IntFunction<String>> columns = new LinkedHashMap<>();

    private Copy(String from, String to) {
        this.from = from;
        this.to = to;
    }

    /** From one table to another with the same columns; those that the database makes it makes anew. */
    static Copy of(Connection connection, String from, String to, Marks marks) throws SQLException {
        Copy copy = new Copy(from, to);
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT * FROM " + to + " WHERE 1 = 0")) {
            ResultSetMetaData metaData = result.getMetaData();
            for (int i = 1; i <= metaData.getColumnCount(); i++) {
                if (!metaData.isAutoIncrement(i)) {
                    String name = metaData.getColumnName(i);
                    copy.columns.put(name, copy.aged(connection, name, metaData.getColumnTypeName(i), marks));
                }
            }
        }
        return copy;
    }

    /** The statement that makes a copy of this age. */
    String sql(int days) {
        return "INSERT INTO " + to + " (" + String.join(", ", columns.keySet()) + ") SELECT "
                + columns.values().stream().map(column -> column.apply(days)).collect(Collectors.joining(", "))
                + " FROM "
                + from;
    }

    private IntFunction<String> aged(Connection connection, String name, String type, Marks marks) throws SQLException {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "uuid" ->
                days -> "CAST(" + replaced("CAST(" + name + " AS VARCHAR)", marks.identities(), days) + " AS UUID)";
            case "timestamptz", "timestamp with time zone" -> days -> name + " - INTERVAL '" + days + "' DAY";
            case "varchar", "text", "character varying", "character large object" -> {
                List<Mark> there = there(connection, name, marks.inTexts());
                yield days -> replaced(name, there, days);
            }
            default -> days -> name;
        };
    }

    private static String replaced(String value, List<Mark> marks, int days) {
        String replaced = value;
        for (Mark mark : marks) {
            replaced = "REPLACE(" + replaced + ", '" + mark.text() + "', '"
                    + mark.aged().apply(days) + "')";
        }
        return replaced;
    }

    /** The marks that the column has: to look for the others in every row would take most of the time. */
    private List<Mark> there(Connection connection, String column, List<Mark> marks) throws SQLException {
        List<Mark> there = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (Mark mark : marks) {
                try (ResultSet found = statement.executeQuery("SELECT 1 FROM " + from + " WHERE " + column + " LIKE '%"
                        + mark.text() + "%' FETCH FIRST 1 ROW ONLY")) {
                    if (found.next()) {
                        there.add(mark);
                    }
                }
            }
        }
        return there;
    }
}
