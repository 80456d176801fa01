package org.ticketkit.architecture.planted.spi;

/** Stands for a port. */
public interface Store {}
