/**
 * What is to be said, to whom, over which channel and in which language, and how its plain text is rendered.
 *
 * <p>May look at {@code org.ticketkit.ticket} and {@code org.ticketkit.worktime}, and where it must at the other
 * capabilities, never in a circle. The only package that knows the template engine. Start with the notice.
 */
@NullMarked
package org.ticketkit.notice;

import org.jspecify.annotations.NullMarked;
