/**
 * The design's section "Modules and packages" as rules, shared with the adapters' own architecture tests.
 *
 * <p>Start with {@link org.ticketkit.architecture.OneWay} for who may look at whom, and with {@link
 * org.ticketkit.architecture.NothingAmbient} for what is never read behind the caller's back. Every rule is shown to fail
 * on the classes in {@code planted}.
 */
@NullMarked
package org.ticketkit.architecture;

import org.jspecify.annotations.NullMarked;
