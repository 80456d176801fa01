package org.ticketkit.architecture.planted;

/** Stands for the facade. */
public final class Desk {}
