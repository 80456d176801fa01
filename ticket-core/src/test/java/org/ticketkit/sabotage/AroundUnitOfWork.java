package org.ticketkit.sabotage;

import org.ticketkit.spi.UnitOfWork;

/** A unit of work that asks another; the faults override what they spoil. */
class AroundUnitOfWork implements UnitOfWork {

    final UnitOfWork sound;

    AroundUnitOfWork(UnitOfWork sound) {
        this.sound = sound;
    }

    /** One that does something after each transaction of its own that was rolled back. */
    static AroundUnitOfWork afterRollback(UnitOfWork sound, Runnable then) {
        return new AroundUnitOfWork(sound) {
            @Override
            public <T> T call(Work<T> work) {
                boolean outermost = !sound.isActive();
                try {
                    return sound.call(work);
                } catch (RuntimeException | Error failure) {
                    if (outermost) {
                        then.run();
                    }
                    throw failure;
                }
            }
        };
    }

    @Override
    public <T> T call(Work<T> work) {
        return sound.call(work);
    }

    @Override
    public boolean isActive() {
        return sound.isActive();
    }

    @Override
    public boolean promisesAfterCommit() {
        return sound.promisesAfterCommit();
    }
}
