/**
 * The first working code of the README, as a program that runs.
 */
@NullMarked
package org.ticketkit.examples.quickstart;

import org.jspecify.annotations.NullMarked;
