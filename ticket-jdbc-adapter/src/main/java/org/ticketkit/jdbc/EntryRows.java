package org.ticketkit.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Attachment;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.Span;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.TicketId;

/** How an entry lies in its row, and its files in theirs. */
final class EntryRows {

    static final List<String> COLUMNS = List.of(
            "tenant",
            "id",
            "ticket_id",
            "sequence_no",
            "kind",
            "direction",
            "author_role",
            "author_id",
            "author_acting_for",
            "channel",
            "text_body",
            "html_body",
            "new_from",
            "new_to",
            "attachments",
            "message_id",
            "accepted_at");

    static final List<String> ATTACHMENT_COLUMNS =
            List.of("tenant", "entry_id", "position_no", "file_name", "content_type", "size_bytes", "sha256");

    private EntryRows() {}

    /** The values of {@link #COLUMNS}. */
    static @Nullable Object[] values(TenantId tenant, Entry entry) {
        return new @Nullable Object[] {
            tenant.value(),
            entry.id().value(),
            entry.ticket().value(),
            entry.sequence(),
            entry.kind().name(),
            entry.direction().name(),
            entry.author().role().name(),
            entry.author().id(),
            entry.author().actingFor().map(AgentId::value).orElse(null),
            entry.channel(),
            entry.text(),
            entry.html().orElse(null),
            entry.newPart().start(),
            entry.newPart().end(),
            entry.attachments().size(),
            entry.messageId().orElse(null),
            entry.at()
        };
    }

    /** The values of {@link #ATTACHMENT_COLUMNS}. */
    static Object[] values(TenantId tenant, EntryId entry, int position, Attachment file) {
        return new Object[] {
            tenant.value(), entry.value(), position, file.name(), file.contentType(), file.size(), file.sha256()
        };
    }

    /** An entry without its files, and how many it has. */
    record Bare(Entry entry, int attachments) {

        Entry with(List<Attachment> files) {
            return new Entry(
                    entry.id(),
                    entry.ticket(),
                    entry.sequence(),
                    entry.kind(),
                    entry.direction(),
                    entry.author(),
                    entry.channel(),
                    entry.text(),
                    entry.html(),
                    entry.newPart(),
                    files,
                    entry.messageId(),
                    entry.at());
        }
    }

    static Bare read(Columns row) throws SQLException {
        Entry entry = new Entry(
                new EntryId(row.uuid("id")),
                new TicketId(row.uuid("ticket_id")),
                row.number("sequence_no"),
                Entry.Kind.valueOf(row.text("kind")),
                Entry.Direction.valueOf(row.text("direction")),
                EventRows.actor(row.text("author_role"), row.text("author_id"), row.optionalText("author_acting_for")),
                row.text("channel"),
                row.text("text_body"),
                row.optionalText("html_body"),
                new Span(row.integer("new_from"), row.integer("new_to")),
                List.of(),
                row.optionalText("message_id"),
                row.instant("accepted_at"));
        return new Bare(entry, row.integer("attachments"));
    }

    /** A file and the entry that it hangs on. */
    record Hanging(UUID entry, Attachment file) {}

    static Hanging attachment(Columns row) throws SQLException {
        return new Hanging(
                row.uuid("entry_id"),
                new Attachment(
                        row.text("file_name"), row.text("content_type"), row.number("size_bytes"), row.text("sha256")));
    }
}
