package org.ticketkit.mail;

import java.util.Optional;

/**
 * Where the reading of an IMAP folder stopped.
 *
 * @param validity the folder's UIDVALIDITY: under another one, UIDs mean nothing
 * @param last the last UID whose mail is kept
 */
record ImapCursor(long validity, long last) {

    /** Reads what {@link #toString()} wrote for a folder of this validity; from the start if it is another's, or unreadable. */
    static ImapCursor read(Optional<String> text, long validity) {
        ImapCursor start = new ImapCursor(validity, 0);
        if (text.isEmpty() || !text.get().matches("\\d{1,18}:\\d{1,18}")) {
            return start;
        }
        int colon = text.get().indexOf(':');
        ImapCursor saved = new ImapCursor(
                Long.parseLong(text.get().substring(0, colon)),
                Long.parseLong(text.get().substring(colon + 1)));
        return saved.validity == validity ? saved : start;
    }

    ImapCursor at(long uid) {
        return new ImapCursor(validity, uid);
    }

    @Override
    public String toString() {
        return validity + ":" + last;
    }
}
