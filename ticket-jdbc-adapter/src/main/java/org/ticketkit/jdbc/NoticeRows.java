package org.ticketkit.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ticketkit.notice.Notice;
import org.ticketkit.notice.NoticeId;
import org.ticketkit.notice.Rendered;
import org.ticketkit.spi.StoredNotice;
import org.ticketkit.spi.StoredNotice.State;
import org.ticketkit.ticket.Attachment;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.DefinitionRef;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.Requester;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.TicketId;

/** How a notice lies in its row. */
final class NoticeRows {

    static final List<String> COLUMNS = List.of(
            "tenant",
            "id",
            "notice_key",
            "ticket_id",
            "kind",
            "automatic",
            "requester_id",
            "channel",
            "address",
            "budget_key",
            "display_name",
            "language_tag",
            "zone",
            "template_name",
            "template_version",
            "parameters",
            "entry_id",
            "answered_entry_id",
            "created_at",
            "state",
            "is_open",
            "attempts",
            "token",
            "due_at",
            "message_id",
            "subject",
            "text_body",
            "answers",
            "files",
            "problem",
            "settled_at",
            "claimed_at");

    private NoticeRows() {}

    /** The values of {@link #COLUMNS}. */
    static @Nullable Object[] values(TenantId tenant, StoredNotice stored) {
        Notice notice = stored.notice();
        Contact contact = notice.recipient().contact();
        return new @Nullable Object[] {
            tenant.value(),
            notice.id().value(),
            notice.key(),
            notice.ticket().value(),
            notice.kind().name(),
            notice.isAutomatic(),
            notice.recipient().id().value(),
            contact.channel(),
            contact.address(),
            notice.budgetKey(),
            contact.name(),
            contact.language().toLanguageTag(),
            contact.zone().getId(),
            notice.template().name(),
            notice.template().version(),
            Json.write(new TreeMap<>(notice.parameters())),
            notice.entry().map(EntryId::value).orElse(null),
            notice.answers().map(EntryId::value).orElse(null),
            notice.createdAt(),
            stored.state().name(),
            isOpen(stored.state()),
            stored.attempts(),
            stored.token(),
            stored.due(),
            stored.rendered().map(Rendered::messageId).orElse(null),
            stored.rendered().map(Rendered::subject).orElse(null),
            stored.rendered().map(Rendered::text).orElse(null),
            stored.rendered().flatMap(Rendered::answers).orElse(null),
            stored.rendered().map(NoticeRows::files).orElse(null),
            Problems.kept(stored.problem().orElse(null)),
            stored.settledAt().orElse(null),
            stored.claimedAt().orElse(null)
        };
    }

    /** May it be claimed, now or later? */
    static boolean isOpen(State state) {
        return state.isOpen();
    }

    /** When it came to its end, if this state is one. */
    static @Nullable Instant settledAt(State state, Instant at) {
        return isOpen(state) ? null : at;
    }

    /** The files of a rendered notice as JSON. */
    static String files(Rendered rendered) {
        return Json.write(rendered.attachments().stream()
                .map(file -> Map.of(
                        "name", file.name(),
                        "type", file.contentType(),
                        "size", Long.toString(file.size()),
                        "sha256", file.sha256()))
                .toList());
    }

    static StoredNotice read(Columns row) throws SQLException {
        return new StoredNotice(
                notice(row),
                State.valueOf(row.text("state")),
                row.integer("attempts"),
                row.number("token"),
                row.instant("due_at"),
                rendered(row),
                row.optionalText("problem"),
                row.optionalInstant("settled_at"),
                row.optionalInstant("claimed_at"));
    }

    private static Notice notice(Columns row) throws SQLException {
        return new Notice(
                new NoticeId(row.uuid("id")),
                new TenantId(row.text("tenant")),
                row.text("notice_key"),
                new TicketId(row.uuid("ticket_id")),
                Notice.Kind.valueOf(row.text("kind")),
                new Requester(new RequesterId(row.text("requester_id")), PersonRows.contact(row)),
                new DefinitionRef(row.text("template_name"), row.integer("template_version")),
                Json.strings(row.text("parameters")),
                row.optionalUuid("entry_id").map(EntryId::new),
                row.optionalUuid("answered_entry_id").map(EntryId::new),
                row.instant("created_at"));
    }

    private static Optional<Rendered> rendered(Columns row) throws SQLException {
        Optional<String> messageId = row.optionalText("message_id");
        if (messageId.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Rendered(
                messageId.get(),
                row.text("subject"),
                row.text("text_body"),
                row.optionalText("answers"),
                readFiles(row)));
    }

    private static List<Attachment> readFiles(Columns row) throws SQLException {
        return Json.array(row.text("files")).stream()
                .map(Json::object)
                .map(file -> new Attachment(
                        text(file, "name"),
                        text(file, "type"),
                        Long.parseLong(text(file, "size")),
                        text(file, "sha256")))
                .toList();
    }

    private static String text(Map<String, Object> object, String key) {
        return String.valueOf(object.get(key));
    }
}
