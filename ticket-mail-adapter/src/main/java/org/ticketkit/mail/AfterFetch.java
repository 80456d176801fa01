package org.ticketkit.mail;

/** What a mail server is told once its mails are kept in the inbox (rule M1); ours to extend. */
public sealed interface AfterFetch {

    /**
     * Move them to a folder, which is made if it is not there; by MOVE where the server offers it, else by copy and delete.
     *
     * @param folder the folder
     */
    record Move(String folder) implements AfterFetch {}

    /** Mark them as seen and leave them where they are. */
    record MarkSeen() implements AfterFetch {}

    /** Delete them; the inbox has them. */
    record Delete() implements AfterFetch {}
}
