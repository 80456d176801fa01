package org.ticketkit.tck;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.atomic.AtomicInteger;
import org.ticketkit.DeskBuilder;
import org.ticketkit.TicketDesk;
import org.ticketkit.Tickets;
import org.ticketkit.lifecycle.ClosedPolicy.FollowUp;
import org.ticketkit.lifecycle.Guard;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.Storage;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AddNote;
import org.ticketkit.ticket.AddParticipant;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Claim;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.FieldValue;
import org.ticketkit.ticket.Link;
import org.ticketkit.ticket.LinkTickets;
import org.ticketkit.ticket.Merge;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Repin;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.Split;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.ticket.Unmerge;

/** Every refusal that there is, each brought about at a desk. */
final class Refusals {

    private static final Actor WEB = Actor.system("web");
    private static final Actor ANN = Actor.agent("ann");
    private static final TenantId CROWDED = TenantId.of("crowded");
    private static final int MOST_PARTICIPANTS = 500;

    private final Storage storage;
    private final TicketDesk desk;
    private final Tickets tickets;
    private final AtomicInteger orders = new AtomicInteger();

    Refusals(Storage storage, TicketDesk desk) {
        this.storage = storage;
        this.desk = desk;
        this.tickets = desk.tickets();
    }

    /** What a desk must have so that it refuses in every way. */
    static DeskBuilder prepared(DeskBuilder builder) {
        return builder.lifecycle(lifecycle()).closedPolicy((ticket, by, now) -> FollowUp.REFUSE);
    }

    private static Lifecycle lifecycle() {
        return Lifecycle.named("refusing", 1)
                .initial("new", Phase.NEW)
                .status("open", Phase.OPEN)
                .status("resolved", Phase.RESOLVED)
                .status("closed", Phase.CLOSED)
                .status("rejected", Phase.CLOSED)
                .status("released", Phase.CLOSED)
                .status("merged", Phase.CLOSED)
                .status("shipped", Phase.CLOSED)
                .status("done", Phase.CLOSED)
                .move("new", "done", Guard.NO_OPEN_BLOCKER)
                .move("new", "shipped", Guard.approved(ApprovalRefusals.RULE))
                .mergedInto("merged")
                .move("new", "merged", Guard.NOT_BY_MOVE)
                .move("new", "open", Guard.of("never", "it never does", situation -> false))
                .move("new", "resolved", Guard.HAS_OWNER)
                .move("new", "rejected", way -> way.requiring("why"))
                .move("new", "released", Guard.of("frozen", "not today", Refused.Code.FROZEN, situation -> false))
                .move("open", "resolved")
                .move("resolved", "closed")
                .build();
    }

    /** Prepares what is needed; the command that is handed out is then refused with this code. */
    Runnable of(Refused.Code code) {
        return switch (code) {
            case KEY_REUSED -> keyReused();
            case REFERENCE_TAKEN -> referenceTaken();
            case FOREIGN_CURSOR -> foreignCursor();
            case INVALID -> () -> tickets.open(WEB, request().text("").build());
            case CLOSED -> closed();
            case TOO_MANY -> tooMany();
            case AMBIGUOUS -> ambiguous();
            default -> on(code, open());
        };
    }

    private Runnable on(Refused.Code code, Ticket ticket) {
        TicketId id = ticket.id();
        return switch (code) {
            case FORBIDDEN -> () -> tickets.claim(Actor.auditor("otto"), Claim.of(id));
            case ILLEGAL_MOVE -> () -> tickets.move(ANN, Move.to(id, "closed"));
            case OWNER_REQUIRED -> () -> tickets.move(ANN, Move.to(id, "resolved"));
            case CONDITION_NOT_MET -> () -> tickets.move(ANN, Move.to(id, "open"));
            case FROZEN -> () -> tickets.move(ANN, Move.to(id, "released"));
            case FIELD_REQUIRED -> () -> tickets.move(ANN, Move.to(id, "rejected"));
            case ALREADY_OWNED -> {
                tickets.assign(ANN, Assign.to(id, AgentId.of("ann")));
                yield () -> tickets.assign(ANN, Assign.to(id, AgentId.of("bob")));
            }
            case ALREADY_CLAIMED -> {
                tickets.claim(ANN, Claim.of(id));
                yield () -> tickets.claim(Actor.agent("bob"), Claim.of(id));
            }
            case NOT_STANDING_IN ->
                () -> tickets.claim(Actor.auditor("otto").actingFor(AgentId.of("ann")), Claim.of(id));
            case UNSEEN_ENTRIES -> {
                tickets.note(ANN, AddNote.to(id, "It is on its way."));
                yield () -> tickets.reply(ANN, Reply.to(id, "Where is it?").havingSeen(1));
            }
            case BLOCKED -> {
                tickets.link(ANN, LinkTickets.of(open().id(), Link.Kind.BLOCKS, id));
                yield () -> tickets.move(ANN, Move.to(id, "done"));
            }
            case UNKNOWN_ENTRY -> {
                EntryId elsewhere = firstEntry(open().id());
                yield () -> tickets.split(ANN, Split.of(id, "Another thing", elsewhere));
            }
            case NOT_A_PARTICIPANT -> {
                Split split = Split.of(id, "Another thing", firstEntry(id));
                yield () -> tickets.split(ANN, split.askedBy(RequesterId.of("nobody")));
            }
            case HIDDEN_ENTRY -> {
                Split split = Split.of(id, "Another thing", firstEntry(id));
                RequesterId late = tickets.addParticipant(
                                ANN, AddParticipant.to(id, contact(0), Participant.Role.WATCHER))
                        .id();
                yield () -> tickets.split(ANN, split.askedBy(late));
            }
            case MERGED -> {
                tickets.merge(ANN, Merge.of(id, open().id()));
                yield () -> tickets.claim(ANN, Claim.of(id));
            }
            case APPROVAL_REQUIRED,
                    NO_APPROVAL_NEEDED,
                    NO_SUCH_APPROVAL,
                    NOT_AN_APPROVER,
                    APPROVER_EXCLUDED,
                    ALREADY_VOTED,
                    APPROVAL_VOID,
                    APPROVAL_EXPIRED,
                    APPROVAL_ENDED,
                    OPEN_OBLIGATION -> new ApprovalRefusals(storage, desk, id).of(code);
            case NOT_OWNER, ALREADY_OFFERED, NOTHING_OFFERED, NOT_OFFERED_TO_YOU, NOT_CLAIMED, NOTHING_ASKED ->
                new OwnershipRefusals(desk, id).of(code);
            case NOT_MERGED -> () -> tickets.unmerge(ANN, Unmerge.of(id));
            case CYCLE -> () -> tickets.merge(ANN, Merge.of(id, id));
            case NO_STATUS_MAP -> {
                TicketDesk both = TicketDesk.builder()
                        .storage(storage)
                        .lifecycle(lifecycle())
                        .knownLifecycle(Lifecycle.standard())
                        .build();
                yield () -> both.tickets()
                        .repin(
                                Actor.lead("lea"),
                                Repin.to(id, Lifecycle.standard().ref()));
            }
            case UNKNOWN_DEFINITION -> {
                TicketDesk other = TicketDesk.builder().storage(storage).build();
                yield () -> other.tickets().move(ANN, Move.to(id, "resolved"));
            }
            default -> fail("Nobody has said here how " + code + " comes about");
        };
    }

    private Runnable keyReused() {
        tickets.open(WEB, request().idempotencyKey("twice").build());
        return () -> tickets.open(
                WEB, request().text("Something else").idempotencyKey("twice").build());
    }

    private Runnable referenceTaken() {
        tickets.open(WEB, request().reference("shop", "twice").build());
        return () -> tickets.open(
                WEB, request().text("Something else").reference("shop", "twice").build());
    }

    private Runnable ambiguous() {
        Ticket merged = open();
        tickets.merge(ANN, Merge.of(merged.id(), open().id()));
        tickets.reply(Actor.requester(merged.requester()), Reply.to(merged.id(), "To which of them?"));
        return () -> tickets.unmerge(ANN, Unmerge.of(merged.id()));
    }

    private Runnable foreignCursor() {
        open();
        open();
        PageRequest one = PageRequest.first(1);
        String next = tickets.search(ANN, Criteria.everything(), Sort.OLDEST_FIRST, one)
                .next()
                .orElseThrow();
        return () -> tickets.search(ANN, Criteria.phase(Phase.NEW), Sort.OLDEST_FIRST, one.at(next));
    }

    private Runnable closed() {
        Ticket ticket = open();
        tickets.move(ANN, Move.to(ticket.id(), "rejected").with("why", new FieldValue.Text("Not ours.")));
        return () -> tickets.reply(Actor.requester(ticket.requester()), Reply.to(ticket.id(), "Well?"));
    }

    /** By the store, which takes less time than hundreds of commands; in a tenant whose history nobody checks. */
    private Runnable tooMany() {
        Tickets elsewhere = desk.tenant(CROWDED).tickets();
        TicketId id = elsewhere.open(WEB, request().build()).ticket().id();
        ChangeSet.Builder changes = ChangeSet.of(CROWDED);
        for (int i = 1; i < MOST_PARTICIPANTS; i++) {
            Participant person = new Participant(RequesterId.of("w" + i), Participant.Role.WATCHER, contact(i), 0);
            changes.participant(new ChangeSet.ParticipantWrite.Add(id, person));
        }
        storage.store().commit(changes.build());
        return () -> elsewhere.addParticipant(
                ANN, AddParticipant.to(id, contact(MOST_PARTICIPANTS), Participant.Role.WATCHER));
    }

    private EntryId firstEntry(TicketId id) {
        return tickets.entries(ANN, id, PageRequest.first(1)).items().get(0).id();
    }

    private static Contact contact(int number) {
        return Contact.mail("w" + number + "@example.org");
    }

    private Ticket open() {
        return tickets.open(WEB, request().build()).ticket();
    }

    private OpenTicket.Builder request() {
        return OpenTicket.from(Contact.mail("carla@example.org"))
                .subject("Order " + orders.incrementAndGet())
                .text("Where is it?");
    }
}
