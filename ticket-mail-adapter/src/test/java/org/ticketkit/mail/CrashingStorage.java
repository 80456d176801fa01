package org.ticketkit.mail;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import org.ticketkit.spi.AttachmentStore;
import org.ticketkit.spi.CaseNumberSequence;
import org.ticketkit.spi.Inbox;
import org.ticketkit.spi.Storage;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.spi.UnitOfWork;

/** A storage whose process dies, or that fails, before or after one chosen call of any of its ports. */
final class CrashingStorage implements Storage {

    /** The process is gone: nothing catches this. */
    static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final Storage real;
    private int left = Integer.MAX_VALUE;
    private int calls;
    private boolean afterwards;
    private Supplier<? extends Throwable> failure = Died::new;

    CrashingStorage(Storage real) {
        this.real = real;
    }

    /** Fails at the call of this number from now on, from 1, once it was done or instead of it. */
    CrashingStorage failAt(int call, boolean afterIt, Supplier<? extends Throwable> how) {
        left = call;
        calls = 0;
        afterwards = afterIt;
        failure = how;
        return this;
    }

    /** Fails no more. */
    CrashingStorage recover() {
        left = Integer.MAX_VALUE;
        return this;
    }

    /** How many calls there were since the last choice. */
    int calls() {
        return calls;
    }

    @Override
    public TicketStore store() {
        return crashing(TicketStore.class, real.store());
    }

    @Override
    public UnitOfWork unitOfWork() {
        return crashing(UnitOfWork.class, real.unitOfWork());
    }

    @Override
    public CaseNumberSequence numbers() {
        return crashing(CaseNumberSequence.class, real.numbers());
    }

    @Override
    public AttachmentStore attachments() {
        return crashing(AttachmentStore.class, real.attachments());
    }

    @Override
    public Inbox inbox() {
        return crashing(Inbox.class, real.inbox());
    }

    private <T> T crashing(Class<T> port, T target) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            calls++;
            boolean isChosen = --left == 0;
            if (isChosen && !afterwards) {
                throw failure.get();
            }
            Object result;
            try {
                result = method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
            if (isChosen) {
                throw failure.get();
            }
            return result;
        };
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
    }
}
