/**
 * Lists of commands that follow from a ticket: macros, which somebody runs, and rules, which run by themselves after an event (rule T5).
 *
 * <p>All are pure functions from tickets and events to commands; nothing is decided or written here. The package looks at {@code
 * org.ticketkit.ticket} alone. Start with {@link org.ticketkit.rule.Macro#named}.
 */
@NullMarked
package org.ticketkit.rule;

import org.jspecify.annotations.NullMarked;
