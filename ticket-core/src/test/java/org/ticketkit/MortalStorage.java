package org.ticketkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.ticketkit.spi.AttachmentStore;
import org.ticketkit.spi.CaseNumberSequence;
import org.ticketkit.spi.Inbox;
import org.ticketkit.spi.Storage;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.spi.UnitOfWork;

/** A storage whose process dies before or after a call of the store or of a transaction, of the user's choice. */
final class MortalStorage implements Storage {

    /** The process is gone. */
    static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final Storage real;
    private final TicketStore store;
    private final UnitOfWork unitOfWork;
    private int stepsLeft = Integer.MAX_VALUE;

    MortalStorage(Storage real) {
        this.real = real;
        this.store = around(TicketStore.class, real.store());
        this.unitOfWork = around(UnitOfWork.class, real.unitOfWork());
    }

    /** Dies after so many steps, each the beginning or the end of a call. */
    void dieAfter(int steps) {
        stepsLeft = steps;
    }

    private <T> T around(Class<T> port, T target) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    step();
                    try {
                        Object answer = method.invoke(target, arguments);
                        step();
                        return answer;
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }

    private void step() {
        if (stepsLeft-- <= 0) {
            throw new Died();
        }
    }

    @Override
    public TicketStore store() {
        return store;
    }

    @Override
    public UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    @Override
    public CaseNumberSequence numbers() {
        return real.numbers();
    }

    @Override
    public AttachmentStore attachments() {
        return real.attachments();
    }

    @Override
    public Inbox inbox() {
        return real.inbox();
    }
}
