package org.ticketkit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ticketkit.internal.Access;
import org.ticketkit.internal.Context;
import org.ticketkit.internal.EventCodec;
import org.ticketkit.internal.Joining;
import org.ticketkit.internal.Moving;
import org.ticketkit.internal.Owning;
import org.ticketkit.internal.PublicPart;
import org.ticketkit.internal.Repinning;
import org.ticketkit.internal.Replying;
import org.ticketkit.internal.Triaging;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.lifecycle.Obstacle;
import org.ticketkit.lifecycle.Situation;
import org.ticketkit.spi.AccessPolicy.Action;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.TicketStore;
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
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.RunMacro;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.Split;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketCommand;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.ticket.Triage;
import org.ticketkit.ticket.Unlink;
import org.ticketkit.ticket.Unmerge;

/** The tickets of one view: gathers facts, has them decided, and commits. */
final class DeskTickets implements Tickets {

    private final Desk desk;
    private final Engine engine;
    private final TicketStore store;
    private final CommandLimits limits;

    DeskTickets(Desk desk) {
        this.desk = desk;
        this.engine = desk.engine();
        this.store = engine.storage().store();
        this.limits = new CommandLimits(desk);
    }

    @Override
    public Opened open(Actor actor, OpenTicket command) {
        return new Openings(desk).open(actor, command);
    }

    @Override
    public Replied reply(Actor actor, Reply command) {
        return new Replies(desk).reply(actor, command);
    }

    @Override
    public Ticket note(Actor actor, AddNote command) {
        desk.check(command, limits.of(actor, command.content()));
        return write(actor, command.ticket(), (context, loaded) -> Replying.note(context, loaded, command));
    }

    @Override
    public Ticket recordAutomatic(Actor actor, RecordAutomatic command) {
        desk.check(command, limits.of(actor, command));
        return write(actor, command.ticket(), (context, loaded) -> Replying.automatic(context, loaded, command));
    }

    @Override
    public Ticket triage(Actor actor, Triage command) {
        desk.check(command, limits.of(command));
        return change(actor, command.ticket(), (context, loaded) -> Triaging.decide(context, loaded, command));
    }

    @Override
    public Ticket move(Actor actor, Move command) {
        desk.check(command, limits.of(command, engine.now()));
        return change(actor, command.ticket(), (context, loaded) -> {
            Lifecycle lifecycle = engine.lifecycleOf(loaded.ticket());
            desk.check(command, limits.of(command, lifecycle));
            return Moving.decide(context, desk.withPeople(desk.withBlockers(loaded), lifecycle), command, lifecycle);
        });
    }

    @Override
    public Ticket repin(Actor actor, Repin command) {
        desk.check(command, List.of());
        Lifecycle lifecycle = engine.lifecycle(command.lifecycle());
        return new Deciding(desk)
                .decide(actor, command.ticket(), (context, loaded) -> Repinning.decide(context, loaded, lifecycle));
    }

    @Override
    public Ticket assign(Actor actor, Assign command) {
        desk.check(command, List.of());
        return change(actor, command.ticket(), (context, loaded) -> {
            Lifecycle lifecycle = engine.lifecycleOf(loaded.ticket());
            return Owning.assign(context, desk.withPeople(loaded, lifecycle), command, lifecycle);
        });
    }

    @Override
    public Ticket claim(Actor actor, Claim command) {
        desk.check(command, List.of());
        return change(
                actor, command.ticket(), (context, loaded) -> Owning.claim(context, loaded, command, engine.terms()));
    }

    @Override
    public Participant addParticipant(Actor actor, AddParticipant command) {
        desk.check(command, limits.of(command));
        Context context = desk.context(actor);
        RequesterId id = Optional.ofNullable(command.requesterId())
                .or(() -> engine.ask(() -> engine.directory().requester(context.tenant(), command.contact())))
                .orElseGet(() -> Openings.newRequester(context));
        return engine.transactions().decide(scope -> {
            Desk.Attended attended = desk.liveAttended(desk.loadAttended(command.ticket()));
            Joining.Joined joined = Joining.decide(context, attended.loaded(), command, id, attended.participants());
            scope.written(joined.change());
            return joined.participant();
        });
    }

    @Override
    public Ticket run(Actor actor, RunMacro command) {
        return new Macros(desk).run(actor, command);
    }

    @Override
    public Ticket link(Actor actor, LinkTickets command) {
        return new Relations(desk).link(actor, command);
    }

    @Override
    public Ticket unlink(Actor actor, Unlink command) {
        return new Relations(desk).unlink(actor, command);
    }

    @Override
    public Ticket split(Actor actor, Split command) {
        return new Splits(desk).split(actor, command);
    }

    @Override
    public Ticket merge(Actor actor, Merge command) {
        return new Mergers(desk).merge(actor, command);
    }

    @Override
    public Ticket unmerge(Actor actor, Unmerge command) {
        return new Mergers(desk).unmerge(actor, command);
    }

    /** Changes the ticket itself, which cannot be done to a merged one. */
    Ticket change(Actor actor, TicketId id, Deciding.Decision decision) {
        return new Deciding(desk).change(actor, id, decision);
    }

    private Ticket write(Actor actor, TicketId id, Deciding.Decision decision) {
        return new Deciding(desk).write(actor, id, decision);
    }

    @Override
    public Optional<Ticket> find(Actor actor, TicketId id) {
        return new Lookups(desk).find(actor, id);
    }

    @Override
    public NumberLookup findByNumber(Actor actor, String typed) {
        return new Lookups(desk).findByNumber(actor, typed);
    }

    @Override
    public Optional<Ticket> findByReference(Actor actor, ExternalReference reference) {
        return new Lookups(desk).findByReference(actor, reference);
    }

    @Override
    public Optional<Ticket> findByMessageId(Actor actor, String messageId) {
        return new Lookups(desk).findByMessageId(actor, messageId);
    }

    @Override
    public Page<Ticket> search(Actor actor, Criteria criteria, Sort sort, PageRequest page) {
        return new Lookups(desk).search(actor, criteria, sort, page);
    }

    /** The ticket, if the actor may do this to it. */
    private Ticket require(Actor actor, Action action, TicketId id) {
        Ticket ticket = desk.load(id).ticket();
        Access.require(desk.context(actor), action, ticket);
        return ticket;
    }

    @Override
    public Page<Entry> entries(Actor actor, TicketId id, PageRequest page) {
        Ticket ticket = require(actor, Action.READ, id);
        Set<Entry.Kind> kinds = desk.visibleKinds(actor, ticket);
        long hidden = desk.hiddenUpTo(actor, ticket);
        String place = "entries " + desk.tenantId() + " " + id + " " + kinds + " after " + hidden;
        long after = Math.max(engine.cursors().sequence(place, page), hidden);
        List<Entry> found = store.entries(desk.tenantId(), id, kinds, after, page.size() + 1);
        Page<Entry> sealed = engine.cursors().page(place, page, found, Entry::sequence);
        return kinds.contains(Entry.Kind.NOTE) ? sealed : sealed.map(PublicPart::of);
    }

    @Override
    public Page<Recorded> history(Actor actor, TicketId id, PageRequest page) {
        require(actor, Action.READ_INTERNAL, id);
        String place = "history " + desk.tenantId() + " " + id;
        long after = engine.cursors().sequence(place, page);
        List<Recorded> found = store.events(desk.tenantId(), RecordRef.ticket(id), after, page.size() + 1).stream()
                .map(EventCodec::decode)
                .toList();
        return engine.cursors().page(place, page, found, Recorded::sequence);
    }

    @Override
    public List<Participant> participants(Actor actor, TicketId id) {
        require(actor, Action.READ_INTERNAL, id);
        return store.participants(desk.tenantId(), id);
    }

    @Override
    public List<NextStep> nextFor(Actor actor, TicketId id) {
        Ticket ticket = require(actor, Action.READ, id);
        Context context = desk.context(actor);
        boolean mayMove = engine.access().allows(actor, Action.MOVE, ticket);
        Situation situation = Situation.of(ticket, actor, context.now()).blockedBy(new Blockers(desk).open(ticket));
        return engine.lifecycleOf(ticket).from(ticket.status().code()).stream()
                .map(way -> new NextStep(
                        way.to(),
                        mayMove
                                ? Moving.obstacles(context, situation.asking(Moving.proposed(ticket, way)), way)
                                : List.of(Obstacle.missingRight("move"))))
                .toList();
    }

    @Override
    public Ticket perform(Actor actor, TicketCommand command) {
        return command.match(new Performing(desk, this, actor));
    }
}
