package org.ticketkit.sabotage;

import java.util.List;
import java.util.function.Supplier;
import org.ticketkit.notice.Notice;
import org.ticketkit.spi.Notifier;
import org.ticketkit.spi.OutgoingNotice;

/** Notifiers with one fault each. */
final class BrokenNotifiers {

    private BrokenNotifiers() {}

    static List<Saboteur<PigeonPost>> all() {
        return List.of(
                broken("C1", "gives every notice the same id", SameId::new),
                broken("C1", "makes a new id for each attempt", NewIdPerAttempt::new)
                        .alsoBreaking("C4"),
                broken("C2", "throws what the channel answers", Throws::new).alsoBreaking("C3", "C4"),
                broken("C3", "tries again what is refused for good", RetriesAll::new),
                broken("C3", "gives up what is refused for now", RejectsAll::new),
                broken("C4", "is spoilt by a refusal", SpoiltByRefusal::new),
                broken("C5", "throws when the channel is out of reach", ThrowsOnOpening::new));
    }

    private static Saboteur<PigeonPost> broken(String rule, String fault, Supplier<PigeonPost> spoiled) {
        return Saboteur.of(rule, fault, spoiled);
    }

    private static final class SameId extends PigeonPost {
        @Override
        public String messageId(Notice notice) {
            return CHANNEL + ":1";
        }
    }

    private static final class NewIdPerAttempt extends PigeonPost {
        @Override
        public Session open() {
            return new Flight() {
                @Override
                Delivery arrive(OutgoingNotice notice) {
                    arrived.add(notice.rendered().messageId() + ":" + notice.attempt());
                    return new Delivery.Delivered();
                }
            };
        }
    }

    /** Answers otherwise what is not taken. */
    private abstract static class Otherwise extends PigeonPost {
        abstract Delivery refused(Delivery sound);

        @Override
        public Session open() {
            return new Flight() {
                @Override
                public Delivery deliver(OutgoingNotice notice) {
                    Delivery sound = super.deliver(notice);
                    return sound instanceof Delivery.Delivered ? sound : refused(sound);
                }
            };
        }
    }

    private static final class Throws extends Otherwise {
        @Override
        Delivery refused(Delivery sound) {
            throw new IllegalStateException(sound.toString());
        }
    }

    private static final class RetriesAll extends Otherwise {
        @Override
        Delivery refused(Delivery sound) {
            return new Delivery.Retry("refused");
        }
    }

    private static final class RejectsAll extends Otherwise {
        @Override
        Delivery refused(Delivery sound) {
            return new Delivery.Rejected("refused");
        }
    }

    private static final class SpoiltByRefusal extends PigeonPost {
        @Override
        public Session open() {
            return new Flight() {
                private boolean spoilt;

                @Override
                public Delivery deliver(OutgoingNotice notice) {
                    Delivery sound = spoilt ? new Delivery.Retry("bad sequence of commands") : super.deliver(notice);
                    spoilt = !(sound instanceof Delivery.Delivered);
                    return sound;
                }
            };
        }
    }

    private static final class ThrowsOnOpening extends PigeonPost {
        @Override
        Notifier unreachable() {
            return new Unreachable() {
                @Override
                public Session open() {
                    throw new IllegalStateException("storm");
                }
            };
        }
    }
}
