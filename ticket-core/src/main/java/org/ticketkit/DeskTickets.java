package org.ticketkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ticketkit.internal.Access;
import org.ticketkit.internal.Context;
import org.ticketkit.internal.Cursors;
import org.ticketkit.internal.EventCodec;
import org.ticketkit.internal.Joining;
import org.ticketkit.internal.Moving;
import org.ticketkit.internal.Owning;
import org.ticketkit.internal.PublicPart;
import org.ticketkit.internal.Repinning;
import org.ticketkit.internal.Replying;
import org.ticketkit.internal.TicketCodec;
import org.ticketkit.internal.Triaging;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.lifecycle.Obstacle;
import org.ticketkit.lifecycle.Situation;
import org.ticketkit.number.Reading;
import org.ticketkit.spi.AccessPolicy.Action;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.Search;
import org.ticketkit.spi.StoredRecord;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.spi.UniqueKey;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AddNote;
import org.ticketkit.ticket.AddParticipant;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.CaseNumber;
import org.ticketkit.ticket.CastVote;
import org.ticketkit.ticket.Claim;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.ExternalReference;
import org.ticketkit.ticket.LinkTickets;
import org.ticketkit.ticket.Merge;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.OwnershipCommand;
import org.ticketkit.ticket.Page;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.RecordAutomatic;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.Repin;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.RequestApproval;
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
import org.ticketkit.ticket.WithdrawApproval;

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
        return readable(actor, store.find(desk.tenantId(), RecordRef.ticket(id)))
                .map(loaded -> desk.shown(actor, loaded.ticket()));
    }

    private Optional<TicketCodec.Loaded> readable(Actor actor, Optional<StoredRecord> stored) {
        return stored.map(TicketCodec::decode)
                .filter(loaded -> engine.access().allows(actor, Action.READ, loaded.ticket()));
    }

    @Override
    public NumberLookup findByNumber(Actor actor, String typed) {
        Reading reading = engine.numbering().scanner().read(typed);
        if (reading instanceof Reading.Misread misread) {
            return new NumberLookup.Misread(actor.isStaff() ? misread.candidates() : List.of());
        }
        if (reading instanceof Reading.Valid valid) {
            return holder(actor, UniqueKey.NUMBER, valid.number().value())
                    .<NumberLookup>map(holder -> found(actor, holder))
                    .orElseGet(NumberLookup.NotFound::new);
        }
        return new NumberLookup.NotFound();
    }

    private NumberLookup.Found found(Actor actor, TicketCodec.Loaded holder) {
        Ticket live = desk.liveFor(actor, holder);
        Optional<CaseNumber> asked = Optional.of(holder.ticket().number());
        return new NumberLookup.Found(desk.shown(actor, live), asked.filter(number -> !number.equals(live.number())));
    }

    @Override
    public Optional<Ticket> findByReference(Actor actor, ExternalReference reference) {
        return findByKey(actor, UniqueKey.REFERENCE, reference.toString());
    }

    @Override
    public Optional<Ticket> findByMessageId(Actor actor, String messageId) {
        return findByKey(actor, UniqueKey.MESSAGE_ID, messageId);
    }

    private Optional<Ticket> findByKey(Actor actor, String scope, String value) {
        return holder(actor, scope, value).map(holder -> desk.shown(actor, desk.liveFor(actor, holder)));
    }

    private Optional<TicketCodec.Loaded> holder(Actor actor, String scope, String value) {
        return readable(actor, store.findByKey(desk.tenantId(), new UniqueKey(scope, value)));
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
    public Page<Ticket> search(Actor actor, Criteria criteria, Sort sort, PageRequest page) {
        Criteria visible = PublicPart.askable(
                criteria,
                sort,
                engine.access().scope(actor, Action.READ),
                engine.access().scope(actor, Action.READ_INTERNAL));
        String place = Cursors.search(desk.tenantId(), visible, sort);
        Search search =
                new Search(desk.tenantId(), visible, sort, engine.cursors().position(place, page), page.size() + 1);
        List<Ticket> found = new ArrayList<>();
        store.search(search)
                .forEach(record -> found.add(TicketCodec.decode(record).ticket()));
        Page<Ticket> sealed = engine.cursors().searchPage(place, page, found, sort);
        return sealed.map(ticket -> desk.shown(actor, ticket));
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

    private record Performing(Desk desk, Tickets tickets, Actor actor) implements TicketCommand.Cases<Ticket> {

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
}
