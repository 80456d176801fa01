/**
 * Who does the work: the people at the desk, their absences and deputies (rule O5).
 *
 * <p>Values and pure policies; what becomes of a ticket is decided elsewhere. The package looks at {@code org.ticketkit.ticket} and, for
 * the hours in which somebody works, at {@code org.ticketkit.worktime}. Start with {@link org.ticketkit.ownership.Colleague}, then {@link
 * org.ticketkit.ownership.Substitution}: who stands in for somebody who is away, and {@link org.ticketkit.ownership.Duty}: who has to do
 * what falls due.
 */
@NullMarked
package org.ticketkit.ownership;

import org.jspecify.annotations.NullMarked;
