/**
 * JSON, read and written without a library; not exported, and free to change with every version.
 *
 * <p>The package looks at the JDK alone. Start with {@link org.ticketkit.spi.json.Json}.
 */
@NullMarked
package org.ticketkit.spi.json;

import org.jspecify.annotations.NullMarked;
