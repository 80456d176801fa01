package org.ticketkit.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an approval is about (rule L9). Ours to extend. */
public sealed interface Approvable {

    /**
     * A move of the ticket to another status. Its content is all of it, and the ticket's subject and custom fields, which the move would
     * release.
     *
     * @param from the code of the status where it starts
     * @param to the code of the status to which it leads
     * @param reason why, a code; empty for none
     * @param until when a waiting status ends by itself
     */
    record StatusMove(String from, String to, String reason, Optional<Instant> until) implements Approvable {

        /** The move that a command asks of a ticket. */
        public static StatusMove of(Ticket ticket, Move move) {
            return new StatusMove(
                    ticket.status().code(),
                    move.status(),
                    move.reason() == null ? "" : move.reason(),
                    Optional.ofNullable(move.until()));
        }

        /** The command that makes this move. */
        public Move of(TicketId ticket) {
            return new Move(ticket, to, reason.isEmpty() ? null : reason, until.orElse(null), Map.of(), Map.of());
        }

        /** The hash of its content. */
        public ContentHash hash(Ticket ticket) {
            List<String> parts = new ArrayList<>(List.of("move", from, to, reason));
            parts.add(until.map(Instant::toString).orElse(""));
            parts.add(ticket.subject());
            new TreeMap<>(ticket.fields()).forEach((name, value) -> {
                parts.add(name);
                parts.addAll(parts(value));
            });
            return ContentHash.of(parts);
        }

        private static List<String> parts(FieldValue value) {
            if (value instanceof FieldValue.Text text) {
                return List.of("text", text.value());
            } else if (value instanceof FieldValue.Decimal number) {
                return List.of("decimal", number.value().toString());
            } else if (value instanceof FieldValue.Date date) {
                return List.of("date", date.value().toString());
            } else if (value instanceof FieldValue.Choice choice) {
                return List.of("choice", choice.code());
            } else if (value instanceof FieldValue.Reference reference) {
                return List.of("reference", reference.value().toString());
            }
            throw new IllegalStateException(
                    "no content of a " + value.getClass().getSimpleName());
        }
    }

    /**
     * A message to the outside. Its content is the channel, the text in both forms and the files, by name, type, size and digest.
     *
     * @param draft the internal note that has the message as it is to go out
     */
    record Message(EntryId draft) implements Approvable {

        /** The hash of a message's content. */
        public static ContentHash hash(String channel, String text, @Nullable String html, List<Attachment> files) {
            List<String> parts = new ArrayList<>(List.of("message", channel, text));
            parts.addAll(html == null ? List.of("text") : List.of("html", html));
            for (Attachment file : files) {
                parts.addAll(List.of(file.name(), file.contentType(), Long.toString(file.size()), file.sha256()));
            }
            return ContentHash.of(parts);
        }

        /** The hash of what a reply would send on this ticket. */
        public static ContentHash hash(Ticket ticket, Reply reply) {
            Content content = reply.content();
            return hash(
                    reply.channel() == null ? ticket.channel() : reply.channel(),
                    content.text(),
                    content.html(),
                    content.attachments().stream().map(StagedFile::file).toList());
        }
    }
}
