package org.ticketkit.architecture.planted.number;

import org.ticketkit.architecture.planted.ticket.Case;

/** Stands for a format; sees a case, as it may. */
public record Format(Case example) {}
