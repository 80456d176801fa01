package org.ticketkit.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.spi.AccessPolicy.Action;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.ChangeSet.KeyWrite.WhenTaken;
import org.ticketkit.spi.UniqueKey;
import org.ticketkit.ticket.CaseNumber;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.Link;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Requester;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.Status;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.TicketId;

/** Decides how a ticket is opened. */
public final class Opening {

    private Opening() {}

    /**
     * What was found out before.
     *
     * @param lifecycle the lifecycle that the ticket is pinned to
     * @param number the number that was drawn for it
     * @param requester who asks
     * @param links the links to others, to the tickets on which merged ones go on
     * @param linked these others
     */
    public record Facts(
            Lifecycle lifecycle,
            CaseNumber number,
            RequesterId requester,
            List<Link> links,
            List<TicketCodec.Loaded> linked) {}

    /** The opening of a ticket, confirmed to the requester unless the command says otherwise (rule R1). */
    public static Change decide(Context context, OpenTicket command, Facts facts) {
        Change change = Change.opening(context, new TicketId(context.ids().next(context.now())));
        open(change, command, facts);
        Access.require(context, Action.OPEN, change.ticket());
        Entry entry = change.entry(
                Entry.Kind.MESSAGE,
                Entry.Direction.INBOUND,
                command.content(),
                command.channel(),
                command.messageId(),
                "");
        Linking.opened(context, change, facts.links(), facts.linked());
        keys(change, command, facts.number());
        Lapsing.restart(change, facts.lifecycle());
        return Noticing.receipt(
                change, new Requester(facts.requester(), command.requester()), command.acknowledgement(), entry.id());
    }

    private static void open(Change change, OpenTicket command, Facts facts) {
        change.happened(new TicketEvent.Opened(
                        facts.number(),
                        facts.lifecycle().ref(),
                        initial(command, facts.lifecycle()),
                        command.priority(),
                        command.queue(),
                        command.category(),
                        command.tags(),
                        command.channel(),
                        command.requester().language(),
                        facts.requester(),
                        Optional.ofNullable(command.reference())))
                .text(ticket -> ticket.subject(command.subject())
                        .fields(command.fields())
                        .attributes(command.attributes()))
                .participant(new Participant(facts.requester(), Participant.Role.REQUESTER, command.requester(), 0));
    }

    private static Status initial(OpenTicket command, Lifecycle lifecycle) {
        return Optional.ofNullable(command.status()).flatMap(lifecycle::status).orElseGet(lifecycle::initial);
    }

    /** Takes the number, which the store grants once (rule N2). */
    static void takeNumber(Change change, CaseNumber number) {
        change.key(new UniqueKey(UniqueKey.NUMBER, number.value()), "", WhenTaken.CONFLICT);
    }

    /**
     * Refuses a request whose key was taken for another one (rule T1). An actor who may not read the ticket that holds the key is told
     * nothing of it.
     */
    public static void requireSame(OpenTicket command, ChangeSet.Outcome.KeyTaken taken, boolean isReadable) {
        if (isReadable && Fingerprint.of(command).equals(taken.fingerprint())) {
            return;
        }
        boolean isReference = taken.key().scope().equals(UniqueKey.REFERENCE);
        String holder = isReadable ? "ticket " + taken.holder().id() : "another request";
        Map<String, String> details =
                new HashMap<>(Map.of(taken.key().scope(), taken.key().value()));
        if (isReadable) {
            details.put("ticket", taken.holder().id().toString());
        }
        throw Refused.because(
                isReference ? Refused.Code.REFERENCE_TAKEN : Refused.Code.KEY_REUSED,
                "The " + taken.key() + " was used for " + holder + " with other content; "
                        + (isReference ? "reply to that one" : "use a new key"),
                details);
    }

    private static void keys(Change change, OpenTicket command, CaseNumber number) {
        takeNumber(change, number);
        if (command.idempotencyKey() != null) {
            change.key(
                    new UniqueKey(UniqueKey.IDEMPOTENCY, command.idempotencyKey()),
                    Fingerprint.of(command),
                    WhenTaken.CONFLICT);
        }
        if (command.reference() != null) {
            change.key(
                    new UniqueKey(UniqueKey.REFERENCE, command.reference().toString()),
                    Fingerprint.of(command),
                    WhenTaken.CONFLICT);
        }
    }
}
