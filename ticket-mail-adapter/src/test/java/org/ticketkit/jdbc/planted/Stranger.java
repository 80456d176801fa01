package org.ticketkit.jdbc.planted;

/** Stands for a class of the other adapter. */
public record Stranger() {}
