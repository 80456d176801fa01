package org.ticketkit.mail;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.ticketkit.mail.ImapFetch.Fetched;
import org.ticketkit.mail.ImapFetch.Listed;
import org.ticketkit.spi.Inbox;

/**
 * Fetches mail by IMAP into the inbox of a {@link MailIntake} (rules M1 and M2); needs Angus Mail. Ours to implement.
 *
 * <p>Each call of {@link #poll} opens a connection of its own, reads what came after the last UID that was kept, the oldest first and
 * many mails with each command, keeps them in one transaction together with that UID, and only then tells the server to move, mark or
 * delete them. What is cut short anywhere is taken up again by the next call and makes no second ticket. There is no thread here: the
 * host calls, from one place at a time for each mailbox as a rule; two at a time fetch double and keep once.
 *
 * <p>A mail that is too large, or whose content the server does not hand out, is flagged and stays on the server for a person to look
 * at; {@link Polled} counts it once. Take the flag away and it is moved or deleted with the others at the next call, unread.
 *
 * <p>IDLE and POP3 are not there yet.
 */
public final class ImapPoller {

    /** How many mails are fetched by one command and kept in one transaction, as long as they are small. */
    static final int BATCH = 100;

    /** How many bytes one command fetches, unless a single mail is larger. */
    static final long BATCH_BYTES = 16L * 1024 * 1024;

    private final MailIntake intake;
    private final String mailbox;
    private final ImapServer server;
    private final AfterFetch after;

    private ImapPoller(MailIntake intake, String mailbox, ImapServer server, AfterFetch after) {
        this.intake = intake;
        this.mailbox = mailbox;
        this.server = server;
        this.after = after;
    }

    /** A poller that brings the mails of a server's folder into the mailbox of this name and marks them as seen. */
    public static ImapPoller of(MailIntake intake, String mailbox, ImapServer server) {
        return new ImapPoller(intake, mailbox, server, new AfterFetch.MarkSeen());
    }

    /** The same, which tells the server this about what is kept. */
    public ImapPoller then(AfterFetch choice) {
        return new ImapPoller(intake, mailbox, server, choice);
    }

    /**
     * Brings what is new.
     *
     * @param limit how many mails at the most
     * @throws MessagingException if the server cannot be reached or breaks off; what was kept stays kept, call again later
     */
    public Polled poll(int limit) throws MessagingException {
        Session session = Session.getInstance(server.properties());
        try (Store store = session.getStore(server.protocol())) {
            store.connect(server.host(), server.port(), server.user(), server.secret());
            try (Folder folder = store.getFolder(server.folder())) {
                folder.open(Folder.READ_WRITE);
                return poll(new Opened((IMAPStore) store, (IMAPFolder) folder), limit);
            }
        }
    }

    private Polled poll(Opened opened, int limit) throws MessagingException {
        ImapFetch fetch = new ImapFetch(opened.folder);
        ImapCursor cursor = ImapCursor.read(intake.cursor(mailbox), opened.folder.getUIDValidity());
        takeUp(opened, fetch, cursor);
        List<Listed> left = fetch.list(cursor.last() + 1, "*");
        Polled polled = Polled.NOTHING;
        left = left.subList(0, Math.min(limit, left.size()));
        while (!left.isEmpty()) {
            List<Listed> batch = left.subList(0, batchSize(left));
            left = left.subList(batch.size(), left.size());
            cursor = cursor.at(batch.get(batch.size() - 1).uid());
            polled = polled.plus(keep(opened, fetch, batch, cursor));
        }
        return polled;
    }

    /**
     * A crash may have come between keeping and telling the server. What lies at or before the cursor was kept in the very
     * transaction that saved the cursor, so it can be told now. Mails that were too large or could not be had are flagged and stay.
     */
    private void takeUp(Opened opened, ImapFetch fetch, ImapCursor cursor) throws MessagingException {
        if (after instanceof AfterFetch.MarkSeen || cursor.last() == 0) {
            return;
        }
        List<Long> uids = fetch.list(1, Long.toString(cursor.last())).stream()
                .map(Listed::uid)
                .filter(uid -> uid <= cursor.last())
                .toList();
        List<Message> messages = new ArrayList<>();
        for (Message message : opened.messages(uids)) {
            if (!message.isSet(Flags.Flag.FLAGGED) && !message.isSet(Flags.Flag.DELETED)) {
                messages.add(message);
            }
        }
        tell(opened, messages);
    }

    private Polled keep(Opened opened, ImapFetch fetch, List<Listed> batch, ImapCursor cursor)
            throws MessagingException {
        List<Long> small = batch.stream()
                .filter(listed -> listed.size() <= intake.largestArrival())
                .map(Listed::uid)
                .toList();
        List<Long> large = batch.stream()
                .map(Listed::uid)
                .filter(uid -> !small.contains(uid))
                .toList();
        if (!large.isEmpty()) {
            // before the cursor passes them, so that nobody overlooks them
            opened.folder.setFlags(opened.array(large), new Flags(Flags.Flag.FLAGGED), true);
        }
        List<Fetched> fetched = fetch.fetch(small);
        List<Message> unreadable = opened.messages(without(small, fetched));
        if (!unreadable.isEmpty()) {
            opened.folder.setFlags(unreadable.toArray(new Message[0]), new Flags(Flags.Flag.FLAGGED), true);
        }
        List<Inbox.Received> received =
                intake.acceptAll(mailbox, fetched.stream().map(Fetched::raw).toList(), cursor.toString());
        tell(opened, opened.messages(fetched.stream().map(Fetched::uid).toList()));
        int fresh = (int) received.stream().filter(Inbox.Received::isNew).count();
        return new Polled(fresh, received.size() - fresh, large.size(), unreadable.size());
    }

    /** What the server listed and did not hand out, or lost in the meantime. */
    private static List<Long> without(List<Long> uids, List<Fetched> fetched) {
        List<Long> missing = new ArrayList<>(uids);
        missing.removeAll(fetched.stream().map(Fetched::uid).toList());
        return missing;
    }

    private static int batchSize(List<Listed> left) {
        long bytes = 0;
        int size = 0;
        while (size < left.size()
                && size < BATCH
                && (size == 0 || bytes + left.get(size).size() <= BATCH_BYTES)) {
            bytes += left.get(size).size();
            size++;
        }
        return size;
    }

    private void tell(Opened opened, List<Message> kept) throws MessagingException {
        if (kept.isEmpty()) {
            return;
        }
        Message[] messages = kept.toArray(new Message[0]);
        if (after instanceof AfterFetch.MarkSeen) {
            opened.folder.setFlags(messages, new Flags(Flags.Flag.SEEN), true);
        } else if (after instanceof AfterFetch.Move move) {
            opened.move(messages, move.folder());
        } else {
            opened.remove(messages);
        }
    }

    /** An open folder of a connected server. */
    private record Opened(IMAPStore store, IMAPFolder folder) {

        Message[] array(List<Long> uids) throws MessagingException {
            return messages(uids).toArray(new Message[0]);
        }

        List<Message> messages(List<Long> uids) throws MessagingException {
            List<Message> messages = new ArrayList<>();
            if (!uids.isEmpty()) {
                for (Message message : folder.getMessagesByUID(
                        uids.stream().mapToLong(Long::longValue).toArray())) {
                    if (message != null && !message.isExpunged()) {
                        messages.add(message);
                    }
                }
            }
            return messages;
        }

        void move(Message[] messages, String name) throws MessagingException {
            Folder target = store.getFolder(name);
            if (!target.exists()) {
                target.create(Folder.HOLDS_MESSAGES);
            }
            if (store.hasCapability("MOVE")) {
                folder.moveMessages(messages, target);
            } else {
                folder.copyMessages(messages, target);
                remove(messages);
            }
        }

        /** Without UIDPLUS an expunge would take away what others marked as deleted; the mark alone is enough then. */
        void remove(Message[] messages) throws MessagingException {
            folder.setFlags(messages, new Flags(Flags.Flag.DELETED), true);
            if (store.hasCapability("UIDPLUS")) {
                folder.expunge(messages);
            }
        }
    }
}
