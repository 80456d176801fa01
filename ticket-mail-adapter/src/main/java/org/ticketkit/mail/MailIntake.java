package org.ticketkit.mail;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ticketkit.TicketDesk;
import org.ticketkit.spi.Inbox;
import org.ticketkit.spi.RawBytes;
import org.ticketkit.spi.UnitOfWork;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.TenantId;

/**
 * Takes mail in, in two steps (rule M1): {@link #accept} keeps the raw bytes, {@link #process} makes them into tickets.
 *
 * <p>Immutable and safe for use by many threads and on many nodes. It has no thread of its own: the host calls {@link #process} after
 * mail came in, and now and then. Ours to implement.
 *
 * <p>How many cases one sender opens is not bounded here: whoever floods a mailbox writes under as many addresses as it takes, so a bound
 * would hit honest senders alone. What goes out in answer is bounded by the desk's budgets (rule M10).
 */
public final class MailIntake {

    /** How long one claim of a batch lasts before another node takes it over: longer than its mails can take together. */
    static final Duration LEASE = Duration.ofMinutes(20);

    private static final int BATCH = 20;

    private final Map<String, Mailbox> mailboxes;
    private final Inbox inbox;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;
    private final int largestArrival;
    private final MailProcessing processing;

    MailIntake(MailIntakeBuilder builder) {
        this.mailboxes = Map.copyOf(builder.mailboxes);
        this.inbox = builder.parts.storage().inbox();
        this.unitOfWork = builder.parts.storage().unitOfWork();
        this.clock = builder.parts.clock();
        this.largestArrival = builder.largestArrival;
        this.processing = new MailProcessing(builder);
    }

    /**
     * Starts an intake of mail into a desk; storage, clock, directory, limits and the formats of numbers are the desk's.
     *
     * @param tokens what signs our addresses and ids; the same as the notifier's
     */
    public static MailIntakeBuilder builder(TicketDesk desk, MailTokens tokens) {
        return new MailIntakeBuilder(desk, tokens);
    }

    /**
     * Keeps a raw mail, durably as soon as the running transaction commits; without one, when this returns. The same mail in the same
     * mailbox is kept once (rule M1).
     *
     * @param mailbox the name of the mailbox
     * @param raw the mail as it came over the wire, read to its end and not closed
     * @return the arrival, and whether it is new
     * @throws MailTooLarge if it is larger than {@link MailIntakeBuilder#largestArrival}; nothing is kept, tell the sender
     * @throws IllegalArgumentException if there is no such mailbox
     */
    public Inbox.Received accept(String mailbox, InputStream raw) throws IOException {
        byte[] bytes = raw.readNBytes(largestArrival + 1);
        if (bytes.length > largestArrival) {
            throw new MailTooLarge(largestArrival);
        }
        Inbox.Arrival arrival = arrival(mailbox(mailbox), RawBytes.of(bytes), clock.instant());
        return unitOfWork.call(transaction -> inbox.receive(arrival));
    }

    /**
     * Deals with mails that wait, the oldest first, each in a transaction of its own (rule M1). One that fails is tried again later, and
     * set aside after some attempts; it never stops the others.
     *
     * @param limit how many at the most
     * @return what became of each
     * @throws IllegalStateException inside a transaction, since one bad mail would take the others with it
     */
    public List<HandledMail> process(int limit) {
        if (unitOfWork.isActive()) {
            throw new IllegalStateException("process(limit) runs a transaction for each mail; call it outside of one");
        }
        List<HandledMail> handled = new ArrayList<>();
        for (int left = limit; left > 0; left -= BATCH) {
            int size = Math.min(BATCH, left);
            List<Inbox.Claimed> batch = unitOfWork.call(transaction ->
                    inbox.claim(Contact.MAIL, clock.instant(), clock.instant().plus(LEASE), size));
            batch.forEach(claimed -> handle(claimed).ifPresent(handled::add));
            if (batch.size() < size) {
                break;
            }
        }
        return handled;
    }

    Optional<HandledMail> handle(Inbox.Claimed claimed) {
        return processing.handle(claimed);
    }

    /**
     * Puts a mail that was ignored or set aside back, to be processed again with fresh attempts; false if there is none, or if it is in a
     * ticket already.
     */
    public boolean replay(TenantId tenant, UUID arrival) {
        return unitOfWork.call(transaction -> inbox.find(tenant, arrival)
                        .filter(stored ->
                                stored.state() == Inbox.State.IGNORED || stored.state() == Inbox.State.QUARANTINED)
                        .isPresent()
                && inbox.replay(tenant, arrival, clock.instant()));
    }

    /** The mails of a tenant that were set aside, each with its reason, the oldest first. */
    public List<Inbox.Stored> quarantined(TenantId tenant, int limit) {
        return unitOfWork.call(transaction -> inbox.quarantined(tenant, limit));
    }

    /** The mailboxes that it takes mail in by. */
    public Collection<Mailbox> mailboxes() {
        return mailboxes.values();
    }

    /** Keeps mails that were fetched, and where the fetching stopped, together; says of each whether it is new. */
    List<Inbox.Received> acceptAll(String mailbox, List<RawBytes> mails, String cursor) {
        Mailbox entrance = mailbox(mailbox);
        List<Inbox.Arrival> arrivals = new ArrayList<>();
        for (RawBytes raw : mails) {
            // a microsecond apart, so that the inbox hands them out in the order in which they lie on the server
            arrivals.add(
                    arrival(entrance, raw, clock.instant().minus(mails.size() - arrivals.size(), ChronoUnit.MICROS)));
        }
        return unitOfWork.call(transaction -> {
            List<Inbox.Received> received =
                    arrivals.stream().map(inbox::receive).toList();
            inbox.saveCursor(entrance.tenant(), entrance.name(), cursor);
            return received;
        });
    }

    Optional<String> cursor(String mailbox) {
        Mailbox entrance = mailbox(mailbox);
        return unitOfWork.call(transaction -> inbox.cursor(entrance.tenant(), entrance.name()));
    }

    int largestArrival() {
        return largestArrival;
    }

    private static Inbox.Arrival arrival(Mailbox mailbox, RawBytes raw, Instant now) {
        String key = DedupeKey.of(mailbox.name(), raw.toArray());
        return new Inbox.Arrival(
                ArrivalId.of(mailbox.tenant(), key, now),
                mailbox.tenant(),
                Contact.MAIL,
                mailbox.name(),
                key,
                raw,
                now);
    }

    private Mailbox mailbox(String name) {
        Mailbox mailbox = mailboxes.get(name);
        if (mailbox == null) {
            throw new IllegalArgumentException(
                    "there is no mailbox '" + name + "'; the intake has " + mailboxes.keySet());
        }
        return mailbox;
    }
}
