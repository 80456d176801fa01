package org.ticketkit.ticket;

/**
 * The order of a search; the ticket's id decides between equals, so that it is total.
 *
 * @param field an instant or {@link TicketField#PRIORITY}, fields that every ticket has
 * @param direction which way
 */
public record Sort(TicketField field, Direction direction) {

    /** The last changed first. */
    public static final Sort LATEST_UPDATE_FIRST = new Sort(TicketField.UPDATED_AT, Direction.DESCENDING);

    /** The oldest first. */
    public static final Sort OLDEST_FIRST = new Sort(TicketField.OPENED_AT, Direction.ASCENDING);

    /** Which way; closed for good. */
    public enum Direction {
        /** The smallest first. */
        ASCENDING,
        /** The largest first. */
        DESCENDING
    }

    /** Checks that every ticket has the field. */
    public Sort {
        if (!field.isSortable()) {
            throw new IllegalArgumentException("Tickets cannot be sorted by " + field + "; use an instant or PRIORITY");
        }
    }
}
