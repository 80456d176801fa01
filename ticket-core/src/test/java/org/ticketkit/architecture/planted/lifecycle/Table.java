package org.ticketkit.architecture.planted.lifecycle;

/** Stands for a table. */
public record Table() {}
