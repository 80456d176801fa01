package org.ticketkit.ticket;

/** There is no such ticket, or the actor may not know that there is. */
public final class TicketNotFound extends TicketException {

    private static final long serialVersionUID = 1L;

    private final String key;

    /** Says that nothing is known under this key. */
    public TicketNotFound(String key) {
        super("Ticket " + key + " is not there, or not for this actor; check the id, the tenant and the actor");
        this.key = key;
    }

    /** The id, number or reference that was asked for. */
    public String key() {
        return key;
    }
}
