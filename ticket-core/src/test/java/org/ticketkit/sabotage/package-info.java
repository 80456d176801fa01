/**
 * The test of the contract tests: adapters with one fault each, and the proof that each rule's tests fail for one of them.
 *
 * <p>A {@link org.ticketkit.sabotage.Saboteur} puts a fault around the in-memory adapters. Start with
 * {@link org.ticketkit.sabotage.SaboteursTest}; a new rule wants a test in the contract and a saboteur here.
 */
@NullMarked
package org.ticketkit.sabotage;

import org.jspecify.annotations.NullMarked;
