package org.ticketkit;

import java.util.List;
import java.util.function.Function;
import org.ticketkit.internal.EventCodec;
import org.ticketkit.internal.StagedStorage;
import org.ticketkit.internal.StagedStore;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.ticket.Recorded;

/**
 * Runs commands one after the other, each as its own call would run, and writes what they make of the tickets at once, or nothing of
 * it. Nothing is locked and no transaction of ours is open while they are decided; a race is noticed when they are written.
 */
final class Together {

    private final Desk desk;

    Together(Desk desk) {
        this.desk = desk;
    }

    /** A desk whose commands write to a stage. */
    static Desk on(StagedStore stage, Desk desk) {
        return new Desk(
                desk.engine().on(new StagedStorage(desk.engine().storage(), stage)),
                desk.tenantId(),
                desk.language(),
                desk.cause());
    }

    /** A stage before what this desk stands on. */
    static StagedStore stage(Desk desk) {
        return new StagedStore(desk.tenantId(), desk.engine().storage().store());
    }

    /** Runs the commands on the desk that is handed in, and writes all. */
    <T> T call(Function<Desk, T> commands) {
        return desk.engine().transactions().decideAnew(() -> {
            StagedStore stage = stage(desk);
            T answer = commands.apply(on(stage, desk));
            return scope -> {
                scope.written(stage.changes().build(), events(stage));
                return answer;
            };
        });
    }

    /** The events of tickets among those of a stage. */
    static List<Recorded> events(StagedStore stage) {
        return stage.events().stream()
                .filter(event -> event.record().kind().equals(org.ticketkit.spi.RecordRef.TICKET))
                .map(EventCodec::decode)
                .toList();
    }

    /** Would this be written at all? */
    static boolean isEmpty(ChangeSet changes) {
        return changes.equals(ChangeSet.of(changes.tenant()).build());
    }
}
