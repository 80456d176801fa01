package org.ticketkit;

import java.util.List;
import java.util.Optional;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AddNote;
import org.ticketkit.ticket.AddParticipant;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Claim;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.ExternalReference;
import org.ticketkit.ticket.LinkTickets;
import org.ticketkit.ticket.Merge;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.Page;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.RecordAutomatic;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.Repin;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.RunMacro;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.Split;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketCommand;
import org.ticketkit.ticket.TicketField;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.ticket.Triage;
import org.ticketkit.ticket.Unlink;
import org.ticketkit.ticket.Unmerge;

/**
 * The tickets of one tenant: commands and reads, each by an actor. Ours to implement.
 *
 * <p>Every command joins the host's transaction or runs in one of its own; what it accepted is written, with its history and its
 * notices, in that transaction. A command that throws has written nothing and leaves the host's transaction usable, unless the
 * exception is a {@link org.ticketkit.ticket.StorageFailed}. Every command may throw, beside what its own text says:
 *
 * <ul>
 *   <li>{@link org.ticketkit.ticket.TicketNotFound} if there is no such ticket, or the actor may not see it;
 *   <li>{@link org.ticketkit.ticket.Refused} with {@code INVALID} (all that is wrong, at once), {@code FORBIDDEN}, or {@code MERGED}
 *       for what cannot be asked of a merged ticket: to say, note or add anything can;
 *   <li>{@link org.ticketkit.ticket.StaleTicket} if somebody else changed the ticket at the same time: at once inside a host's
 *       transaction, after a few decisions anew in one of its own.
 * </ul>
 *
 * <p>An actor who may not see a ticket from inside ({@code READ_INTERNAL}) is shown its public part, here and in what a command returns
 * (rule R2): no tags, custom fields, attributes, owner, lease, links and end of waiting, of the participants only the requester and the
 * actor, versions, counts and sequences all 0, {@link Entry#author} of what the desk wrote one and the same, and {@link Entry#messageId}
 * of what went out missing. What it was opened with (number, subject, priority, queue, category, channel, language, reference), its
 * status, when it was reopened, continued and last changed, and the public entries are not internal.
 *
 * <p>Pages are turned with the cursor of the page before: it is good for the same list, the same criteria and order, and a reader who
 * may see the same; anything else is refused with {@code FOREIGN_CURSOR}.
 */
public interface Tickets {

    /**
     * Opens a ticket. A repeat under the same idempotency key or external reference with the same content returns the ticket of the
     * first time (rule T1).
     *
     * <p>Costs one round trip beside begin and commit, whatever is in the store; a replay costs two more, and each ticket that it links
     * to one. Those know of the new one (rule L8); a link to a merged ticket leads to the one on which that goes on.
     *
     * @throws org.ticketkit.ticket.Refused with {@code KEY_REUSED} or {@code REFERENCE_TAKEN} if the repeat has other content
     */
    Opened open(Actor actor, OpenTicket command);

    /**
     * Adds a public message: an agent's goes out to the requester and the watchers, a requester's comes in and wakes or reopens the
     * ticket as its lifecycle says (rule L5). On a closed ticket the closed policy decides: the first message after its
     * window opens a new ticket, every later one goes there.
     *
     * @throws org.ticketkit.ticket.Refused with {@code UNSEEN_ENTRIES} if something was written, or the owner changed, and the author
     *     has not seen it (rule O4), with {@code CLOSED} if the closed policy refuses
     */
    Replied reply(Actor actor, Reply command);

    /** Adds an internal note. */
    Ticket note(Actor actor, AddNote command);

    /** Keeps what a machine sent; status, clocks and owner stay as they are (rule M9). */
    Ticket recordAutomatic(Actor actor, RecordAutomatic command);

    /** Says what a ticket is about, who deals with it and how urgent it is (rule A3). Saying it again changes nothing. */
    Ticket triage(Actor actor, Triage command);

    /**
     * Moves a ticket to another status.
     *
     * @throws org.ticketkit.ticket.Refused with {@code ILLEGAL_MOVE} if the lifecycle has no such move from here, with {@code
     *     OWNER_REQUIRED} if nobody is accountable yet, with {@code BLOCKED} if a ticket that blocks it is open, with {@code FIELD_REQUIRED} or {@code CONDITION_NOT_MET} if the transition asks
     *     for what is not there; {@link #nextFor} tells beforehand
     */
    Ticket move(Actor actor, Move command);

    /**
     * Pins a ticket to the lifecycle that replaces its own, where it stands in the status that the map of that says (rule L4). Saying it
     * again changes nothing. {@link Lifecycles#toRepin} lists the commands for all tickets.
     *
     * @throws org.ticketkit.ticket.Refused with {@code UNKNOWN_DEFINITION} if the desk does not know that lifecycle, with {@code
     *     NO_STATUS_MAP} if that does not replace the ticket's
     */
    Ticket repin(Actor actor, Repin command);

    /**
     * Gives a ticket its first owner. Saying it again for the same owner changes nothing.
     *
     * @throws org.ticketkit.ticket.Refused with {@code ALREADY_OWNED} if somebody else is accountable, who has to hand it over by
     *     {@link Ownership#handOver} (rule O2)
     */
    Ticket assign(Actor actor, Assign command);

    /**
     * Takes the assignee's role for the time that the desk is configured for; again by the same agent, it is prolonged. Before it ends,
     * the history warns; it ends by {@link Ownership#release}, by time-out, or with a status that is done, for a reason that is recorded.
     *
     * @throws org.ticketkit.ticket.Refused with {@code ALREADY_CLAIMED} if another agent has it (rule O3)
     */
    Ticket claim(Actor actor, Claim command);

    /** Lets one more person on the outside take part; a person with this address who does already is returned as is. */
    Participant addParticipant(Actor actor, AddParticipant command);

    /**
     * Runs a macro: all of its commands, each by this actor as the call of its own would be, or none of them. The history says which
     * macro it was.
     *
     * @throws org.ticketkit.ticket.Refused with {@code UNKNOWN_DEFINITION} if the desk was built without this macro, or with what one
     *     of its commands is refused with
     * @throws org.ticketkit.ticket.Misconfigured if the macro is no list of commands on this ticket
     */
    Ticket run(Actor actor, RunMacro command);

    /**
     * Says something of a ticket and another, such as that it blocks it; both know of it (rule L8). Saying it again changes nothing.
     *
     * @throws org.ticketkit.ticket.Refused with {@code CYCLE} if it is the same ticket, or blocks one for which it waits itself; with {@code
     *     TOO_MANY} if one of them has as many links as it may have
     */
    Ticket link(Actor actor, LinkTickets command);

    /** Takes back what was said of a ticket and another; nothing changes if it was not (rule L8). Merged tickets can be unlinked, too. */
    Ticket unlink(Actor actor, Unlink command);

    /**
     * Lets a ticket go on as another (rule L7). Both are kept, with their conversations and histories; the ticket's waiting, lease and
     * timers stand still. Its number, external reference, Message-IDs, keys and links to the requester's view lead to the other one
     * from now on, through as many mergers as there are, and so does every message, note and participant that is added to it. Its
     * people take part in the other one, and see of that what comes after.
     *
     * @return the merged ticket
     * @throws org.ticketkit.ticket.Refused with {@code MERGED} if one of them is merged already, with {@code CYCLE} if the target goes
     *     on as the ticket itself, with {@code ILLEGAL_MOVE}, or what else the transition asks for, if the lifecycle does not let it
     *     be merged from where it stands, with {@code TOO_MANY} if the target takes no more
     */
    Ticket merge(Actor actor, Merge command);

    /**
     * Makes a ticket of its own out of some entries of another, which keeps them; both know of it, by a link and in their histories
     * (rule L7). The new one has the priority, category and tags of the other, and of its people the one who asks alone.
     *
     * @return the new ticket
     * @throws org.ticketkit.ticket.Refused with {@code UNKNOWN_ENTRY} if an entry is not of this ticket, with {@code NOT_A_PARTICIPANT} if
     *     the requester does not take part in it, with {@code HIDDEN_ENTRY} if the requester joined after a public entry (rule M8)
     */
    Ticket split(Actor actor, Split command);

    /**
     * Undoes a merger (rule L7): the ticket stands where it stood, with its waiting, lease and timers, and who came with it alone leaves
     * the other one, and those on which that went on.
     *
     * <p>That is ambiguous if who came with it has written there since ({@code entries-written}: their ids), if the other one was merged
     * further ({@code target-merged}) or is closed ({@code target-closed}), or if its lifecycle does not have the status any more
     * ({@code definition-gone}). Then it is refused with {@code AMBIGUOUS}, all points in the details, unless the command has a reason,
     * which is recorded; what was written stays where it is, and its authors go on taking part there.
     *
     * @return the ticket
     * @throws org.ticketkit.ticket.Refused with {@code NOT_MERGED} if it is not merged, with {@code AMBIGUOUS}
     */
    Ticket unmerge(Actor actor, Unmerge command);

    /** Finds a ticket by its identity, the merged one itself if it is merged; empty if there is none that the actor may see. */
    Optional<Ticket> find(Actor actor, TicketId id);

    /** Finds a ticket by its number as somebody typed or spelled it (rule N5); that of a merged ticket leads to the one that goes on. */
    NumberLookup findByNumber(Actor actor, String typed);

    /** Finds a ticket by its name in another system; that of a merged ticket leads to the one that goes on. */
    Optional<Ticket> findByReference(Actor actor, ExternalReference reference);

    /**
     * Finds the ticket that has an entry with this id on its channel, for mail the Message-ID with its angle brackets, or the one on which
     * that goes on if it is merged.
     */
    Optional<Ticket> findByMessageId(Actor actor, String messageId);

    /** A page of the conversation, the oldest first; to a requester the public entries alone. */
    Page<Entry> entries(Actor actor, TicketId id, PageRequest page);

    /** A page of the history, the oldest first. Forbidden to requesters. */
    Page<Recorded> history(Actor actor, TicketId id, PageRequest page);

    /** All on the outside who take part. Forbidden to requesters. */
    List<Participant> participants(Actor actor, TicketId id);

    /**
     * A page of the tickets that are meant and that the actor may see (rule A2). Criteria that speak of an internal field, as
     * {@link TicketField#isInternal} says, find only among the tickets that the actor may see from inside.
     */
    Page<Ticket> search(Actor actor, Criteria criteria, Sort sort, PageRequest page);

    /** What the actor can do next with the status, and for the rest why not (rule L3). */
    List<NextStep> nextFor(Actor actor, TicketId id);

    /** Does what the command says, as the call of its own would; for lists of commands. */
    Ticket perform(Actor actor, TicketCommand command);
}
