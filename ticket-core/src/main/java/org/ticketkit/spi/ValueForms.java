package org.ticketkit.spi;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.ticketkit.spi.json.JsonObject;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Attachment;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.Span;
import org.ticketkit.ticket.TicketId;

/** The documents of what a conversation consists of. */
final class ValueForms {

    private ValueForms() {}

    static Map<String, Object> of(Entry entry) {
        return new Members()
                .with("id", entry.id())
                .with("ticket", entry.ticket())
                .with("sequence", entry.sequence())
                .with("kind", entry.kind())
                .with("direction", entry.direction())
                .with("author", of(entry.author()))
                .with("channel", entry.channel())
                .with("text", entry.text())
                .with("html", entry.html())
                .with("newFrom", entry.newPart().start())
                .with("newTo", entry.newPart().end())
                .with(
                        "attachments",
                        entry.attachments().stream().map(ValueForms::of).toList())
                .with("messageId", entry.messageId())
                .with("at", entry.at())
                .all();
    }

    static Entry entry(JsonObject in) {
        return new Entry(
                new EntryId(in.id("id")),
                new TicketId(in.id("ticket")),
                in.number("sequence"),
                in.constant("kind", Entry.Kind.class),
                in.constant("direction", Entry.Direction.class),
                actor(in.object("author")),
                in.text("channel"),
                in.text("text"),
                in.optional("html"),
                new Span(in.count("newFrom"), in.count("newTo")),
                in.objects("attachments", ValueForms::attachment),
                in.optional("messageId"),
                in.instant("at"));
    }

    static Map<String, Object> of(Attachment file) {
        return new Members()
                .with("name", file.name())
                .with("contentType", file.contentType())
                .with("size", file.size())
                .with("sha256", file.sha256())
                .all();
    }

    static Attachment attachment(JsonObject in) {
        return new Attachment(in.text("name"), in.text("contentType"), in.number("size"), in.text("sha256"));
    }

    static Map<String, Object> of(Participant participant) {
        return new Members()
                .with("id", participant.id())
                .with("role", participant.role())
                .with("contact", of(participant.contact()))
                .with("since", participant.since())
                .all();
    }

    static Participant participant(JsonObject in) {
        return new Participant(
                RequesterId.of(in.text("id")),
                in.constant("role", Participant.Role.class),
                contact(in.object("contact")),
                in.number("since"));
    }

    static Map<String, Object> of(Contact contact) {
        return new Members()
                .with("channel", contact.channel())
                .with("address", contact.address())
                .with("name", contact.name())
                .with("language", contact.language().toLanguageTag())
                .with("zone", contact.zone().getId())
                .all();
    }

    static Contact contact(JsonObject in) {
        return new Contact(
                in.text("channel"),
                in.text("address"),
                in.text("name"),
                Locale.forLanguageTag(in.text("language")),
                ZoneId.of(in.text("zone")));
    }

    static Map<String, Object> of(Actor actor) {
        return new Members()
                .with("role", actor.role())
                .with("id", actor.id())
                .with("actingFor", actor.actingFor())
                .all();
    }

    static Actor actor(JsonObject in) {
        return new Actor(
                in.constant("role", Actor.Role.class),
                in.text("id"),
                in.optional("actingFor").map(AgentId::of));
    }
}
