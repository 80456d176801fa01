package org.ticketkit.internal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Approvable;
import org.ticketkit.ticket.Approval;
import org.ticketkit.ticket.ApprovalId;
import org.ticketkit.ticket.ContentHash;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.Quorum;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.Vote;

/** Turns approvals and their events into JSON members, and back. */
final class ApprovalCodec {

    private ApprovalCodec() {}

    static Map<String, Object> of(Approval approval) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("approval", approval.id());
        out.put("rule", approval.rule());
        out.put("quorum", of(approval.quorum()));
        out.put("subject", of(approval.subject()));
        out.put("hash", approval.hash());
        out.put("author", of(approval.author()));
        approval.editor().ifPresent(editor -> out.put("editor", editor));
        out.put("deadlines", of(approval.deadlines()));
        out.put("votes", approval.votes().stream().map(ApprovalCodec::of).toList());
        out.put("requestedAt", approval.requestedAt());
        approval.ending()
                .ifPresent(end ->
                        out.put("ending", Map.of("outcome", end.outcome(), "reason", end.reason(), "at", end.at())));
        return out;
    }

    static Approval approval(Fields in) {
        return new Approval(
                id(in),
                in.text("rule"),
                quorum(in.object("quorum")),
                subject(in.object("subject")),
                new ContentHash(in.text("hash")),
                actor(in.object("author")),
                in.optional("editor").map(AgentId::of),
                deadlines(in.object("deadlines")),
                in.objects("votes").stream().map(ApprovalCodec::vote).toList(),
                Instant.parse(in.text("requestedAt")),
                in.members().get("ending") == null ? Optional.empty() : Optional.of(ending(in.object("ending"))));
    }

    static Map<String, Object> of(TicketEvent.ApprovalRequested event) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("approval", event.approval());
        out.put("rule", event.rule());
        out.put("quorum", of(event.quorum()));
        out.put("subject", of(event.subject()));
        out.put("hash", event.hash());
        event.editor().ifPresent(editor -> out.put("editor", editor));
        out.put("deadlines", of(event.deadlines()));
        return out;
    }

    static TicketEvent requested(Fields in) {
        return new TicketEvent.ApprovalRequested(
                id(in),
                in.text("rule"),
                quorum(in.object("quorum")),
                subject(in.object("subject")),
                new ContentHash(in.text("hash")),
                in.optional("editor").map(AgentId::of),
                deadlines(in.object("deadlines")));
    }

    static Map<String, Object> of(TicketEvent.ApprovalRevised event) {
        return Map.of("approval", event.approval(), "subject", of(event.subject()), "hash", event.hash());
    }

    static TicketEvent revised(Fields in) {
        return new TicketEvent.ApprovalRevised(id(in), subject(in.object("subject")), new ContentHash(in.text("hash")));
    }

    static Map<String, Object> of(TicketEvent.Voted event) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("approval", event.approval());
        out.put("choice", event.choice());
        out.put("reason", event.reason());
        out.put("hash", event.hash());
        event.standsInFor().ifPresent(absent -> out.put("standsInFor", new TreeSet<>(absent)));
        return out;
    }

    static TicketEvent voted(Fields in) {
        return new TicketEvent.Voted(
                id(in),
                in.constant("choice", Vote.Choice.class),
                in.text("reason"),
                new ContentHash(in.text("hash")),
                standsInFor(in));
    }

    static Map<String, Object> of(TicketEvent.ApprovalEnded event) {
        return Map.of("approval", event.approval(), "outcome", event.outcome(), "reason", event.reason());
    }

    static TicketEvent ended(Fields in) {
        return new TicketEvent.ApprovalEnded(id(in), in.constant("outcome", Approval.Outcome.class), in.text("reason"));
    }

    static ApprovalId id(Fields in) {
        return ApprovalId.parse(in.text("approval"));
    }

    private static Map<String, Object> of(Quorum quorum) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("needed", quorum.needed());
        out.put("agents", new TreeSet<>(quorum.agents()));
        quorum.right().ifPresent(right -> out.put("right", right));
        out.put("exclusions", new TreeSet<>(quorum.exclusions()));
        return out;
    }

    private static Quorum quorum(Fields in) {
        return new Quorum(
                (int) in.number("needed", 1),
                agents(in.texts("agents")),
                in.optional("right"),
                in.texts("exclusions").stream().map(Quorum.Exclusion::valueOf).collect(Collectors.toSet()));
    }

    private static Set<AgentId> agents(List<String> keys) {
        return keys.stream().map(AgentId::of).collect(Collectors.toSet());
    }

    private static Map<String, Object> of(Approvable subject) {
        Map<String, Object> out = new LinkedHashMap<>();
        if (subject instanceof Approvable.StatusMove move) {
            out.put("type", "move");
            out.put("from", move.from());
            out.put("to", move.to());
            out.put("reason", move.reason());
            move.until().ifPresent(until -> out.put("until", until));
        } else if (subject instanceof Approvable.Message message) {
            out.put("type", "message");
            out.put("draft", message.draft());
        }
        return out;
    }

    private static Approvable subject(Fields in) {
        return switch (in.text("type")) {
            case "move" ->
                new Approvable.StatusMove(in.text("from"), in.text("to"), in.text("reason"), in.instant("until"));
            case "message" -> new Approvable.Message(EntryId.parse(in.text("draft")));
            default -> throw new IllegalArgumentException("stored approval is about " + in.text("type"));
        };
    }

    private static Map<String, Object> of(Approval.Deadlines deadlines) {
        Map<String, Object> out = new LinkedHashMap<>();
        deadlines.escalatesAt().ifPresent(at -> out.put("escalatesAt", at));
        deadlines.escalatedAt().ifPresent(at -> out.put("escalatedAt", at));
        deadlines.expiresAt().ifPresent(at -> out.put("expiresAt", at));
        return out;
    }

    private static Approval.Deadlines deadlines(Fields in) {
        return new Approval.Deadlines(in.instant("escalatesAt"), in.instant("escalatedAt"), in.instant("expiresAt"));
    }

    private static Map<String, Object> of(Actor actor) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("role", actor.role());
        out.put("id", actor.id());
        actor.actingFor().ifPresent(absent -> out.put("actingFor", absent));
        return out;
    }

    private static Actor actor(Fields in) {
        return new Actor(
                in.constant("role", Actor.Role.class),
                in.text("id"),
                in.optional("actingFor").map(AgentId::of));
    }

    private static Map<String, Object> of(Vote vote) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("voter", of(vote.voter()));
        out.put("choice", vote.choice());
        out.put("reason", vote.reason());
        out.put("hash", vote.hash());
        vote.standsInFor().ifPresent(absent -> out.put("standsInFor", new TreeSet<>(absent)));
        out.put("at", vote.at());
        return out;
    }

    private static Vote vote(Fields in) {
        return new Vote(
                actor(in.object("voter")),
                in.constant("choice", Vote.Choice.class),
                in.text("reason"),
                new ContentHash(in.text("hash")),
                standsInFor(in),
                Instant.parse(in.text("at")));
    }

    private static Optional<Set<AgentId>> standsInFor(Fields in) {
        return in.members().get("standsInFor") == null
                ? Optional.empty()
                : Optional.of(agents(in.texts("standsInFor")));
    }

    private static Approval.Ending ending(Fields in) {
        return new Approval.Ending(
                in.constant("outcome", Approval.Outcome.class), in.text("reason"), Instant.parse(in.text("at")));
    }
}
