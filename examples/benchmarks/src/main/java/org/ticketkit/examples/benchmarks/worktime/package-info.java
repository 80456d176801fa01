/**
 * Working time under JMH: {@link org.ticketkit.examples.benchmarks.worktime.WorkTimeBenchmark} asks a calendar with 1,200 holidays about
 * spans of an hour to 20 years, beside a loop that steps by days; {@link
 * org.ticketkit.examples.benchmarks.worktime.ColdCalendarBenchmark} builds such a calendar in a JVM that has just started.
 */
@NullMarked
package org.ticketkit.examples.benchmarks.worktime;

import org.jspecify.annotations.NullMarked;
