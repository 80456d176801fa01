package org.ticketkit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.lifecycle.Trigger;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AddParticipant;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Content;
import org.ticketkit.ticket.FieldValue;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.RecordAutomatic;
import org.ticketkit.ticket.Refused.Violation;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.RequestApproval;
import org.ticketkit.ticket.Split;
import org.ticketkit.ticket.StagedFile;
import org.ticketkit.ticket.Status;
import org.ticketkit.ticket.Triage;

/** Checks of commands that depend on how the desk is configured (rule T4), or on the time. */
final class CommandLimits {

    private static final int HTML_FACTOR = 4;

    private final Desk desk;

    CommandLimits(Desk desk) {
        this.desk = desk;
    }

    List<Violation> of(Actor actor, OpenTicket command) {
        List<Violation> found = of(actor, command.content());
        checkStorable(found, "subject", command.subject());
        checkStorable(found, "messageId", command.messageId());
        checkStorable(found, "idempotencyKey", command.idempotencyKey());
        if (command.reference() != null) {
            checkStorable(found, "reference.id", command.reference().id());
        }
        checkContact(found, "requester", command.requester());
        if (command.attributes() != null) {
            command.attributes().forEach((name, value) -> checkStorable(found, "attributes[" + name + "]", value));
        }
        checkFields(found, command.fields());
        checkInitial(found, command.status());
        return found;
    }

    private void checkInitial(List<Violation> found, @Nullable String status) {
        List<Status> initials = desk.engine().lifecycle().initials();
        if (status != null
                && initials.stream().noneMatch(initial -> initial.code().equals(status))) {
            found.add(violation(
                    "status",
                    "ticketkit.status.initial",
                    Map.of("allowed", initials.stream().map(Status::code).collect(Collectors.joining(", ")))));
        }
    }

    List<Violation> of(Split command) {
        List<Violation> found = new ArrayList<>();
        checkStorable(found, "subject", command.subject());
        return found;
    }

    List<Violation> of(Triage command) {
        List<Violation> found = new ArrayList<>();
        checkFields(found, command.fields());
        return found;
    }

    private void checkFields(List<Violation> found, @Nullable Map<String, FieldValue> fields) {
        if (fields != null) {
            fields.forEach((name, value) -> checkStorable(found, "fields[" + name + "]", text(value)));
        }
    }

    /** What somebody else wrote in a custom field. */
    private static @Nullable String text(@Nullable FieldValue value) {
        if (value instanceof FieldValue.Reference reference) {
            return reference.value().id();
        }
        return value instanceof FieldValue.Text text ? text.value() : null;
    }

    List<Violation> of(Actor actor, Reply command) {
        List<Violation> found = of(actor, command.content());
        checkStorable(found, "messageId", command.messageId());
        return found;
    }

    /** What is to be approved has to be fit itself. */
    List<Violation> of(Actor actor, RequestApproval command, Instant now) {
        if (command.of() instanceof Reply reply) {
            return of(actor, reply);
        }
        if (command.of() instanceof Move move) {
            List<Violation> found = of(move, now);
            if (move.fields() != null && !move.fields().isEmpty()) {
                found.add(violation("of.fields", "ticketkit.approval.fields", Map.of()));
            }
            return found;
        }
        return List.of();
    }

    List<Violation> of(Actor actor, RecordAutomatic command) {
        List<Violation> found = of(actor, command.content());
        checkStorable(found, "messageId", command.messageId());
        return found;
    }

    List<Violation> of(AddParticipant command) {
        List<Violation> found = new ArrayList<>();
        checkContact(found, "contact", command.contact());
        return found;
    }

    private void checkContact(List<Violation> found, String path, @Nullable Contact contact) {
        if (contact != null) {
            checkStorable(found, path + ".name", contact.name());
            checkStorable(found, path + ".address", contact.address());
        }
    }

    List<Violation> of(Actor actor, @Nullable Content content) {
        List<Violation> found = new ArrayList<>();
        if (content != null) {
            int most = desk.engine().limits().textBytes();
            checkSize(found, "content.text", content.text(), most);
            checkSize(found, "content.html", content.html(), (long) most * HTML_FACTOR);
            checkStorable(found, "content.text", content.text());
            checkStorable(found, "content.html", content.html());
            checkFiles(found, actor, content.attachments());
        }
        return found;
    }

    private void checkSize(List<Violation> found, String path, @Nullable String text, long most) {
        // a character takes three bytes at the most, so only long texts have to be counted
        if (text != null && text.length() > most / 3 && text.getBytes(StandardCharsets.UTF_8).length > most) {
            found.add(violation(path, "ticketkit.text.long", Map.of("max", most)));
        }
    }

    /** No store is handed U+0000 or half a surrogate pair: some cannot keep them (rule S6 of the store's contract). */
    private void checkStorable(List<Violation> found, String path, @Nullable String text) {
        if (text != null && (text.indexOf('\0') >= 0 || !isWellFormed(text))) {
            found.add(violation(path, "ticketkit.text.broken", Map.of()));
        }
    }

    private static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean isPair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                if (!isPair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private void checkFiles(List<Violation> found, Actor actor, @Nullable List<StagedFile> files) {
        if (files == null) {
            return;
        }
        Limits limits = desk.engine().limits();
        if (files.size() > limits.attachments()) {
            found.add(violation("content.attachments", "ticketkit.many", Map.of("max", limits.attachments())));
        }
        for (StagedFile staged : files) {
            if (staged != null) {
                checkStorable(found, "content.attachments", staged.file().name());
                checkStorable(found, "content.attachments", staged.file().contentType());
            }
            if (staged != null && staged.file().size() > limits.attachmentBytes()) {
                found.add(violation(
                        "content.attachments",
                        "ticketkit.attachment.large",
                        Map.of("name", staged.file().name(), "max", limits.attachmentBytes())));
            } else if (staged != null && !isOurs(actor, staged)) {
                found.add(violation(
                        "content.attachments",
                        "ticketkit.attachment.unstaged",
                        Map.of("name", staged.file().name())));
            }
        }
    }

    private boolean isOurs(Actor actor, StagedFile staged) {
        return desk.engine()
                .receipts()
                .isGood(desk.tenantId(), actor, staged, desk.engine().now());
    }

    /** What ends by itself cannot have ended before it begins. */
    List<Violation> ofEnd(String path, @Nullable Instant end) {
        boolean isOver = end != null && !end.isAfter(desk.engine().now());
        return isOver ? List.of(violation(path, "ticketkit.until.past", Map.of())) : List.of();
    }

    /** A waiting status cannot have ended before it begins. */
    List<Violation> of(Move command, Instant now) {
        List<Violation> found = new ArrayList<>();
        checkFields(found, command.fields());
        if (command.until() != null && !command.until().isAfter(now)) {
            found.add(violation("until", "ticketkit.until.past", Map.of()));
        }
        return found;
    }

    /** Only a waiting status has an end, and some must have one. */
    List<Violation> of(Move command, Lifecycle lifecycle) {
        Status target = lifecycle.status(command.status()).orElse(null);
        if (target == null) {
            return List.of();
        }
        if (command.until() == null) {
            return lifecycle.needsEnd(target)
                    ? List.of(violation("until", "ticketkit.until.missing", Map.of()))
                    : List.of();
        }
        return target.phase() == Phase.WAITING
                        && lifecycle.after(Trigger.WAITING_ENDED, target.code()).isPresent()
                ? List.of()
                : List.of(violation("until", "ticketkit.until.unfit", Map.of()));
    }

    Violation violation(String path, String code, Map<String, Object> attributes) {
        return desk.engine().validation().violation(path, code, attributes, desk.language());
    }
}
