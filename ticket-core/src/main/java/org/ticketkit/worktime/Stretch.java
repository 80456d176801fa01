package org.ticketkit.worktime;

/** An {@link Interval} in epoch seconds, half-open. */
record Stretch(long from, long to, Reason reason) {}
