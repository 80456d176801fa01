package org.ticketkit.number;

import java.util.OptionalInt;

/**
 * What a case number shows of the day on which it was given; a part that the format does not show is empty.
 *
 * @param year the year as it is written: 2026 for <code>{yyyy}</code>, 26 for <code>{yy}</code>
 * @param month 1 to 12
 * @param day 1 to 31, a day that the month has
 */
public record DateParts(OptionalInt year, OptionalInt month, OptionalInt day) {}
