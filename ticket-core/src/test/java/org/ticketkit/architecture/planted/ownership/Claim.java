package org.ticketkit.architecture.planted.ownership;

import org.ticketkit.architecture.planted.lifecycle.Table;

/** Stands for a claim; sees a lifecycle, as it may where it must. */
public record Claim(Table table) {}
