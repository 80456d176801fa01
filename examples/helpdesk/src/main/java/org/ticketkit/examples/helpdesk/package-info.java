/**
 * A small real host of the engine: an embedded database, an embedded mail server and a few web pages.
 */
@NullMarked
package org.ticketkit.examples.helpdesk;

import org.jspecify.annotations.NullMarked;
