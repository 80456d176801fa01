/**
 * The facade: a ticket desk, its builder, and the rooms that it opens onto.
 *
 * <p>Start with the desk's builder; everything in it has a default. This package may look at every other package of the
 * engine, and no other package looks at it.
 */
@NullMarked
package org.ticketkit;

import org.jspecify.annotations.NullMarked;
