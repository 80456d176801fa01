package org.ticketkit.sabotage;

import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.ChangeSet.Outcome;
import org.ticketkit.spi.TicketStore;

/** Changes what is committed. */
final class RewritingStore extends AroundStore {

    private final Rewrite rewrite;

    RewritingStore(TicketStore sound, Rewrite rewrite) {
        super(sound);
        this.rewrite = rewrite;
    }

    @Override
    public Outcome commit(ChangeSet changes) {
        return sound.commit(rewrite.apply(changes, sound));
    }

    /** What becomes of a change set. */
    interface Rewrite {
        ChangeSet apply(ChangeSet changes, TicketStore sound);
    }
}
