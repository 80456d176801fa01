/**
 * What a check of a transition and a whole decision cost, beside tables and state machines of others.
 *
 * <p>Start with {@link org.ticketkit.examples.benchmarks.lifecycle.CheckBenchmark}.
 */
@NullMarked
package org.ticketkit.examples.benchmarks.lifecycle;

import org.jspecify.annotations.NullMarked;
