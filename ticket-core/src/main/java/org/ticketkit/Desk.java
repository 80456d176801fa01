package org.ticketkit;

import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ticketkit.internal.Context;
import org.ticketkit.internal.PublicPart;
import org.ticketkit.internal.TicketCodec;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.spi.AccessPolicy.Action;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.StoredTicket;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.CaseNumber;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.ticket.TicketNotFound;

/**
 * A view of an engine for one tenant, in one language, for one cause.
 *
 * @param engine the parts
 * @param tenantId the tenant
 * @param language the language of refusals
 * @param cause the cause of events
 */
record Desk(Engine engine, TenantId tenantId, Locale language, Recorded.Cause cause) implements TicketDesk {

    @Override
    public TicketDesk tenant(TenantId tenant) {
        return new Desk(engine, tenant, language, cause);
    }

    @Override
    public TicketDesk speaking(Locale newLanguage) {
        return new Desk(engine, tenantId, newLanguage, cause);
    }

    @Override
    public TicketDesk causedBy(Recorded.Cause newCause) {
        return new Desk(engine, tenantId, language, newCause);
    }

    @Override
    public Tickets tickets() {
        return new DeskTickets(this);
    }

    @Override
    public Rules rules() {
        return new DeskRules(this);
    }

    @Override
    public Ownership ownership() {
        return new DeskOwnership(this);
    }

    @Override
    public Bulk bulk() {
        return new DeskBulk(this);
    }

    @Override
    public Approvals approvals() {
        return new DeskApprovals(this);
    }

    @Override
    public Lifecycles lifecycles() {
        return new DeskLifecycles(this);
    }

    @Override
    public Attachments attachments() {
        return new DeskAttachments(this);
    }

    @Override
    public Duties duties() {
        return new DeskDuties(this);
    }

    @Override
    public StatusLinks links() {
        return new DeskLinks(this);
    }

    @Override
    public Outbox outbox() {
        return new DeskOutbox(this);
    }

    @Override
    public int work(int limit) {
        return new Worker(this).work(limit);
    }

    @Override
    public int deliver(int limit) {
        return new Deliverer(this).deliver(limit);
    }

    @Override
    public DeskParts parts() {
        return new DeskParts(
                engine.storage(),
                engine.clock(),
                engine.directory(),
                engine.limits(),
                engine.numbering().scanner());
    }

    @Override
    public Health health() {
        return new Health(
                engine.storage().store().health(engine.now()),
                engine.storage().inbox().countQuarantined(),
                Set.copyOf(engine.unknown()));
    }

    @Override
    public ConsistencyReport checkConsistency(PageRequest page) {
        return new ConsistencyCheck(this).check(page);
    }

    /** The sequence up to which entries are hidden: who joined a ticket later sees only what comes after (rule M8). */
    long hiddenUpTo(Actor actor, Ticket ticket) {
        if (actor.role() != Actor.Role.REQUESTER
                || actor.id().equals(ticket.requester().value())) {
            return 0;
        }
        return engine.storage().store().participants(tenantId, ticket.id()).stream()
                .filter(participant -> participant.id().value().equals(actor.id()))
                .mapToLong(Participant::since)
                .findFirst()
                .orElse(0);
    }

    /** The kinds of entries that this actor may see on the ticket. */
    Set<Entry.Kind> visibleKinds(Actor actor, Ticket ticket) {
        return engine.access().allows(actor, Action.READ_INTERNAL, ticket)
                ? EnumSet.allOf(Entry.Kind.class)
                : EnumSet.of(Entry.Kind.MESSAGE);
    }

    /** The ticket as this actor is shown it: without its internal part to who may not see that (rule R2). */
    Ticket shown(Actor actor, Ticket ticket) {
        if (engine.access().allows(actor, Action.READ_INTERNAL, ticket)) {
            return ticket;
        }
        Ticket part = PublicPart.of(ticket, actor);
        return PublicPart.isNewcomer(ticket, actor)
                ? part.toBuilder()
                        .subject(new Newcomers(this).subjects(ticket).getOrDefault(part.requester(), ""))
                        .build()
                : part;
    }

    /** The ticket with this identity, whoever asks. */
    TicketCodec.Loaded load(TicketId id) {
        return find(id).orElseThrow(() -> new TicketNotFound(id.toString()));
    }

    private Optional<TicketCodec.Loaded> find(TicketId id) {
        return engine.storage().store().find(tenantId, RecordRef.ticket(id)).map(TicketCodec::decode);
    }

    /** The ticket on which this one goes on; itself if it is not merged into another (rule L7). */
    TicketCodec.Loaded live(TicketCodec.Loaded start) {
        List<TicketCodec.Loaded> way = way(start);
        return way.get(way.size() - 1);
    }

    /** The ticket on which this one goes on, as far as the actor may see it; else the ticket itself. */
    Ticket liveFor(Actor actor, TicketCodec.Loaded start) {
        Ticket live = live(start).ticket();
        return engine.access().allows(actor, Action.READ, live) ? live : start.ticket();
    }

    /** The tickets that a message passes, from this one to the one that goes on; a circle, which nothing here makes, ends. */
    List<TicketCodec.Loaded> way(TicketCodec.Loaded start) {
        Map<TicketId, TicketCodec.Loaded> passed = new LinkedHashMap<>();
        Optional<TicketCodec.Loaded> next = Optional.of(start);
        while (next.isPresent() && passed.putIfAbsent(next.get().ticket().id(), next.get()) == null) {
            next = next.get().ticket().merger().flatMap(merger -> find(merger.target()));
        }
        return List.copyOf(passed.values());
    }

    /**
     * A ticket as it was read, and who takes part.
     *
     * @param loaded the ticket
     * @param participants who takes part on the outside
     */
    record Attended(TicketCodec.Loaded loaded, List<Participant> participants) {

        static Attended of(StoredTicket stored) {
            return new Attended(TicketCodec.decode(stored.record()), stored.participants());
        }

        Ticket ticket() {
            return loaded.ticket();
        }
    }

    /** The ticket with this id, and who takes part. */
    Attended loadAttended(TicketId id) {
        return engine.storage()
                .store()
                .findTicket(tenantId, id)
                .map(Attended::of)
                .orElseThrow(() -> new TicketNotFound(id.toString()));
    }

    /** The ticket with the tickets that block it and are still open (rule L8). */
    TicketCodec.Loaded withBlockers(TicketCodec.Loaded loaded) {
        List<TicketId> open = new Blockers(this).open(loaded.ticket());
        return open.isEmpty() ? loaded : loaded.blockedBy(open);
    }

    /** The ticket with those who take part in it, if leaving its status may have to be told. */
    TicketCodec.Loaded withPeople(TicketCodec.Loaded loaded, Lifecycle lifecycle) {
        Ticket ticket = loaded.ticket();
        return lifecycle.tellsFrom(ticket.status())
                ? loaded.knowing(engine.storage().store().participants(ticket.tenant(), ticket.id()))
                : loaded;
    }

    /** The ticket on which this one goes on, and who takes part in that. */
    Attended liveAttended(Attended start) {
        TicketId live = live(start.loaded()).ticket().id();
        return live.equals(start.ticket().id()) ? start : loadAttended(live);
    }

    /** The case number of a ticket that is opened now. */
    CaseNumber drawNumber(String queue, String category) {
        return engine.numbering().draw(tenantId, queue, category, engine.now());
    }

    /** What a decision by this actor is told. */
    Context context(Actor actor) {
        return context(actor, engine.now());
    }

    /** What a decision by this actor at this instant is told. */
    Context context(Actor actor, Instant now) {
        return new Context(
                tenantId,
                actor,
                new Deputies(this).acting(actor),
                cause,
                now,
                engine.ids(),
                engine.access(),
                engine.channels(),
                engine.templates(),
                engine.rules());
    }

    /** Refuses an invalid command, with all that is wrong at once. */
    void check(Object command, List<Refused.Violation> more) {
        List<Refused.Violation> violations =
                new java.util.ArrayList<>(engine.validation().check(command, language));
        violations.addAll(more);
        if (!violations.isEmpty()) {
            throw Refused.invalid(violations);
        }
    }
}
