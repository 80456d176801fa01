/**
 * Case numbers: how they are written, how their check characters are made, how they are read back from what a person typed,
 * and how they are found in somebody's text.
 *
 * <p>Start with {@link org.ticketkit.number.CaseNumberFormat}: it writes numbers and reads typed ones. {@link
 * org.ticketkit.number.CaseNumberScanner} finds the numbers of several formats in subjects and bodies. {@link
 * org.ticketkit.number.CheckDigits} has the arithmetic, {@link org.ticketkit.number.Spelling} the words for the telephone.
 *
 * <p>Pure functions: no clock, no default zone, no state but idle ciphers. The package may look at the values of {@code org.ticketkit.ticket}
 * and at nothing else of ours.
 */
@NullMarked
package org.ticketkit.number;

import org.jspecify.annotations.NullMarked;
