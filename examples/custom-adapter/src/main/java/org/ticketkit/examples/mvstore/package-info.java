/** A storage adapter on H2's MVStore. */
@NullMarked
package org.ticketkit.examples.mvstore;

import org.jspecify.annotations.NullMarked;
