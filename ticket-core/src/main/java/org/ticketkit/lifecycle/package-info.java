/**
 * The lifecycle of a ticket as an immutable, versioned table: statuses, transitions with guards and effects, and
 * what follows by itself.
 *
 * <p>The table binds every way in alike, the API, mail and timers (rule L3). The package looks at {@code org.ticketkit.ticket} and, for
 * how long something lasts, at {@code org.ticketkit.worktime}. Start with {@link org.ticketkit.lifecycle.Lifecycle#standard()}.
 */
@NullMarked
package org.ticketkit.lifecycle;

import org.jspecify.annotations.NullMarked;
