package org.ticketkit.sabotage;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ticketkit.memory.OuterCalls;
import org.ticketkit.ownership.Colleague;
import org.ticketkit.spi.AccessPolicy;
import org.ticketkit.spi.Directory;
import org.ticketkit.spi.Notifier;
import org.ticketkit.spi.Storage;
import org.ticketkit.tck.AccessPolicyContract;
import org.ticketkit.tck.AttachmentStoreContract;
import org.ticketkit.tck.CaseNumberSequenceContract;
import org.ticketkit.tck.DirectoryContract;
import org.ticketkit.tck.InboxContract;
import org.ticketkit.tck.NotifierContract;
import org.ticketkit.tck.TicketStoreContract;
import org.ticketkit.tck.UnitOfWorkContract;
import org.ticketkit.ticket.Contact;

/** The contracts as an adapter's author would extend them, for whatever adapter is to be tried now. */
final class UnderTest {

    /** Enough where nothing waits, and not long where a saboteur waits for itself. */
    private static final int PATIENCE_SECONDS = 3;

    /** What makes the adapter to be tried; set before a contract is run, by one thread. */
    private static Supplier<?> adapter = () -> {
        throw new IllegalStateException("nothing is to be tried");
    };

    private UnderTest() {}

    static void is(Supplier<?> next) {
        adapter = next;
    }

    @SuppressWarnings("unchecked")
    private static <A> A fresh() {
        return (A) adapter.get();
    }

    static class Store extends TicketStoreContract {
        @Override
        protected Storage storage() {
            return fresh();
        }
    }

    static class Work extends UnitOfWorkContract {
        @Override
        protected Storage storage() {
            return fresh();
        }

        @Override
        protected int patienceSeconds() {
            return PATIENCE_SECONDS;
        }

        @Override
        protected Optional<HostTransactions> hostTransactions(Storage storage) {
            return Optional.of(new OuterCalls(storage.unitOfWork()));
        }
    }

    static class Arrivals extends InboxContract {
        @Override
        protected Storage storage() {
            return fresh();
        }
    }

    static class Sequence extends CaseNumberSequenceContract {
        @Override
        protected Storage storage() {
            return fresh();
        }

        @Override
        protected int patienceSeconds() {
            return PATIENCE_SECONDS;
        }
    }

    static class Files extends AttachmentStoreContract {
        @Override
        protected Storage storage() {
            return fresh();
        }
    }

    static class Who extends DirectoryContract {
        @Override
        protected Directory directory() {
            return fresh();
        }

        @Override
        protected Known known() {
            return People.KNOWN;
        }

        @Override
        protected Optional<Colleague> colleague() {
            return Optional.of(People.COLLEAGUE);
        }

        @Override
        protected Duration patience() {
            return Duration.ofMillis(300);
        }
    }

    static class Access extends AccessPolicyContract {
        @Override
        protected AccessPolicy policy() {
            return fresh();
        }
    }

    static class Post extends NotifierContract {
        private final PigeonPost post = fresh();

        @Override
        protected Notifier notifier() {
            return post;
        }

        @Override
        protected Contact reachable() {
            return PigeonPost.REACHABLE;
        }

        @Override
        protected List<String> arrived() {
            return post.arrived;
        }

        @Override
        protected Optional<Contact> refusedForGood() {
            return Optional.of(PigeonPost.UNKNOWN);
        }

        @Override
        protected Optional<Contact> refusedForNow() {
            return Optional.of(PigeonPost.AWAY);
        }

        @Override
        protected Optional<Notifier> unreachable() {
            return Optional.of(post.unreachable());
        }
    }
}
