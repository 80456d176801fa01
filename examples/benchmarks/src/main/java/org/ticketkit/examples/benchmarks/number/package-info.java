/**
 * Case numbers under JMH: {@link org.ticketkit.examples.benchmarks.number.WritingBenchmark} writes and reads them, beside a hand-made
 * format and {@code String.format}; {@link org.ticketkit.examples.benchmarks.number.ScannerBenchmark} looks for them in a million
 * characters of mail, beside a regular expression.
 */
@NullMarked
package org.ticketkit.examples.benchmarks.number;

import org.jspecify.annotations.NullMarked;
