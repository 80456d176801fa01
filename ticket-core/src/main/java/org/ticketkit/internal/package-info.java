/**
 * What the facade is made of; not exported, and free to change with every version.
 *
 * <p>Adapters and hosts never look in here.
 */
@NullMarked
package org.ticketkit.internal;

import org.jspecify.annotations.NullMarked;
