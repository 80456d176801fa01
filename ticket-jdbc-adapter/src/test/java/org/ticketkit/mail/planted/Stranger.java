package org.ticketkit.mail.planted;

/** Stands for a class of the other adapter. */
public record Stranger() {}
