package org.ticketkit.sabotage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ticketkit.spi.Storage;
import org.ticketkit.spi.UnitOfWork;

/** Units of work with one fault each. */
final class BrokenUnitsOfWork {

    private BrokenUnitsOfWork() {}

    static List<Saboteur<Storage>> all() {
        return List.of(
                broken("U1", "commits after an Error", CommitsAfterErrors::new),
                broken("U1", "wraps an Error", WrapsErrors::new),
                broken("U2", "rolls back as a whole when an inner call throws", RollbackOnly::new),
                broken("U3", "takes every call for the outermost", sound -> new Telling(sound) {
                    @Override
                    public boolean isOutermost(Transaction transaction) {
                        return true;
                    }
                }),
                broken("U4", "runs hooks before the commit", sound -> new Telling(sound) {
                            @Override
                            public void afterCommit(Transaction transaction, Runnable hook) {
                                quietly(hook);
                            }
                        })
                        .alsoBreaking("U7"),
                broken("U4", "runs hooks after a rollback", RunsHooksAlways::new),
                broken("U4", "runs the last hook first", LastHookFirst::new).alsoBreaking("U5"),
                broken("U5", "stops at a hook that throws", StopsAtFailure::new),
                broken("U6", "never says that it is active", sound -> new AroundUnitOfWork(sound) {
                    @Override
                    public boolean isActive() {
                        return false;
                    }
                }),
                broken("U7", "runs hooks in a transaction", sound -> new Telling(sound) {
                            @Override
                            public void afterCommit(Transaction transaction, Runnable hook) {
                                transaction.afterCommit(() -> sound.call(another -> {
                                    quietly(hook);
                                    return 0;
                                }));
                            }
                        })
                        .alsoBreaking("U4"));
    }

    private static Saboteur<Storage> broken(String rule, String fault, UnaryOperator<UnitOfWork> spoiled) {
        return Saboteur.of(rule, fault, () -> Node.withUnitOfWork(spoiled));
    }

    private static void quietly(Runnable hook) {
        try {
            hook.run();
        } catch (RuntimeException expected) {
            // the hooks of the tests throw on purpose
        }
    }

    private static final class CommitsAfterErrors extends AroundUnitOfWork {
        CommitsAfterErrors(UnitOfWork sound) {
            super(sound);
        }

        @Override
        public <T> T call(Work<T> work) {
            List<Error> thrown = new ArrayList<>();
            T result = sound.call(transaction -> {
                try {
                    return work.in(transaction);
                } catch (Error error) {
                    thrown.add(error);
                    return null;
                }
            });
            if (!thrown.isEmpty()) {
                throw thrown.get(0);
            }
            return result;
        }
    }

    private static final class WrapsErrors extends AroundUnitOfWork {
        WrapsErrors(UnitOfWork sound) {
            super(sound);
        }

        @Override
        public <T> T call(Work<T> work) {
            try {
                return sound.call(work);
            } catch (Error error) {
                throw new IllegalStateException("The work failed", error);
            }
        }
    }

    private static final class RollbackOnly extends AroundUnitOfWork {
        private boolean innerThrew;

        RollbackOnly(UnitOfWork sound) {
            super(sound);
        }

        @Override
        public <T> T call(Work<T> work) {
            return sound.call(
                    transaction -> transaction.isOutermost() ? outer(work, transaction) : inner(work, transaction));
        }

        private <T> T outer(Work<T> work, Transaction transaction) {
            innerThrew = false;
            T result = work.in(transaction);
            if (innerThrew) {
                throw new IllegalStateException("Transaction rolled back because it has been marked as rollback-only");
            }
            return result;
        }

        private <T> T inner(Work<T> work, Transaction transaction) {
            try {
                return work.in(transaction);
            } catch (RuntimeException failure) {
                innerThrew = true;
                throw failure;
            }
        }
    }

    /** Hands out transactions that answer otherwise. */
    private static class Telling extends AroundUnitOfWork {
        Telling(UnitOfWork sound) {
            super(sound);
        }

        @Override
        public <T> T call(Work<T> work) {
            return sound.call(transaction -> work.in(new Transaction() {
                @Override
                public boolean isOutermost() {
                    return Telling.this.isOutermost(transaction);
                }

                @Override
                public void afterCommit(Runnable hook) {
                    Telling.this.afterCommit(transaction, hook);
                }
            }));
        }

        boolean isOutermost(Transaction transaction) {
            return transaction.isOutermost();
        }

        void afterCommit(Transaction transaction, Runnable hook) {
            transaction.afterCommit(hook);
        }
    }

    private static final class RunsHooksAlways extends Telling {
        private final List<Runnable> hooks = new ArrayList<>();

        RunsHooksAlways(UnitOfWork sound) {
            super(sound);
        }

        @Override
        void afterCommit(Transaction transaction, Runnable hook) {
            hooks.add(hook);
        }

        @Override
        public <T> T call(Work<T> work) {
            if (isActive()) {
                return super.call(work);
            }
            try {
                return super.call(work);
            } finally {
                List<Runnable> registered = List.copyOf(hooks);
                hooks.clear();
                registered.forEach(BrokenUnitsOfWork::quietly);
            }
        }
    }

    private static final class LastHookFirst extends Telling {
        private final List<Runnable> hooks = new ArrayList<>();

        LastHookFirst(UnitOfWork sound) {
            super(sound);
        }

        @Override
        void afterCommit(Transaction transaction, Runnable hook) {
            if (hooks.isEmpty()) {
                transaction.afterCommit(this::runAll);
            }
            hooks.add(hook);
        }

        private void runAll() {
            for (int i = hooks.size() - 1; i > 0; i--) {
                quietly(hooks.get(i));
            }
            hooks.get(0).run();
        }
    }

    private static final class StopsAtFailure extends Telling {
        private final List<Runnable> hooks = new ArrayList<>();

        StopsAtFailure(UnitOfWork sound) {
            super(sound);
        }

        @Override
        public <T> T call(Work<T> work) {
            if (!isActive()) {
                hooks.clear();
            }
            return super.call(work);
        }

        @Override
        void afterCommit(Transaction transaction, Runnable hook) {
            if (hooks.isEmpty()) {
                transaction.afterCommit(this::runAll);
            }
            hooks.add(hook);
        }

        private void runAll() {
            List<Runnable> registered = List.copyOf(hooks);
            hooks.clear();
            registered.forEach(Runnable::run);
        }
    }
}
