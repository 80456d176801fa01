package org.ticketkit.jdbc;

import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.ticketkit.spi.ChangeSet.ParticipantWrite.Add;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.TenantId;

/** How people and their addresses lie in rows. */
final class PersonRows {

    static final List<String> COLUMNS = List.of(
            "tenant",
            "ticket_id",
            "requester_id",
            "role",
            "channel",
            "address",
            "display_name",
            "language_tag",
            "zone",
            "since_entry");

    private PersonRows() {}

    /** The values of {@link #COLUMNS}. */
    static Object[] values(TenantId tenant, Add write) {
        Participant participant = write.participant();
        Contact contact = participant.contact();
        return new Object[] {
            tenant.value(),
            write.ticket().value(),
            participant.id().value(),
            participant.role().name(),
            contact.channel(),
            contact.address(),
            contact.name(),
            contact.language().toLanguageTag(),
            contact.zone().getId(),
            participant.since()
        };
    }

    static Participant read(Columns row) throws SQLException {
        return new Participant(
                new RequesterId(row.text("requester_id")),
                Participant.Role.valueOf(row.text("role")),
                contact(row),
                row.number("since_entry"));
    }

    static Contact contact(Columns row) throws SQLException {
        return new Contact(
                row.text("channel"),
                row.text("address"),
                row.text("display_name"),
                Locale.forLanguageTag(row.text("language_tag")),
                ZoneId.of(row.text("zone")));
    }
}
