package org.ticketkit;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ticketkit.internal.Access;
import org.ticketkit.internal.Approving;
import org.ticketkit.internal.Context;
import org.ticketkit.internal.Replying;
import org.ticketkit.internal.TicketCodec;
import org.ticketkit.lifecycle.ClosedPolicy.FollowUp;
import org.ticketkit.spi.AccessPolicy.Action;
import org.ticketkit.spi.ChangeSet.Outcome;
import org.ticketkit.spi.Directory;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.CaseNumber;
import org.ticketkit.ticket.Conversation;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.Merger;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketId;

/** Brings a public message to the ticket that it was written to or, if that is merged or closed for good, to the one on which it goes on. */
final class Replies {

    private final Desk desk;
    private final Engine engine;
    private final TicketStore store;

    Replies(Desk desk) {
        this.desk = desk;
        this.engine = desk.engine();
        this.store = engine.storage().store();
    }

    Replied reply(Actor actor, Reply command) {
        desk.check(command, new CommandLimits(desk).of(actor, command));
        return send(actor, command);
    }

    /** Brings a message whose values and files were checked before. */
    Replied send(Actor actor, Reply command) {
        Context context = desk.context(actor);
        Optional<String> agentName = actor.agent()
                .flatMap(agent -> engine.ask(() -> engine.directory().agent(context.tenant(), agent)))
                .map(Directory.Agent::publicName);
        return engine.transactions().decide(scope -> {
            Desk.Attended attended = desk.loadAttended(command.ticket());
            Access.require(context, Action.READ, attended.ticket());
            Access.require(context, Action.REPLY, attended.ticket());
            requireSeen(context, attended.ticket(), command.seen());
            if (attended.ticket().merger().isPresent() && command.seen() != null) {
                // what the author saw is the conversation of the merged one
                requireSeen(context, desk.live(attended.loaded()).ticket(), 0L);
            }
            return new Way(context, command, agentName, scope).on(attended, Optional.empty());
        });
    }

    private void requireSeen(Context context, Ticket ticket, @Nullable Long seen) {
        boolean seesSequences = engine.access().allows(context.actor(), Action.READ_INTERNAL, ticket);
        Conversation conversation = ticket.conversation();
        if (seen == null || !seesSequences || conversation.isSeenUpTo(seen)) {
            return;
        }
        Set<Entry.Kind> written = EnumSet.of(Entry.Kind.MESSAGE, Entry.Kind.NOTE);
        long after = Math.max(seen, desk.hiddenUpTo(context.actor(), ticket));
        List<Entry> unseen = store.entries(context.tenant(), ticket.id(), written, after, PageRequest.MAX_SIZE);
        Optional<AgentId> newOwner = ticket.owner().filter(owner -> conversation.lastOwner() > seen);
        if (!unseen.isEmpty() || newOwner.isPresent()) {
            throw Refused.unseen(ticket.id(), unseen, newOwner, conversation.sequence());
        }
    }

    /** The way of one message along the tickets on which merged and closed ones go on (rules L5, L7). */
    private final class Way {

        private final Context context;
        private final Reply command;
        private final Optional<String> agentName;
        private final Transactions.Scope scope;
        private final Set<TicketId> passed = new HashSet<>();

        Way(Context context, Reply command, Optional<String> agentName, Transactions.Scope scope) {
            this.context = context;
            this.command = command;
            this.agentName = agentName;
            this.scope = scope;
        }

        /** Adds the message here, or further on; {@code coming} is its author as the closed ticket before knows them. */
        Replied on(Desk.Attended attended, Optional<Participant> coming) {
            TicketCodec.Loaded loaded = attended.loaded();
            Ticket ticket = loaded.ticket();
            Optional<TicketId> target = ticket.merger().map(Merger::target).filter(id -> passed.add(ticket.id()));
            if (target.isPresent()) {
                Optional<Participant> writer = Replying.writer(context, attended.participants());
                return on(desk.loadAttended(target.get()), writer.or(() -> coming));
            }
            Replying.Facts facts = facts(attended, coming);
            Optional<FollowUp> decided = Replying.followUp(context, ticket, facts);
            if (decided.filter(FollowUp.NEW_TICKET::equals).isEmpty()) {
                Replying.Message message = Replying.decide(context, loaded, command, decided, facts);
                Approving.send(context, message.change(), command, engine.outgoingPolicy());
                return replied(message, scope.commit(message.change()), Optional.empty());
            }
            // a circle, which nothing here makes, ends in a new ticket
            Optional<TicketId> next = ticket.followUp().filter(id -> passed.add(ticket.id()) && !passed.contains(id));
            if (next.isPresent()) {
                return on(desk.loadAttended(next.get()), facts.writer(context));
            }
            return new FreeNumbers(desk, ticket.queue(), ticket.category())
                    .until(number -> continued(loaded, facts, number));
        }

        /** Goes on as another ticket; empty if its number is taken. */
        private Optional<Replied> continued(TicketCodec.Loaded loaded, Replying.Facts facts, CaseNumber number) {
            Replying.Message message =
                    Replying.continueClosed(context, loaded, command, engine.lifecycle(), number, facts);
            Outcome outcome = scope.commit(message.change());
            return FreeNumbers.isTaken(outcome)
                    ? Optional.empty()
                    : Optional.of(replied(
                            message, outcome, Optional.of(loaded.ticket().id())));
        }

        private Replying.Facts facts(Desk.Attended attended, Optional<Participant> coming) {
            Ticket ticket = attended.ticket();
            return new Replying.Facts(
                    engine.lifecycleOf(ticket),
                    engine.closedPolicy(),
                    attended.participants(),
                    coming,
                    ticket.absorbed().isEmpty() ? Map.of() : new Newcomers(desk).subjects(ticket),
                    agentName);
        }

        private Replied replied(Replying.Message message, Outcome outcome, Optional<TicketId> continues) {
            Ticket ticket = scope.written(message.change(), outcome).committed();
            return new Replied(
                    desk.shown(context.actor(), ticket), message.entry().id(), continues);
        }
    }
}
