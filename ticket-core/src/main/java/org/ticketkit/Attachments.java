package org.ticketkit;

import java.io.InputStream;
import java.util.Optional;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Attachment;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.StagedFile;

/** The files of one tenant: staged first, then carried by an entry. Ours to implement. */
public interface Attachments {

    /**
     * Stores a file, to be carried by a command of the same actor within a day; what no entry carries by then is for {@link #sweep}. What
     * the system staged may be carried by anybody's command: the receipt never left the host.
     *
     * @param name the file's name, already clean: one line without a path, at most 255 bytes
     * @param contentType the media type as the sender gave it
     * @param bytes read to the end, in chunks, and not closed
     * @throws org.ticketkit.ticket.Refused with {@code FORBIDDEN} if the access policy lets this actor stage nothing, with {@code
     *     INVALID} if the file is larger than the limit (25 MiB by default, rule T4)
     * @throws IllegalArgumentException if name or type have no such form
     */
    StagedFile stage(Actor actor, String name, String contentType, InputStream bytes);

    /** Opens a file that an entry carries; the caller closes it. Empty if the actor may not see the entry. */
    Optional<Download> open(Actor actor, EntryId entry, String sha256);

    /**
     * Removes files that were staged two days ago or earlier and that no entry carries, of all tenants. For the host to call now and
     * then, once a day for example, from one node or several; it joins a transaction that is running, or has one of its own.
     *
     * @param limit how many files at the most
     * @return how many were removed
     */
    int sweep(int limit);

    /**
     * A file on its way to a reader.
     *
     * @param attachment what it is
     * @param bytes its bytes
     */
    record Download(Attachment attachment, InputStream bytes) {}
}
