package org.ticketkit.mail.planted;

import net.jqwik.api.Arbitrary;
import org.ticketkit.architecture.Breaks;
import org.ticketkit.architecture.planted.internal.Secret;
import org.ticketkit.jdbc.planted.Stranger;

abstract class SeesTooMuch {

    @Breaks("adapters see the core's exported packages alone")
    abstract static class OfOurs {
        abstract Secret internal();

        abstract Stranger otherAdapter();
    }

    @Breaks("the adapter depends on its libraries alone")
    abstract static class OfOthers {
        abstract Arbitrary<String> library();
    }
}
