package org.ticketkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ticketkit.internal.Access;
import org.ticketkit.internal.Approving;
import org.ticketkit.internal.Context;
import org.ticketkit.internal.Voting;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.spi.AccessPolicy.Action;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Approvable;
import org.ticketkit.ticket.Approval;
import org.ticketkit.ticket.ApprovalId;
import org.ticketkit.ticket.CastVote;
import org.ticketkit.ticket.Content;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.Page;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.RequestApproval;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.StagedFile;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketField;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.ticket.WithdrawApproval;

/** The approvals of one view. */
final class DeskApprovals implements Approvals {

    private final Desk desk;
    private final Engine engine;
    private final DeskTickets tickets;

    DeskApprovals(Desk desk) {
        this.desk = desk;
        this.engine = desk.engine();
        this.tickets = new DeskTickets(desk);
    }

    @Override
    public Ticket request(Actor actor, RequestApproval command) {
        CommandLimits limits = new CommandLimits(desk);
        desk.check(command, limits.of(actor, command, engine.now()));
        return tickets.change(actor, command.ticket(), (context, loaded) -> {
            if (command.of() instanceof Reply reply) {
                return Approving.request(context, loaded, command, reply, engine.outgoingPolicy());
            }
            if (command.of() instanceof Move move) {
                Lifecycle lifecycle = engine.lifecycleOf(loaded.ticket());
                desk.check(command, limits.of(move, lifecycle));
                return Approving.request(context, loaded, move, lifecycle);
            }
            throw Approving.notNeeded(loaded.ticket());
        });
    }

    @Override
    public Ticket vote(Actor actor, CastVote command) {
        desk.check(command, List.of());
        Optional<Set<AgentId>> standsInFor = standsInFor(actor);
        return tickets.change(
                actor, command.ticket(), (context, loaded) -> Voting.vote(context, loaded, command, standsInFor));
    }

    private Optional<Set<AgentId>> standsInFor(Actor actor) {
        return actor.agent().flatMap(new Deputies(desk)::standsInFor);
    }

    @Override
    public Ticket withdraw(Actor actor, WithdrawApproval command) {
        desk.check(command, List.of());
        return tickets.change(
                actor, command.ticket(), (context, loaded) -> Approving.withdraw(context, loaded, command));
    }

    @Override
    public Ticket carryOut(Actor actor, TicketId id, ApprovalId approvalId) {
        Ticket ticket = desk.load(id).ticket();
        Access.require(desk.context(actor), Action.READ_INTERNAL, ticket);
        Approval approval = Approving.open(ticket, approvalId, engine.now());
        Approvable subject = Approving.granted(ticket, approval, engine.now()).subject();
        if (subject instanceof Approvable.StatusMove move) {
            return tickets.move(actor, move.of(id));
        }
        if (subject instanceof Approvable.Message message) {
            return new Replies(desk).send(actor, reply(ticket, message)).ticket();
        }
        throw new IllegalStateException("approval " + approvalId + " is about " + subject);
    }

    /** The message as it stands in its note; its files hang on the ticket already. */
    private Reply reply(Ticket ticket, Approvable.Message message) {
        Entry draft = engine.storage()
                .store()
                .entry(desk.tenantId(), message.draft())
                .orElseThrow(() -> Refused.because(
                        Refused.Code.NO_SUCH_APPROVAL,
                        "The draft " + message.draft() + " of ticket " + ticket.id() + " is gone; ask for it again",
                        Map.of("ticket", ticket.id().toString())));
        List<StagedFile> files = draft.attachments().stream()
                .map(file -> new StagedFile(file, draft.at(), ""))
                .toList();
        Content content = new Content(draft.text(), draft.html().orElse(null), draft.newPart(), files);
        return Reply.to(ticket.id(), content).by(draft.channel());
    }

    @Override
    public Page<PendingApproval> pendingFor(Actor approver, PageRequest page) {
        Criteria pending = Criteria.not(Criteria.absent(TicketField.PENDING_APPROVAL));
        Page<Ticket> found = tickets.search(approver, pending, Sort.OLDEST_FIRST, page);
        Context context = desk.context(approver);
        Optional<Set<AgentId>> standsInFor = standsInFor(approver);
        List<PendingApproval> waiting = new ArrayList<>();
        for (Ticket ticket : found.items()) {
            for (Approval approval : ticket.approvals()) {
                if (Voting.waitsFor(context, ticket, approval, standsInFor)) {
                    waiting.add(new PendingApproval(ticket, approval));
                }
            }
        }
        return new Page<>(waiting, found.next());
    }
}
