/**
 * Which status follows which: versioned transition tables, and the guards on their transitions.
 *
 * <p>May look at {@code org.ticketkit.ticket} and {@code org.ticketkit.worktime}, and where it must at the other
 * capabilities, never in a circle. Start with the lifecycle.
 */
@NullMarked
package org.ticketkit.lifecycle;

import org.jspecify.annotations.NullMarked;
