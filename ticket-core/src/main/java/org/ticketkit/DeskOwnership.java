package org.ticketkit;

import java.util.ArrayList;
import java.util.List;
import org.ticketkit.internal.Consulting;
import org.ticketkit.internal.Delegating;
import org.ticketkit.internal.HandingOver;
import org.ticketkit.internal.Owning;
import org.ticketkit.ticket.AcceptHandOver;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Answer;
import org.ticketkit.ticket.Consult;
import org.ticketkit.ticket.Delegate;
import org.ticketkit.ticket.EndDelegation;
import org.ticketkit.ticket.HandOver;
import org.ticketkit.ticket.OwnershipCommand;
import org.ticketkit.ticket.Reassign;
import org.ticketkit.ticket.RefuseHandOver;
import org.ticketkit.ticket.Refused.Violation;
import org.ticketkit.ticket.Release;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.Unwatch;
import org.ticketkit.ticket.Watch;
import org.ticketkit.ticket.WithdrawHandOver;

/** Who deals with the tickets of one view. */
final class DeskOwnership implements Ownership {

    private final Desk desk;
    private final CommandLimits limits;

    DeskOwnership(Desk desk) {
        this.desk = desk;
        this.limits = new CommandLimits(desk);
    }

    private Ticket change(Actor actor, OwnershipCommand command, List<Violation> more, Deciding.Decision decision) {
        desk.check(command, more);
        return new Deciding(desk).change(actor, command.ticket(), decision);
    }

    @Override
    public Ticket handOver(Actor actor, HandOver command) {
        return change(
                actor,
                command,
                List.of(),
                (context, loaded) -> HandingOver.offer(
                        context, loaded, command, desk.engine().terms().handOver()));
    }

    @Override
    public Ticket accept(Actor actor, AcceptHandOver command) {
        return change(actor, command, List.of(), (context, loaded) -> HandingOver.accept(context, loaded, command));
    }

    @Override
    public Ticket refuse(Actor actor, RefuseHandOver command) {
        return change(actor, command, List.of(), (context, loaded) -> HandingOver.refuse(context, loaded, command));
    }

    @Override
    public Ticket withdraw(Actor actor, WithdrawHandOver command) {
        return change(actor, command, List.of(), (context, loaded) -> HandingOver.withdraw(context, loaded, command));
    }

    @Override
    public Ticket reassign(Actor actor, Reassign command) {
        return change(actor, command, List.of(), (context, loaded) -> HandingOver.reassign(context, loaded, command));
    }

    @Override
    public Ticket release(Actor actor, Release command) {
        return change(actor, command, List.of(), (context, loaded) -> Owning.release(context, loaded, command));
    }

    @Override
    public Ticket delegate(Actor actor, Delegate command) {
        return change(
                actor,
                command,
                limits.ofEnd("until", command.until()),
                (context, loaded) -> Delegating.delegate(context, loaded, command));
    }

    @Override
    public Ticket endDelegation(Actor actor, EndDelegation command) {
        return change(actor, command, List.of(), (context, loaded) -> Delegating.end(context, loaded, command));
    }

    @Override
    public Ticket watch(Actor actor, Watch command) {
        return change(actor, command, List.of(), (context, loaded) -> Delegating.watch(context, loaded, command));
    }

    @Override
    public Ticket unwatch(Actor actor, Unwatch command) {
        return change(actor, command, List.of(), (context, loaded) -> Delegating.unwatch(context, loaded, command));
    }

    @Override
    public Ticket consult(Actor actor, Consult command) {
        List<Violation> more = new ArrayList<>(limits.of(actor, command.content()));
        more.addAll(limits.ofEnd("due", command.due()));
        return change(actor, command, more, (context, loaded) -> Consulting.consult(context, loaded, command));
    }

    @Override
    public Ticket answer(Actor actor, Answer command) {
        return change(
                actor,
                command,
                limits.of(actor, command.content()),
                (context, loaded) -> Consulting.answer(context, loaded, command));
    }

    /** Does what the command says, as the call of its own would. */
    Ticket perform(Actor actor, OwnershipCommand command) {
        return command.match(new Performing(this, actor));
    }

    private record Performing(Ownership ownership, Actor actor) implements OwnershipCommand.Cases<Ticket> {

        @Override
        public Ticket acceptHandOver(AcceptHandOver command) {
            return ownership.accept(actor, command);
        }

        @Override
        public Ticket answer(Answer command) {
            return ownership.answer(actor, command);
        }

        @Override
        public Ticket consult(Consult command) {
            return ownership.consult(actor, command);
        }

        @Override
        public Ticket delegate(Delegate command) {
            return ownership.delegate(actor, command);
        }

        @Override
        public Ticket endDelegation(EndDelegation command) {
            return ownership.endDelegation(actor, command);
        }

        @Override
        public Ticket handOver(HandOver command) {
            return ownership.handOver(actor, command);
        }

        @Override
        public Ticket reassign(Reassign command) {
            return ownership.reassign(actor, command);
        }

        @Override
        public Ticket refuseHandOver(RefuseHandOver command) {
            return ownership.refuse(actor, command);
        }

        @Override
        public Ticket release(Release command) {
            return ownership.release(actor, command);
        }

        @Override
        public Ticket unwatch(Unwatch command) {
            return ownership.unwatch(actor, command);
        }

        @Override
        public Ticket watch(Watch command) {
            return ownership.watch(actor, command);
        }

        @Override
        public Ticket withdrawHandOver(WithdrawHandOver command) {
            return ownership.withdraw(actor, command);
        }
    }
}
