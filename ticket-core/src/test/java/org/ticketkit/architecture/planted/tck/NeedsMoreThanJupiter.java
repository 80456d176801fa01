package org.ticketkit.architecture.planted.tck;

import net.jqwik.api.Arbitrary;
import org.ticketkit.architecture.Breaks;
import org.ticketkit.architecture.planted.internal.Secret;

@Breaks("the contract tests use JUnit Jupiter and exported packages alone")
abstract class NeedsMoreThanJupiter {
    abstract Arbitrary<String> random();

    abstract Secret secret();
}
