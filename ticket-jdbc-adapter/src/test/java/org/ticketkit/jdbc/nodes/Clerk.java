package org.ticketkit.jdbc.nodes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.ticketkit.NextStep;
import org.ticketkit.Opened;
import org.ticketkit.Replied;
import org.ticketkit.TicketDesk;
import org.ticketkit.Tickets;
import org.ticketkit.ticket.Acknowledgement;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AddNote;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Claim;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Phase;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.StaleTicket;
import org.ticketkit.ticket.StorageFailed;
import org.ticketkit.ticket.Ticket;

/**
 * Sends random commands, each under a token that is nowhere else: the actor's id, and a word of what is written. What came of it is
 * written down after the call returned: {@code opened}, {@code done}, {@code refused}, {@code failed}.
 */
final class Clerk {

    private static final Actor READER = Actor.lead("reader");
    private static final int HOT = 12;

    private final TicketDesk desk;
    private final Tickets tickets;
    private final Journal journal;
    private final String name;
    private final Random random;
    private final int requests;
    private final Duration skew;
    private List<Ticket> known = List.of();
    private int commands;

    Clerk(TicketDesk desk, Journal journal, String name, Random random, Options options) {
        this.desk = desk;
        this.tickets = desk.tickets();
        this.journal = journal;
        this.name = name;
        this.random = random;
        this.requests = options.number("requests");
        this.skew = Duration.ofSeconds(options.number("skew"));
    }

    void doSomething() throws InterruptedException {
        String token = name + "-" + ++commands;
        try {
            look();
            command(token);
        } catch (Refused refused) {
            if (refused.code() == Refused.Code.INVALID) {
                throw refused;
            }
            journal.write("refused", token, refused.code());
        } catch (StaleTicket race) {
            journal.write("refused", token, "STALE");
        } catch (StorageFailed failure) {
            journal.write("failed", token, failure.recovery(), failure.getMessage());
            Thread.sleep(20 + random.nextInt(50));
        }
        Thread.sleep(random.nextInt(20) == 0 ? random.nextInt(60) : random.nextInt(6));
    }

    /** The tickets that were changed last: those that everybody works on. */
    private void look() {
        if (commands % 8 == 1) {
            known = tickets.search(READER, Criteria.everything(), Sort.LATEST_UPDATE_FIRST, PageRequest.first(HOT))
                    .items();
        }
    }

    private void command(String token) {
        int dice = known.isEmpty() ? 0 : random.nextInt(100);
        if (dice < 22) {
            open(token);
            return;
        }
        Ticket ticket = known.get(random.nextInt(known.size()));
        Actor agent = Actor.agent(token);
        if (dice < 40) {
            reply(token, agent, ticket);
        } else if (dice < 56) {
            reply(token, Actor.requester(ticket.requester()), ticket);
        } else if (dice < 64) {
            done(token, tickets.note(agent, AddNote.to(ticket.id(), "Note " + token)));
        } else if (dice < 74) {
            done(token, tickets.assign(agent, Assign.to(ticket.id(), AgentId.of(token))));
        } else if (dice < 86) {
            done(token, tickets.claim(agent, Claim.of(ticket.id())));
        } else {
            move(token, agent, ticket);
        }
    }

    /** A third have a key, a third a reference, a third both, out of a few that all nodes use; one in ten says something else. */
    private void open(String token) {
        int request = random.nextInt(requests);
        boolean isPlain = random.nextInt(3) == 0;
        boolean isOther = random.nextInt(10) == 0;
        String text = isPlain ? "Request " + token : "Request " + (isOther ? "other-" : "same-") + request;
        OpenTicket.Builder command = OpenTicket.from(Contact.mail("carla" + request % 7 + "@example.org"))
                .subject("Parcel lost")
                .text(text);
        String key = "-";
        if (!isPlain && request % 3 != 1) {
            key = "key-" + request;
            command.idempotencyKey(key);
        }
        if (!isPlain && request % 3 != 0) {
            command.reference("shop", "order-" + request);
        }
        Opened opened = tickets.open(Actor.system(token), command.build());
        Ticket ticket = opened.ticket();
        String reference = ticket.reference().map(Object::toString).orElse("-");
        String what = opened.isReplayed() ? "replayed" : "opened";
        journal.write(what, token, ticket.id(), ticket.version(), ticket.number(), key, reference, text);
    }

    private void reply(String token, Actor author, Ticket ticket) {
        Reply reply = Reply.to(ticket.id(), "Message " + token).acknowledged(Acknowledgement.SEND);
        if (random.nextInt(4) == 0) {
            reply = reply.havingSeen(ticket.conversation().sequence());
        }
        Replied replied = tickets.reply(author, reply);
        journal.write("done", token, replied.ticket().id(), replied.ticket().version(), replied.entry());
    }

    private void move(String token, Actor agent, Ticket ticket) {
        List<NextStep> open = tickets.nextFor(agent, ticket.id()).stream()
                .filter(NextStep::isAllowed)
                .toList();
        if (open.isEmpty()) {
            journal.write("refused", token, "NO_WAY");
            return;
        }
        NextStep step = open.get(random.nextInt(open.size()));
        Move move = Move.to(ticket.id(), step.status().code());
        if (step.status().phase() == Phase.WAITING) {
            Instant now = Instant.now().plus(skew);
            move = move.until(now.plusMillis(2_000 + random.nextInt(2_000)));
        }
        done(token, tickets.move(agent, move));
    }

    private void done(String token, Ticket ticket) {
        journal.write("done", token, ticket.id(), ticket.version(), "-");
    }
}
