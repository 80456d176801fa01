package org.ticketkit.mail;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.ticketkit.spi.RawBytes;

/** Fetches many whole mails with one command each time, byte by byte as they lie on the server, and marks none as seen. */
final class ImapFetch {

    /**
     * A mail on the server.
     *
     * @param uid its UID
     * @param size its size in bytes, as the server has it
     */
    record Listed(long uid, long size) {}

    /**
     * A mail that was fetched.
     *
     * @param uid its UID
     * @param raw its bytes
     */
    record Fetched(long uid, RawBytes raw) {}

    private final IMAPFolder folder;

    ImapFetch(IMAPFolder folder) {
        this.folder = folder;
    }

    /** The mails with UIDs in a range, the oldest first. */
    List<Listed> list(long from, String to) throws MessagingException {
        List<Listed> listed = new ArrayList<>();
        for (FetchResponse response : fetch(from + ":" + to, "(UID RFC822.SIZE)")) {
            UID uid = response.getItem(UID.class);
            RFC822SIZE size = response.getItem(RFC822SIZE.class);
            if (uid != null && uid.uid >= from) {
                listed.add(new Listed(uid.uid, size == null ? 0 : size.size));
            }
        }
        listed.sort(Comparator.comparingLong(Listed::uid));
        return listed;
    }

    /** The bytes of these mails; one that has gone in the meantime is left out. */
    List<Fetched> fetch(List<Long> uids) throws MessagingException {
        if (uids.isEmpty()) {
            return List.of();
        }
        List<Fetched> fetched = new ArrayList<>();
        for (FetchResponse response : fetch(set(uids), "(UID BODY.PEEK[])")) {
            UID uid = response.getItem(UID.class);
            BODY body = response.getItem(BODY.class);
            if (uid != null && body != null && body.getByteArray() != null && uids.contains(uid.uid)) {
                fetched.add(new Fetched(uid.uid, RawBytes.of(body.getByteArray().getNewBytes())));
            }
        }
        fetched.sort(Comparator.comparingLong(Fetched::uid));
        return fetched;
    }

    private List<FetchResponse> fetch(String set, String items) throws MessagingException {
        Object answer = folder.doCommand(protocol -> command(protocol, "UID FETCH " + set + " " + items));
        List<FetchResponse> responses = new ArrayList<>();
        for (Object response : (List<?>) answer) {
            responses.add((FetchResponse) response);
        }
        return responses;
    }

    private static List<FetchResponse> command(IMAPProtocol protocol, String command) throws ProtocolException {
        Response[] responses = protocol.command(command, null);
        protocol.notifyResponseHandlers(responses);
        Response last = responses[responses.length - 1];
        protocol.handleResult(last);
        List<FetchResponse> fetched = new ArrayList<>();
        for (Response response : responses) {
            if (response instanceof FetchResponse one) {
                fetched.add(one);
            }
        }
        return fetched;
    }

    /** UIDs as IMAP writes a set of them. */
    static String set(List<Long> uids) {
        return uids.stream().map(uid -> String.format(Locale.ROOT, "%d", uid)).collect(Collectors.joining(","));
    }
}
