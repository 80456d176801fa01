package org.ticketkit.architecture.planted.ticket;

/** Stands for a value. */
public record Case() {}
