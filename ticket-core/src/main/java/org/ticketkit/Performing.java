package org.ticketkit;

import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AddNote;
import org.ticketkit.ticket.AddParticipant;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.CastVote;
import org.ticketkit.ticket.Claim;
import org.ticketkit.ticket.LinkTickets;
import org.ticketkit.ticket.Merge;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OwnershipCommand;
import org.ticketkit.ticket.RecordAutomatic;
import org.ticketkit.ticket.Repin;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.RequestApproval;
import org.ticketkit.ticket.RunMacro;
import org.ticketkit.ticket.Split;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketCommand;
import org.ticketkit.ticket.Triage;
import org.ticketkit.ticket.Unlink;
import org.ticketkit.ticket.Unmerge;
import org.ticketkit.ticket.WithdrawApproval;

/** Does each command as the call of its own would. */
record Performing(Desk desk, Tickets tickets, Actor actor) implements TicketCommand.Cases<Ticket> {

    @Override
    public Ticket addNote(AddNote command) {
        return tickets.note(actor, command);
    }

    @Override
    public Ticket addParticipant(AddParticipant command) {
        tickets.addParticipant(actor, command);
        return tickets.find(actor, command.ticket()).orElseThrow();
    }

    @Override
    public Ticket assign(Assign command) {
        return tickets.assign(actor, command);
    }

    @Override
    public Ticket castVote(CastVote command) {
        return desk.approvals().vote(actor, command);
    }

    @Override
    public Ticket claim(Claim command) {
        return tickets.claim(actor, command);
    }

    @Override
    public Ticket linkTickets(LinkTickets command) {
        return tickets.link(actor, command);
    }

    @Override
    public Ticket unlink(Unlink command) {
        return tickets.unlink(actor, command);
    }

    @Override
    public Ticket merge(Merge command) {
        return tickets.merge(actor, command);
    }

    @Override
    public Ticket move(Move command) {
        return tickets.move(actor, command);
    }

    @Override
    public Ticket ownership(OwnershipCommand command) {
        return new DeskOwnership(desk).perform(actor, command);
    }

    @Override
    public Ticket recordAutomatic(RecordAutomatic command) {
        return tickets.recordAutomatic(actor, command);
    }

    @Override
    public Ticket repin(Repin command) {
        return tickets.repin(actor, command);
    }

    @Override
    public Ticket reply(Reply command) {
        return tickets.reply(actor, command).ticket();
    }

    @Override
    public Ticket runMacro(RunMacro command) {
        return tickets.run(actor, command);
    }

    @Override
    public Ticket requestApproval(RequestApproval command) {
        return desk.approvals().request(actor, command);
    }

    @Override
    public Ticket split(Split command) {
        return tickets.split(actor, command);
    }

    @Override
    public Ticket triage(Triage command) {
        return tickets.triage(actor, command);
    }

    @Override
    public Ticket unmerge(Unmerge command) {
        return tickets.unmerge(actor, command);
    }

    @Override
    public Ticket withdrawApproval(WithdrawApproval command) {
        return desk.approvals().withdraw(actor, command);
    }
}
