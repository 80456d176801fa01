package org.ticketkit.ticket;

/**
 * The person who asks.
 *
 * @param id the key of the person
 * @param contact how the person is reached
 */
public record Requester(RequesterId id, Contact contact) {}
