package org.ticketkit.ticket;

/**
 * Somebody else changed the ticket in the meantime (rule T2).
 *
 * <p>In its own transaction the desk decides a lost race again by itself, a few times; inside a host's transaction it never does:
 * roll that transaction back, or go on without this command, and send the command again.
 */
public final class StaleTicket extends TicketException {

    private static final long serialVersionUID = 1L;

    private final String key;

    /** Says that the record under this key is newer than what the decision was based on. */
    public StaleTicket(String key) {
        super("Ticket " + key + " was changed by somebody else in the meantime; read it again and repeat the command");
        this.key = key;
    }

    /** The id of the ticket, or of the record that belongs to it. */
    public String key() {
        return key;
    }
}
