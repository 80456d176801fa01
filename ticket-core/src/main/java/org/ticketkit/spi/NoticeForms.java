package org.ticketkit.spi;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.ticketkit.notice.Notice;
import org.ticketkit.notice.NoticeId;
import org.ticketkit.notice.Rendered;
import org.ticketkit.spi.json.JsonObject;
import org.ticketkit.ticket.DefinitionRef;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.Requester;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.TicketId;

/** The documents of notices. */
final class NoticeForms {

    private NoticeForms() {}

    static Map<String, Object> of(StoredNotice stored) {
        return new Members()
                .with("notice", of(stored.notice()))
                .with("state", stored.state())
                .with("attempts", stored.attempts())
                .with("token", stored.token())
                .with("due", stored.due())
                .with("rendered", stored.rendered().map(NoticeForms::of))
                .with("problem", stored.problem())
                .with("settledAt", stored.settledAt())
                .with("claimedAt", stored.claimedAt())
                .all();
    }

    static StoredNotice notice(JsonObject in) {
        return new StoredNotice(
                told(in.object("notice")),
                in.constant("state", StoredNotice.State.class),
                in.count("attempts"),
                in.number("token"),
                in.instant("due"),
                in.optionalObject("rendered").map(NoticeForms::rendered),
                in.optional("problem"),
                in.optional("settledAt").map(Instant::parse),
                in.optional("claimedAt").map(Instant::parse));
    }

    private static Map<String, Object> of(Notice notice) {
        return new Members()
                .with("id", notice.id())
                .with("tenant", notice.tenant())
                .with("key", notice.key())
                .with("ticket", notice.ticket())
                .with("kind", notice.kind())
                .with("recipient", notice.recipient().id())
                .with("contact", ValueForms.of(notice.recipient().contact()))
                .with("template", notice.template())
                .with("parameters", notice.parameters())
                .with("entry", notice.entry())
                .with("answers", notice.answers())
                .with("createdAt", notice.createdAt())
                .all();
    }

    private static Notice told(JsonObject in) {
        return new Notice(
                NoticeId.parse(in.text("id")),
                TenantId.of(in.text("tenant")),
                in.text("key"),
                TicketId.parse(in.text("ticket")),
                in.constant("kind", Notice.Kind.class),
                new Requester(RequesterId.of(in.text("recipient")), ValueForms.contact(in.object("contact"))),
                DefinitionRef.parse(in.text("template")),
                texts(in.object("parameters")),
                in.optional("entry").map(EntryId::parse),
                in.optional("answers").map(EntryId::parse),
                in.instant("createdAt"));
    }

    private static Map<String, String> texts(JsonObject in) {
        Map<String, String> texts = new HashMap<>();
        in.members().keySet().forEach(name -> texts.put(name, in.text(name)));
        return texts;
    }

    private static Map<String, Object> of(Rendered rendered) {
        return new Members()
                .with("messageId", rendered.messageId())
                .with("subject", rendered.subject())
                .with("text", rendered.text())
                .with("answers", rendered.answers())
                .with(
                        "attachments",
                        rendered.attachments().stream().map(ValueForms::of).toList())
                .all();
    }

    private static Rendered rendered(JsonObject in) {
        return new Rendered(
                in.text("messageId"),
                in.text("subject"),
                in.text("text"),
                in.optional("answers"),
                in.objects("attachments", ValueForms::attachment));
    }
}
