package org.ticketkit.ticket;

/**
 * The name of a request in another system, unique in a tenant (rule T1): a parcel number, an order, an alert.
 *
 * @param channel the system or channel, a code
 * @param id the name there, 1 to 200 characters on one line
 */
public record ExternalReference(String channel, String id) {

    /** Checks both parts. */
    public ExternalReference {
        Text.code("reference channel", channel, 40);
        Text.line("reference id", id, 200);
    }

    @Override
    public String toString() {
        return channel + ":" + id;
    }
}
