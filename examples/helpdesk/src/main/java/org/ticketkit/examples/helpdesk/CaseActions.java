package org.ticketkit.examples.helpdesk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ticketkit.Approvals;
import org.ticketkit.Ownership;
import org.ticketkit.TicketDesk;
import org.ticketkit.Tickets;
import org.ticketkit.ticket.AcceptHandOver;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AddNote;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Answer;
import org.ticketkit.ticket.ApprovalId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.CastVote;
import org.ticketkit.ticket.Claim;
import org.ticketkit.ticket.Consult;
import org.ticketkit.ticket.ContentHash;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.HandOver;
import org.ticketkit.ticket.Link;
import org.ticketkit.ticket.LinkTickets;
import org.ticketkit.ticket.Merge;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.RefuseHandOver;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Release;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.RequestApproval;
import org.ticketkit.ticket.Split;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.ticket.TicketNotFound;
import org.ticketkit.ticket.Unlink;
import org.ticketkit.ticket.Unmerge;
import org.ticketkit.ticket.Vote;
import org.ticketkit.ticket.WithdrawApproval;
import org.ticketkit.ticket.WithdrawHandOver;

/** Does what the forms of a case ask for, and shows a refusal on the case, with what was typed. */
final class CaseActions {

    private final Tickets tickets;
    private final Approvals approvals;
    private final Ownership ownership;
    private final CasePage page;

    CaseActions(TicketDesk desk) {
        this.tickets = desk.tickets();
        this.approvals = desk.approvals();
        this.ownership = desk.ownership();
        this.page = new CasePage(desk);
    }

    Response perform(Request request, String formSecret) {
        TicketId id = request.id(1, TicketId::parse).orElseThrow(() -> new TicketNotFound(request.segment(1)));
        try {
            return Response.seeOther("/cases/" + perform(request.actor(), id, request));
        } catch (Refused refused) {
            return page.render(request, formSecret, message(refused))
                    .map(shown -> Response.page(409, shown))
                    .orElseThrow(() -> new TicketNotFound(id.toString()));
        }
    }

    /** Does it, and says which case is to be shown then. */
    private TicketId perform(Actor actor, TicketId id, Request request) {
        switch (request.segment(2)) {
            case "reply" ->
                tickets.reply(actor, Reply.to(id, request.get("text")).havingSeen(Long.parseLong(request.get("seen"))));
            case "ask" -> approvals.request(actor, RequestApproval.of(Reply.to(id, request.get("text"))));
            case "approve", "deny" -> approvals.vote(actor, vote(id, request));
            case "withdraw" -> approvals.withdraw(actor, WithdrawApproval.of(id, approval(request)));
            case "carry-out" -> approvals.carryOut(actor, id, approval(request));
            case "note" -> tickets.note(actor, AddNote.to(id, request.get("text")));
            case "assign" -> tickets.assign(actor, Assign.to(id, AgentId.of(actor.id())));
            case "claim" -> tickets.claim(actor, Claim.of(id));
            case "release" -> ownership.release(actor, Release.of(id));
            case "hand-over" -> ownership.handOver(actor, HandOver.of(id, AgentId.of(request.get("to"))));
            case "accept" -> ownership.accept(actor, AcceptHandOver.of(id));
            case "refuse" -> ownership.refuse(actor, RefuseHandOver.of(id, "no-time"));
            case "take-back" -> ownership.withdraw(actor, WithdrawHandOver.of(id));
            case "consult" -> ownership.consult(actor, consult(actor, id, request));
            case "answer" ->
                ownership.answer(actor, Answer.to(id, EntryId.parse(request.get("question")), request.get("text")));
            case "move" -> tickets.move(actor, move(actor, id, request.get("to")));
            case "merge" -> tickets.merge(actor, Merge.of(id, numbered(actor, request)));
            case "unmerge" -> tickets.unmerge(actor, unmerge(id, request.get("reason")));
            case "link" -> tickets.link(actor, LinkTickets.of(id, kind(request), numbered(actor, request)));
            case "unlink" -> tickets.unlink(actor, Unlink.of(id, kind(request), TicketId.parse(request.get("target"))));
            case "split" -> {
                return tickets.split(actor, Split.of(id, request.get("subject"), marked(request)))
                        .id();
            }
            default -> throw new IllegalArgumentException("there is no action " + request.segment(2));
        }
        return id;
    }

    private TicketId numbered(Actor actor, Request request) {
        String number = request.get("number");
        return tickets.findByNumber(actor, number)
                .found()
                .map(Ticket::id)
                .orElseThrow(() -> new TicketNotFound(number));
    }

    private static Link.Kind kind(Request request) {
        return Link.Kind.valueOf(request.get("kind"));
    }

    private static Unmerge unmerge(TicketId id, String reason) {
        Unmerge unmerge = Unmerge.of(id);
        return reason.isEmpty() ? unmerge : unmerge.regardless(reason.replace(' ', '-'));
    }

    private static EntryId[] marked(Request request) {
        return request.parameters().keySet().stream()
                .filter(name -> name.startsWith("entry-"))
                .map(name -> EntryId.parse(name.substring("entry-".length())))
                .toArray(EntryId[]::new);
    }

    /** The demo wants its answers by tomorrow; a real page asks by when. */
    private Consult consult(Actor actor, TicketId id, Request request) {
        return Consult.with(id, AgentId.of(request.get("to")), request.get("text"), tomorrow(actor, id));
    }

    private static CastVote vote(TicketId id, Request request) {
        Vote.Choice choice = request.segment(2).equals("approve") ? Vote.Choice.APPROVE : Vote.Choice.DENY;
        return new CastVote(id, approval(request), new ContentHash(request.get("hash")), choice, null);
    }

    private static ApprovalId approval(Request request) {
        return ApprovalId.parse(request.get("approval"));
    }

    /** The demo schedules for tomorrow; a real page asks until when. */
    private Move move(Actor actor, TicketId id, String status) {
        Move move = Move.to(id, status);
        if (!status.equals("scheduled")) {
            return move;
        }
        return move.until(tomorrow(actor, id));
    }

    private Instant tomorrow(Actor actor, TicketId id) {
        Instant lastChange =
                tickets.find(actor, id).map(Ticket::updatedAt).orElseThrow(() -> new TicketNotFound(id.toString()));
        return lastChange.plus(Duration.ofDays(1));
    }

    private static Html message(Refused refused) {
        List<Html> unseen = refused.unseen().stream().map(CaseActions::unseen).toList();
        return Html.of("<div class=\"notice\" role=\"alert\"><p>{}</p>{}</div>", refused.getMessage(), unseen);
    }

    private static Html unseen(Entry entry) {
        return Html.of("<blockquote>{}</blockquote>", entry.newText().strip());
    }
}
