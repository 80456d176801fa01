package org.ticketkit.tck;

import java.util.List;
import org.ticketkit.spi.ChangeSet.Outcome;

/** What several commits came to. */
final class Outcomes {

    private Outcomes() {}

    static long written(List<Outcome> outcomes) {
        return outcomes.stream().filter(Outcome.Written.class::isInstance).count();
    }

    static int firstWritten(List<Outcome> outcomes) {
        return outcomes.indexOf(new Outcome.Written());
    }
}
