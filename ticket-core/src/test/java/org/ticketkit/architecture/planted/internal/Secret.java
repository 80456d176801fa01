package org.ticketkit.architecture.planted.internal;

/** Stands for what adapters never see. */
public record Secret() {}
