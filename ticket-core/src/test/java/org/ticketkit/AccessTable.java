package org.ticketkit;

import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.ticketkit.lifecycle.ApprovalRule;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.memory.InMemory;
import org.ticketkit.rule.Macro;
import org.ticketkit.rule.Rule;
import org.ticketkit.rule.RuleTrial;
import org.ticketkit.spi.AccessPolicy;
import org.ticketkit.spi.RolePolicy;
import org.ticketkit.spi.Storage;
import org.ticketkit.spi.StoredNotice;
import org.ticketkit.tck.SettableClock;
import org.ticketkit.ticket.AcceptHandOver;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AddNote;
import org.ticketkit.ticket.AddParticipant;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Answer;
import org.ticketkit.ticket.Approval;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Batch;
import org.ticketkit.ticket.CastVote;
import org.ticketkit.ticket.Claim;
import org.ticketkit.ticket.Consult;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Content;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.Delegate;
import org.ticketkit.ticket.EndDelegation;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.ExternalReference;
import org.ticketkit.ticket.FieldValue;
import org.ticketkit.ticket.HandOver;
import org.ticketkit.ticket.Link;
import org.ticketkit.ticket.LinkTickets;
import org.ticketkit.ticket.Merge;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.Reassign;
import org.ticketkit.ticket.RecordAutomatic;
import org.ticketkit.ticket.RefuseHandOver;
import org.ticketkit.ticket.Release;
import org.ticketkit.ticket.Repin;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.RequestApproval;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.RunMacro;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.Split;
import org.ticketkit.ticket.StagedFile;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketCommand;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.ticket.Triage;
import org.ticketkit.ticket.Unlink;
import org.ticketkit.ticket.Unmerge;
import org.ticketkit.ticket.Unwatch;
import org.ticketkit.ticket.Watch;
import org.ticketkit.ticket.WithdrawApproval;
import org.ticketkit.ticket.WithdrawHandOver;

/**
 * Every call of the desk that names an actor, and what it answers to each: written by hand, beside and not from the policy.
 *
 * <p>A row is for who asked (takes part), a stranger, an agent, a lead, an auditor and the system: {@code +} it is done, {@code -}
 * forbidden, {@code ?} no such ticket, {@code 0} nothing is found, {@code !} refused for another reason than the policy.
 */
final class AccessTable {

    /** What no requester may ever be shown. */
    static final String SECRET = "Zanzibar";

    static final Actor CARLA = Actor.requester(RequesterId.of("carla"));
    static final Actor EVE = Actor.requester(RequesterId.of("eve"));
    static final List<Actor> ACTORS =
            List.of(CARLA, EVE, Actor.agent("ann"), Actor.lead("lea"), Actor.auditor("audrey"), Actor.system("mail"));

    /** One for all desks, which are many here. */
    private static final Validator VALIDATOR = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new MessageInterpolator() {

                @Override
                public String interpolate(String template, Context context) {
                    return template;
                }

                @Override
                public String interpolate(String template, Context context, Locale locale) {
                    return template;
                }
            })
            .buildValidatorFactory()
            .getValidator();

    private static final Lifecycle SECOND = Lifecycle.likeStandard("standard", 2)
            .replacing(Lifecycle.standard())
            .build();
    private static final Actor WEB = Actor.system("web");
    private static final PageRequest PAGE = PageRequest.first(50);

    private AccessTable() {}

    /**
     * A call, and what it answers.
     *
     * @param method the interface, the name and the types of the parameters; what comes after a {@code #} tells rows of one method apart
     * @param answers a character for each of {@link #ACTORS}
     * @param call makes the call
     */
    record Row(String method, String answers, BiFunction<World, Actor, Object> call) {

        String bareMethod() {
            return method.replaceFirst("#.*", "");
        }

        @Override
        public String toString() {
            return method;
        }
    }

    private static Row row(String method, String answers, BiFunction<World, Actor, Object> call) {
        return new Row(method, answers, call);
    }

    /** A command, as the call of its own, by {@code perform} and in a batch. */
    private static List<Row> command(
            String method, String answers, BiFunction<World, Actor, ? extends TicketCommand> command) {
        return List.of(
                row(method, answers, (world, actor) -> world.call(actor, command.apply(world, actor))),
                row(
                        "Tickets.perform(Actor,TicketCommand)#" + method,
                        answers,
                        (world, actor) -> world.desk.tickets().perform(actor, command.apply(world, actor))),
                row(
                        "Bulk.run(Actor,Batch)#" + method,
                        answers,
                        (world, actor) -> world.desk
                                .bulk()
                                .run(actor, Batch.of("by " + actor, List.of(command.apply(world, actor))))));
    }

    /** A desk on which something has happened already. */
    static final class World {

        final TicketDesk desk;
        /** Sees and may do all, whatever the policy. */
        final TicketDesk insight;

        final Ticket plain;
        final Ticket worked;
        final Ticket merged;
        final Entry message;
        final Entry note;
        final Ticket asked;
        final Approval pending;
        final Approval granted;
        final Ticket handed;
        final StoredNotice failed;
        final String token;

        World(Storage storage, AccessPolicy policy) {
            this.desk = desk(storage, policy);
            this.insight = desk(storage, new RolePolicy());
            Tickets tickets = insight.tickets();
            this.plain = open(tickets, "order-1");
            Ticket busy = open(tickets, "order-2");
            Ticket other = open(tickets, "order-3");
            tickets.assign(WEB, Assign.to(busy.id(), AgentId.of(SECRET)));
            tickets.note(WEB, AddNote.to(busy.id(), content(insight, SECRET)));
            tickets.reply(WEB, Reply.to(busy.id(), content(insight, "We are looking for it.")));
            tickets.triage(WEB, Triage.of(busy.id()).tags(SECRET).with("score", new FieldValue.Text(SECRET)));
            tickets.addParticipant(
                    WEB, AddParticipant.to(busy.id(), Contact.mail(SECRET + "@example.org"), Participant.Role.WATCHER));
            this.merged = tickets.merge(WEB, Merge.of(other.id(), plain.id()));
            TicketId official = open(tickets, "order-4").id();
            this.granted = ask(official, "One of two.");
            insight.approvals().vote(Actor.agent("bob"), CastVote.approving(official, granted));
            tickets.link(WEB, LinkTickets.of(busy.id(), Link.Kind.RELATES_TO, official));
            this.pending = ask(official, "Two of two.");
            this.asked = tickets.find(WEB, official).orElseThrow();
            this.handed = handed(open(tickets, "order-5").id());
            this.worked = tickets.find(WEB, busy.id()).orElseThrow();
            List<Entry> entries = tickets.entries(WEB, busy.id(), PAGE).items();
            this.note = entries.get(1);
            this.message = entries.get(2);
            insight.deliver(50);
            this.failed = insight.outbox().failed(WEB, PAGE).items().get(0);
            this.token = insight.links().issue(WEB, busy.id());
        }

        /** Ann owns it and works on it, Lea is asked to take it over. */
        private Ticket handed(TicketId id) {
            Actor ann = Actor.agent("ann");
            AgentId secret = AgentId.of(SECRET);
            Instant later = Instant.parse("2026-03-02T10:00:00Z");
            Ownership ownership = insight.ownership();
            insight.tickets().assign(WEB, Assign.to(id, AgentId.of("ann")));
            insight.tickets().claim(ann, Claim.of(id));
            ownership.handOver(ann, HandOver.of(id, AgentId.of("lea")));
            ownership.delegate(ann, Delegate.to(id, secret, later));
            ownership.watch(ann, Watch.by(id, secret));
            return ownership.consult(ann, Consult.with(id, secret, SECRET, later));
        }

        private Approval ask(TicketId id, String text) {
            List<Approval> all = insight.approvals()
                    .request(WEB, RequestApproval.of(official(id, text)))
                    .approvals();
            return all.get(all.size() - 1);
        }

        static Reply official(TicketId id, String text) {
            return Reply.to(id, "Official: " + SECRET + text);
        }

        /** The tickets as they are. */
        List<Ticket> tickets() {
            return Stream.of(plain, worked, merged, asked, handed)
                    .map(ticket -> insight.tickets().find(WEB, ticket.id()).orElseThrow())
                    .toList();
        }

        private static TicketDesk desk(Storage storage, AccessPolicy policy) {
            RecordingNotifier mail = new RecordingNotifier(Contact.MAIL);
            mail.rejecting("550 " + SECRET);
            return TicketDesk.builder()
                    .storage(storage)
                    .clock(new SettableClock(Instant.parse("2026-03-02T09:00:00Z")))
                    .notifier(mail)
                    .access(policy)
                    .validator(VALIDATOR)
                    .outgoingPolicy((ticket, actor, reply) -> Optional.of(ApprovalRule.named("official"))
                            .filter(rule -> reply.content().text().startsWith("Official")))
                    .knownLifecycle(SECOND)
                    .macro(Macro.named("note", 1, ticket -> List.of(AddNote.to(ticket.id(), SECRET))))
                    .build();
        }

        private static Ticket open(Tickets tickets, String order) {
            return tickets.open(
                            WEB,
                            OpenTicket.from(Contact.mail("carla@example.org"))
                                    .requesterId(RequesterId.of("carla"))
                                    .subject("Parcel lost")
                                    .text("It left on Monday.")
                                    .attribute("risk", SECRET)
                                    .messageId("<" + order + "@example.org>")
                                    .reference("shop", order)
                                    .build())
                    .ticket();
        }

        private static Content content(TicketDesk desk, String text) {
            StagedFile file = desk.attachments().stage(WEB, "a.txt", "text/plain", bytes(text));
            return Content.of(text).with(file);
        }

        /** The call that is for this command. */
        private Ticket call(Actor actor, TicketCommand command) {
            Optional<Ticket> answer = AccessTable.call(desk.tickets(), Tickets.class, actor, command);
            return answer.or(() -> AccessTable.call(desk.approvals(), Approvals.class, actor, command))
                    .or(() -> AccessTable.call(desk.ownership(), Ownership.class, actor, command))
                    .or(() -> desk.tickets().find(actor, command.ticket()))
                    .orElseThrow();
        }
    }

    /** Makes the call that is for this command, if the room has one. */
    private static Optional<Ticket> call(Object room, Class<?> type, Actor actor, TicketCommand command) {
        for (Method method : type.getMethods()) {
            Class<?>[] types = method.getParameterTypes();
            if (types.length == 2 && types[1] == command.getClass()) {
                return Optional.of(answer(room, method, actor, command))
                        .filter(Ticket.class::isInstance)
                        .map(Ticket.class::cast);
            }
        }
        return Optional.empty();
    }

    private static Object answer(Object room, Method method, Actor actor, TicketCommand command) {
        try {
            return method.invoke(room, actor, command);
        } catch (InvocationTargetException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(failure);
        } catch (IllegalAccessException failure) {
            throw new AssertionError(failure);
        }
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    static World world() {
        return new World(InMemory.create(), new RolePolicy());
    }

    static World world(AccessPolicy policy) {
        return new World(InMemory.create(), policy);
    }

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        commands(rows);
        approvals(rows);
        ownership(rows);
        links(rows);
        reads(rows);
        rooms(rows);
        return rows;
    }

    private static void commands(List<Row> rows) {
        rows.add(row(
                "Tickets.open(Actor,OpenTicket)",
                "++++-+",
                (world, actor) -> world.desk.tickets().open(actor, request().build())));
        rows.add(row(
                "Tickets.open(Actor,OpenTicket)#for another",
                "+-++-+",
                (world, actor) -> world.desk
                        .tickets()
                        .open(
                                actor,
                                request().requesterId(RequesterId.of("carla")).build())));
        rows.addAll(command(
                "Tickets.reply(Actor,Reply)", "+?++-+", (world, actor) -> Reply.to(world.worked.id(), "Well?")));
        rows.addAll(command(
                "Tickets.note(Actor,AddNote)", "-?++-+", (world, actor) -> AddNote.to(world.worked.id(), "Aha.")));
        rows.addAll(command(
                "Tickets.recordAutomatic(Actor,RecordAutomatic)",
                "-?---+",
                (world, actor) -> RecordAutomatic.on(
                        world.worked.id(), Content.of("Out of office."), Contact.MAIL, "auto-reply")));
        rows.addAll(command(
                "Tickets.triage(Actor,Triage)",
                "-?++-+",
                (world, actor) -> Triage.of(world.worked.id()).queue("logistics")));
        rows.addAll(command(
                "Tickets.move(Actor,Move)", "-?++-+", (world, actor) -> Move.to(world.worked.id(), "resolved")));
        rows.addAll(command(
                "Tickets.assign(Actor,Assign)",
                "-?++-+",
                (world, actor) -> Assign.to(world.plain.id(), AgentId.of("ann"))));
        rows.addAll(command(
                "Tickets.repin(Actor,Repin)", "-?-+-+", (world, actor) -> Repin.to(world.worked.id(), SECOND.ref())));
        rows.addAll(command("Tickets.claim(Actor,Claim)", "-?++--", (world, actor) -> Claim.of(world.worked.id())));
        rows.addAll(command(
                "Tickets.addParticipant(Actor,AddParticipant)",
                "-?++-+",
                (world, actor) -> AddParticipant.to(
                        world.worked.id(), Contact.mail("dave@example.org"), Participant.Role.WATCHER)));
        rows.addAll(command(
                "Tickets.run(Actor,RunMacro)", "-?++-+", (world, actor) -> RunMacro.on(world.worked.id(), "note")));
        rows.addAll(command(
                "Tickets.merge(Actor,Merge)",
                "-?++-+",
                (world, actor) -> Merge.of(world.plain.id(), world.worked.id())));
        rows.addAll(
                command("Tickets.unmerge(Actor,Unmerge)", "-?++-+", (world, actor) -> Unmerge.of(world.merged.id())));
    }

    private static void ownership(List<Row> rows) {
        AgentId bob = AgentId.of("bob");
        AgentId secret = AgentId.of(SECRET);
        Instant later = Instant.parse("2026-03-02T11:00:00Z");
        rows.addAll(command(
                "Ownership.handOver(Actor,HandOver)",
                "-?++-+",
                (world, actor) -> HandOver.of(world.handed.id(), AgentId.of("lea"))));
        rows.addAll(command(
                "Ownership.accept(Actor,AcceptHandOver)",
                "-?!+-!",
                (world, actor) -> AcceptHandOver.of(world.handed.id())));
        rows.addAll(command(
                "Ownership.refuse(Actor,RefuseHandOver)",
                "-?!+-!",
                (world, actor) -> RefuseHandOver.of(world.handed.id(), "no-time")));
        rows.addAll(command(
                "Ownership.withdraw(Actor,WithdrawHandOver)",
                "-?++-+",
                (world, actor) -> WithdrawHandOver.of(world.handed.id())));
        rows.addAll(command(
                "Ownership.reassign(Actor,Reassign)",
                "-?-+-+",
                (world, actor) -> Reassign.to(world.handed.id(), bob, "ill")));
        rows.addAll(
                command("Ownership.release(Actor,Release)", "-?++-+", (world, actor) -> Release.of(world.handed.id())));
        rows.addAll(command(
                "Ownership.delegate(Actor,Delegate)",
                "-?++-+",
                (world, actor) -> Delegate.to(world.handed.id(), bob, later)));
        rows.addAll(command(
                "Ownership.endDelegation(Actor,EndDelegation)",
                "-?++-+",
                (world, actor) -> EndDelegation.of(world.handed.id(), secret)));
        rows.addAll(
                command("Ownership.watch(Actor,Watch)", "-?++-+", (world, actor) -> Watch.by(world.handed.id(), bob)));
        rows.addAll(command(
                "Ownership.unwatch(Actor,Unwatch)", "-?++-+", (world, actor) -> Unwatch.by(world.handed.id(), secret)));
        rows.addAll(command(
                "Ownership.consult(Actor,Consult)",
                "-?++-+",
                (world, actor) -> Consult.with(world.handed.id(), bob, "Where is it?", later)));
        rows.addAll(command(
                "Ownership.answer(Actor,Answer)",
                "-?++-+",
                (world, actor) -> Answer.to(
                        world.handed.id(),
                        world.handed.roles().consultations().get(0).question(),
                        "In Hamburg.")));
    }

    private static void approvals(List<Row> rows) {
        rows.addAll(command(
                "Approvals.request(Actor,RequestApproval)",
                "-?++-+",
                (world, actor) -> RequestApproval.of(World.official(world.asked.id(), "Three."))));
        rows.addAll(command(
                "Approvals.vote(Actor,CastVote)",
                "-?++-!",
                (world, actor) -> CastVote.approving(world.asked.id(), world.pending)));
        rows.addAll(command(
                "Approvals.withdraw(Actor,WithdrawApproval)",
                "-?-+-+",
                (world, actor) -> WithdrawApproval.of(world.asked.id(), world.pending.id())));
        rows.add(row(
                "Approvals.carryOut(Actor,TicketId,ApprovalId)",
                "-?++-+",
                (world, actor) -> world.desk.approvals().carryOut(actor, world.asked.id(), world.granted.id())));
        rows.add(row(
                "Approvals.pendingFor(Actor,PageRequest)",
                "00++00",
                (world, actor) -> world.desk.approvals().pendingFor(actor, PAGE)));
    }

    private static void links(List<Row> rows) {
        rows.addAll(command(
                "Tickets.split(Actor,Split)",
                "-?++-+",
                (world, actor) -> Split.of(world.worked.id(), "Something else", world.message.id())));
        rows.addAll(command(
                "Tickets.link(Actor,LinkTickets)",
                "-?++-+",
                (world, actor) -> LinkTickets.of(world.worked.id(), Link.Kind.BLOCKS, world.plain.id())));
        rows.addAll(command(
                "Tickets.unlink(Actor,Unlink)",
                "-?++-+",
                (world, actor) -> Unlink.of(world.worked.id(), Link.Kind.RELATES_TO, world.asked.id())));
    }

    private static OpenTicket.Builder request() {
        return OpenTicket.from(Contact.mail("somebody@example.org"))
                .subject("Parcel lost")
                .text("It left on Monday.");
    }

    private static void reads(List<Row> rows) {
        rows.add(row(
                "Tickets.find(Actor,TicketId)",
                "+0++++",
                (world, actor) -> world.desk.tickets().find(actor, world.worked.id())));
        rows.add(row(
                "Tickets.findByNumber(Actor,String)",
                "+0++++",
                (world, actor) -> world.desk
                        .tickets()
                        .findByNumber(actor, world.worked.number().value())));
        rows.add(row(
                "Tickets.findByReference(Actor,ExternalReference)",
                "+0++++",
                (world, actor) ->
                        world.desk.tickets().findByReference(actor, new ExternalReference("shop", "order-2"))));
        rows.add(row(
                "Tickets.findByMessageId(Actor,String)",
                "+0++++",
                (world, actor) -> world.desk.tickets().findByMessageId(actor, "<order-2@example.org>")));
        rows.add(row(
                "Tickets.entries(Actor,TicketId,PageRequest)",
                "+?++++",
                (world, actor) -> world.desk.tickets().entries(actor, world.worked.id(), PAGE)));
        rows.add(row(
                "Tickets.history(Actor,TicketId,PageRequest)",
                "-?++++",
                (world, actor) -> world.desk.tickets().history(actor, world.worked.id(), PAGE)));
        rows.add(row(
                "Tickets.participants(Actor,TicketId)",
                "-?++++",
                (world, actor) -> world.desk.tickets().participants(actor, world.worked.id())));
        rows.add(row(
                "Tickets.search(Actor,Criteria,Sort,PageRequest)",
                "+0++++",
                (world, actor) -> world.desk.tickets().search(actor, Criteria.everything(), Sort.OLDEST_FIRST, PAGE)));
        rows.add(row(
                "Tickets.nextFor(Actor,TicketId)",
                "+?++++",
                (world, actor) -> world.desk.tickets().nextFor(actor, world.worked.id())));
    }

    private static void rooms(List<Row> rows) {
        rows.add(row(
                "Duties.of(Actor,TicketId)",
                "-?++++",
                (world, actor) -> world.desk.duties().of(actor, world.worked.id())));
        rows.add(row(
                "Duties.standsInFor(Actor)",
                "000000",
                (world, actor) -> world.desk.duties().standsInFor(actor)));
        rows.add(row(
                "Lifecycles.toRepin(Actor,DefinitionRef,PageRequest)",
                "+0++++",
                (world, actor) -> world.desk.lifecycles().toRepin(actor, SECOND.ref(), PAGE)));
        rows.add(row(
                "Bulk.select(Actor,Criteria)",
                "+0++++",
                (world, actor) -> world.desk.bulk().select(actor, Criteria.everything())));
        Rule rule = Rule.named("noted", 1)
                .on(TicketEvent.EntryAdded.class)
                .then(occasion -> List.of(AddNote.to(occasion.ticket().id(), SECRET)));
        rows.add(row(
                "Rules.rehearse(Actor,RuleTrial,PageRequest)",
                "00++++",
                (world, actor) -> world.desk
                        .rules()
                        .rehearse(
                                actor,
                                RuleTrial.of(rule, Instant.EPOCH, Instant.parse("2027-01-01T00:00:00Z")),
                                PAGE)));
        rows.add(row("Rules.acknowledge(Actor,TicketId)", "-?++-+", (world, actor) -> {
            world.desk.rules().acknowledge(actor, world.worked.id());
            return "done";
        }));
        rows.add(row(
                "Attachments.stage(Actor,String,String,InputStream)",
                "++++-+",
                (world, actor) -> world.desk.attachments().stage(actor, "b.txt", "text/plain", bytes("b"))));
        rows.add(row(
                "Attachments.open(Actor,EntryId,String)",
                "+0++++",
                (world, actor) -> world.desk
                        .attachments()
                        .open(
                                actor,
                                world.message.id(),
                                world.message.attachments().get(0).sha256())));
        rows.add(row(
                "Attachments.open(Actor,EntryId,String)#of a note",
                "00++++",
                (world, actor) -> world.desk
                        .attachments()
                        .open(
                                actor,
                                world.note.id(),
                                world.note.attachments().get(0).sha256())));
        rows.add(row(
                "StatusLinks.issue(Actor,TicketId)",
                "-?++-+",
                (world, actor) -> world.desk.links().issue(actor, world.worked.id())));
        rows.add(row("StatusLinks.revoke(Actor,String)", "-?++-+", (world, actor) -> {
            world.desk.links().revoke(actor, world.token);
            return "done";
        }));
        outbox(rows);
    }

    private static void outbox(List<Row> rows) {
        rows.add(row(
                "Outbox.find(Actor,NoticeId)",
                "00++++",
                (world, actor) ->
                        world.desk.outbox().find(actor, world.failed.notice().id())));
        rows.add(row(
                "Outbox.find(Actor,String)",
                "00++++",
                (world, actor) -> world.desk.outbox().find(actor, messageId(world))));
        rows.add(row(
                "Outbox.failed(Actor,PageRequest)",
                "00++++",
                (world, actor) -> world.desk.outbox().failed(actor, PAGE)));
        rows.add(row(
                "Outbox.retry(Actor,NoticeId)",
                "00++-+",
                (world, actor) ->
                        world.desk.outbox().retry(actor, world.failed.notice().id())));
        rows.add(row(
                "Outbox.bounced(Actor,NoticeId,String)",
                "-?---+",
                (world, actor) ->
                        world.desk.outbox().bounced(actor, world.failed.notice().id(), "5.1.1")));
        rows.add(row(
                "Outbox.bounced(Actor,String,String)",
                "-?---+",
                (world, actor) -> world.desk.outbox().bounced(actor, messageId(world), "5.1.1")));
    }

    private static String messageId(World world) {
        return world.failed.rendered().orElseThrow().messageId();
    }

    /** An id that no ticket has. */
    static TicketId nowhere() {
        return TicketId.parse("0190a6f0-0000-7000-8000-000000000001");
    }
}
