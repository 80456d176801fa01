/**
 * What is to be said, to whom and in which language: notices, their templates, and the rendering of plain text for every channel.
 *
 * <p>A {@link org.ticketkit.notice.Notice} is decided with the change that it tells of and lies in an outbox until a
 * {@code Notifier} has delivered it. The package looks at {@code org.ticketkit.ticket} and, for templates, at JMustache. Start with
 * {@link org.ticketkit.notice.Notice} and {@link org.ticketkit.notice.Templates}.
 */
@NullMarked
package org.ticketkit.notice;

import org.jspecify.annotations.NullMarked;
