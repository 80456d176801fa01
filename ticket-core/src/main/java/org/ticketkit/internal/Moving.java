package org.ticketkit.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.lifecycle.Obstacle;
import org.ticketkit.lifecycle.Situation;
import org.ticketkit.lifecycle.Transition;
import org.ticketkit.lifecycle.Trigger;
import org.ticketkit.spi.AccessPolicy.Action;
import org.ticketkit.ticket.Approvable.StatusMove;
import org.ticketkit.ticket.Approval;
import org.ticketkit.ticket.FieldValue;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Status;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;

/** Decides how a ticket moves from one status to another. */
public final class Moving {

    /** The kind of timer that ends a waiting status. */
    public static final String WAKE = "wake";

    /** How many custom fields a ticket can have, as many as an opening may bring. */
    private static final int MAX_FIELDS = 100;

    private Moving() {}

    /** A move by somebody, as far as the lifecycle allows (rule L3). */
    public static Change decide(Context context, TicketCodec.Loaded loaded, Move command, Lifecycle lifecycle) {
        Change change = Change.of(context, loaded);
        Access.require(context, Action.MOVE, change.ticket());
        setFields(change, command.fields());
        Ticket ticket = change.ticket();
        Transition way = way(ticket, command, lifecycle);
        Situation situation = change.situation().asking(command);
        for (Obstacle obstacle : obstacles(context, situation, way)) {
            override(context, change, command, obstacle);
        }
        String reason = command.reason() == null ? "" : command.reason();
        return moved(change, lifecycle, way.to(), reason, command.until());
    }

    /** The way that a move would take. */
    static Transition way(Ticket ticket, Move command, Lifecycle lifecycle) {
        return lifecycle
                .transition(ticket.status().code(), command.status())
                .orElseThrow(() -> refused(ticket, command.status(), noSuchMove(ticket)));
    }

    /** The move along this way that somebody asked an approval for, else a plain one: what can be done next is said of it. */
    public static Move proposed(Ticket ticket, Transition way) {
        return ticket.approvals().stream()
                .filter(Approval::isOpen)
                .map(Approval::subject)
                .filter(subject -> subject instanceof StatusMove move
                        && move.to().equals(way.to().code()))
                .map(subject -> ((StatusMove) subject).of(ticket.id()))
                .findFirst()
                .orElseGet(() -> Move.to(ticket.id(), way.to().code()));
    }

    /** Takes an obstacle out of the way, as the command asks, and says so in the history; or refuses. */
    private static void override(Context context, Change change, Move command, Obstacle obstacle) {
        String reason = command.overrides().get(obstacle.name());
        Ticket ticket = change.ticket();
        if (reason == null || obstacle.overriding().isEmpty()) {
            throw refused(ticket, command.status(), obstacle);
        }
        obstacle.overriding()
                .flatMap(Obstacle.Overriding::right)
                .filter(right -> !context.access().holds(context.actor(), right, ticket))
                .ifPresent(right -> {
                    throw refused(ticket, command.status(), Obstacle.missingRight(right));
                });
        change.happened(new TicketEvent.Overridden(obstacle.name(), reason));
    }

    /** All that keeps the actor from taking this way now (rule L3). */
    public static List<Obstacle> obstacles(Context context, Situation situation, Transition way) {
        Optional<Obstacle> missing = way.right()
                .filter(right -> !context.access().holds(context.actor(), right, situation.ticket()))
                .map(Obstacle::missingRight);
        List<Obstacle> others = way.obstacles(situation);
        List<Obstacle> open = Obligations.open(situation, way);
        return missing.isEmpty() && open.isEmpty()
                ? others
                : Stream.of(missing.stream().toList(), others, open)
                        .flatMap(List::stream)
                        .toList();
    }

    /** Gives custom fields other values than they have; says so in the history, without what they say. */
    static Change setFields(Change change, Map<String, FieldValue> values) {
        if (values.isEmpty()) {
            return change;
        }
        Map<String, FieldValue> all = new HashMap<>(change.ticket().fields());
        Set<String> changed = values.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(all.put(entry.getKey(), entry.getValue())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        if (changed.isEmpty()) {
            return change;
        }
        requireRoom(change.ticket(), all.size());
        return change.happened(new TicketEvent.FieldsSet(changed)).text(ticket -> ticket.fields(all));
    }

    /** The document of a ticket is read with every command on it. */
    private static void requireRoom(Ticket ticket, int fields) {
        if (fields > MAX_FIELDS) {
            throw Refused.because(
                    Refused.Code.TOO_MANY,
                    "Ticket " + ticket.id() + " would have " + fields + " custom fields; at most " + MAX_FIELDS
                            + " fit, so leave some out",
                    Map.of("ticket", ticket.id().toString()));
        }
    }

    /** What a trigger makes of the ticket by itself; nothing if the lifecycle has nothing for it here. */
    static Change trigger(Change change, Lifecycle lifecycle, Trigger trigger) {
        lifecycle
                .after(trigger, change.ticket().status().code())
                .ifPresent(status -> moved(change, lifecycle, status, reason(trigger), null));
        return change;
    }

    private static String reason(Trigger trigger) {
        return trigger.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Ends a waiting status whose instant has come. */
    public static Change wake(Change change, Lifecycle lifecycle) {
        boolean isDue = change.ticket()
                .wakeAt()
                .filter(until -> !until.isAfter(change.now()))
                .isPresent();
        return isDue ? trigger(change, lifecycle, Trigger.WAITING_ENDED) : change;
    }

    /** Moves the ticket, with the effects of the way and the timers of the status. */
    static Change moved(Change change, Lifecycle lifecycle, Status to, String reason, @Nullable Instant until) {
        Ticket before = change.ticket();
        ApprovalUpkeep.moving(change, to, reason, until);
        change.happened(new TicketEvent.StatusChanged(before.status(), to, reason, Optional.ofNullable(until)));
        if (until != null) {
            change.timer(WAKE, until);
        } else if (before.wakeAt().isPresent()) {
            change.clearTimer(WAKE);
        }
        if (Obligations.isDone(to)) {
            Owning.endLease(change, to.code());
        }
        Lapsing.moved(change, lifecycle, before.status());
        lifecycle
                .transition(before.status().code(), to.code())
                .ifPresent(way -> way.effects().forEach(effect -> effect.match(new Effects(change))));
        return change;
    }

    static Obstacle noSuchMove(Ticket ticket) {
        return new Obstacle(
                Refused.Code.ILLEGAL_MOVE,
                "move",
                "the lifecycle " + ticket.lifecycle() + " has no such move; ask nextFor what it allows");
    }

    static Refused refused(Ticket ticket, String to, Obstacle obstacle) {
        return Refused.because(
                obstacle.code(),
                "Ticket " + ticket.id() + " cannot move from " + ticket.status() + " to " + to + ": "
                        + obstacle.reason(),
                Map.of(
                        "ticket",
                        ticket.id().toString(),
                        "from",
                        ticket.status().code(),
                        "to",
                        to,
                        "obstacle",
                        obstacle.name()));
    }
}
