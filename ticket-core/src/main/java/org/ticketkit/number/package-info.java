/**
 * Case numbers: how they are written, how their check digits are made, and how they are found again in somebody's text.
 *
 * <p>Pure functions over the case number of {@code org.ticketkit.ticket}, and nothing else of the engine. Start with the
 * format.
 */
@NullMarked
package org.ticketkit.number;

import org.jspecify.annotations.NullMarked;
