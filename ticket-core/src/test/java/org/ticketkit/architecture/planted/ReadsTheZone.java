package org.ticketkit.architecture.planted;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.text.SimpleDateFormat;
import java.time.ZoneId;
import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;
import org.ticketkit.architecture.Breaks;

@Breaks("no ambient zone")
final class ReadsTheZone {
    ZoneId zone() {
        return ZoneId.systemDefault();
    }

    TimeZone oldZone() {
        return TimeZone.getDefault();
    }

    void change(TimeZone zone) {
        TimeZone.setDefault(zone);
    }

    String written(Date date) {
        return date.toString();
    }

    String formatted(Date date) {
        return new SimpleDateFormat("yyyy", Locale.ROOT).format(date);
    }

    Object timestamp(String text) {
        return Timestamp.valueOf(text);
    }

    Object column(ResultSet results) throws SQLException {
        return results.getTimestamp(1);
    }

    void parameter(PreparedStatement statement, Timestamp timestamp) throws SQLException {
        statement.setTimestamp(1, timestamp);
    }
}
