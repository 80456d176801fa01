package org.ticketkit.architecture.planted.util;

import org.ticketkit.architecture.Breaks;

@Breaks({"only the packages of the design", "no name that says nothing"})
final class TicketUtils {}
