package org.ticketkit.sabotage;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.ticketkit.memory.MemoryDirectory;
import org.ticketkit.ownership.Absence;
import org.ticketkit.ownership.Colleague;
import org.ticketkit.spi.AccessPolicy;
import org.ticketkit.spi.Directory;
import org.ticketkit.spi.RolePolicy;
import org.ticketkit.tck.DirectoryContract.Known;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketField;
import org.ticketkit.worktime.WorkCalendar;

/** Directories and policies with one fault each. */
final class People {

    /** Whom the directory knows. */
    static final Known KNOWN = new Known(
            TenantId.DEFAULT,
            Contact.mail("mia@example.org"),
            RequesterId.of("mia"),
            new Directory.Agent(AgentId.of("ann"), "Ann", Contact.mail("ann@desk.example.org")));

    private static final Instant SOON = Instant.parse("2031-05-01T00:00:00Z");

    /** What the directory knows of the agent. */
    static final Colleague COLLEAGUE = Colleague.of(KNOWN.agent().id())
            .in("billing", "support")
            .skilled("invoices", 3)
            .weighing(2)
            .carrying(10)
            .working(WorkCalendar.named("mornings", 1)
                    .zone(ZoneId.of("Europe/Berlin"))
                    .weekdays("08:00-12:00")
                    .build())
            .gone()
            .away(Absence.between(SOON, SOON.plusSeconds(3600)).deputy(AgentId.of("bob")))
            .away(Absence.between(SOON, SOON.plusSeconds(7200))
                    .deputy(AgentId.of("lea"))
                    .in("billing"))
            .away(Absence.between(SOON.plusSeconds(9000), SOON.plusSeconds(9001)));

    /** Longer than the tests of the saboteurs wait. */
    private static final Duration LONG = Duration.ofMillis(900);

    private People() {}

    static Directory soundDirectory() {
        return MemoryDirectory.empty()
                .withRequester(KNOWN.tenant(), KNOWN.requesterContact(), KNOWN.requester())
                .withAgent(KNOWN.tenant(), KNOWN.agent())
                .withColleague(KNOWN.tenant(), COLLEAGUE);
    }

    static List<Saboteur<Directory>> directories() {
        return List.of(
                directory("D1", "takes long for an answer", Slow::new),
                directory("D2", "guesses who is not known", () -> new AroundDirectory() {
                    @Override
                    public Optional<RequesterId> requester(TenantId tenant, Contact contact) {
                        return tenant.equals(KNOWN.tenant()) ? Optional.of(KNOWN.requester()) : Optional.empty();
                    }
                }),
                directory("D3", "forgets after the first answer", () -> new AroundDirectory() {
                    private final AtomicInteger asked = new AtomicInteger();

                    @Override
                    public Optional<Agent> agent(TenantId tenant, AgentId id) {
                        return asked.getAndIncrement() < 2 ? super.agent(tenant, id) : Optional.empty();
                    }
                }),
                directory("D4", "leaves out the absence that comes last", () -> new AroundDirectory() {
                    @Override
                    protected Colleague told(Colleague colleague) {
                        return new Colleague(
                                colleague.id(),
                                colleague.teams(),
                                colleague.skills(),
                                colleague.weight(),
                                colleague.capacity(),
                                colleague.hours(),
                                colleague.isPresent(),
                                colleague.absences().stream().limit(2).toList());
                    }
                }),
                directory("D5", "tells a team without what its members know", () -> new AroundDirectory() {
                    @Override
                    public List<Colleague> team(TenantId tenant, String team) {
                        return super.team(tenant, team).stream()
                                .map(member -> Colleague.of(member.id()))
                                .toList();
                    }
                }),
                directory("D5", "knows no principals", () -> new AroundDirectory() {
                    @Override
                    public Optional<List<Colleague>> principals(TenantId tenant, AgentId deputy) {
                        return Optional.of(List.of());
                    }
                }),
                directory("D5", "takes everybody to be there", () -> new AroundDirectory() {
                    @Override
                    protected Colleague told(Colleague colleague) {
                        return colleague.present();
                    }
                }),
                directory("D6", "tells the colleagues of one tenant to all", () -> new AroundDirectory() {
                    @Override
                    public Optional<Colleague> colleague(TenantId tenant, AgentId id) {
                        return super.colleague(KNOWN.tenant(), id);
                    }
                }));
    }

    static List<Saboteur<AccessPolicy>> policies() {
        return List.of(
                policy("A1", "lets agents read outside of their scope", () -> new AroundPolicy() {
                    @Override
                    public Criteria scope(Actor actor, Action reading) {
                        return actor.isStaff()
                                ? Criteria.is(TicketField.QUEUE, "support")
                                : super.scope(actor, reading);
                    }
                }),
                policy("A1", "hides from agents what is in their scope", () -> new AroundPolicy() {
                    @Override
                    public boolean allows(Actor actor, Action action, Ticket ticket) {
                        return super.allows(actor, action, ticket)
                                && !(actor.isStaff() && ticket.queue().isEmpty());
                    }
                }),
                policy("A1", "says that requesters see from inside what they see", () -> new AroundPolicy() {
                    @Override
                    public Criteria scope(Actor actor, Action reading) {
                        return super.scope(actor, Action.READ);
                    }
                }),
                policy("A2", "lets files in every other time", () -> new AroundPolicy() {
                    private boolean allowed;

                    @Override
                    public boolean mayStage(Actor actor) {
                        allowed = !allowed;
                        return allowed;
                    }
                }),
                policy("A3", "shows auditors the inside of what it hides from them", () -> new AroundPolicy() {
                    @Override
                    public boolean allows(Actor actor, Action action, Ticket ticket) {
                        return super.allows(actor, action, ticket) && !isHidden(actor, action);
                    }

                    @Override
                    public Criteria scope(Actor actor, Action reading) {
                        return isHidden(actor, reading) ? Criteria.nothing() : super.scope(actor, reading);
                    }

                    private static boolean isHidden(Actor actor, Action action) {
                        return action == Action.READ && actor.role() == Actor.Role.AUDITOR;
                    }
                }),
                policy("A2", "allows every other time", () -> new AroundPolicy() {
                    private boolean allowed;

                    @Override
                    public boolean allows(Actor actor, Action action, Ticket ticket) {
                        allowed = !allowed;
                        boolean isReading = action == Action.READ || action == Action.READ_INTERNAL;
                        return isReading ? super.allows(actor, action, ticket) : allowed;
                    }
                }));
    }

    private static Saboteur<Directory> directory(String rule, String fault, Supplier<Directory> adapter) {
        return Saboteur.of(rule, fault, adapter);
    }

    private static Saboteur<AccessPolicy> policy(String rule, String fault, Supplier<AccessPolicy> adapter) {
        return Saboteur.of(rule, fault, adapter);
    }

    private static class AroundDirectory implements Directory {
        private final Directory sound = soundDirectory();

        @Override
        public Optional<RequesterId> requester(TenantId tenant, Contact contact) {
            return sound.requester(tenant, contact);
        }

        @Override
        public Optional<Agent> agent(TenantId tenant, AgentId id) {
            return sound.agent(tenant, id);
        }

        @Override
        public Optional<Agent> agentByContact(TenantId tenant, Contact contact) {
            return sound.agentByContact(tenant, contact);
        }

        /** What is told of a colleague, by whatever question. */
        protected Colleague told(Colleague colleague) {
            return colleague;
        }

        @Override
        public Optional<Colleague> colleague(TenantId tenant, AgentId id) {
            return sound.colleague(tenant, id).map(this::told);
        }

        @Override
        public List<Colleague> team(TenantId tenant, String team) {
            return sound.team(tenant, team).stream().map(this::told).toList();
        }

        @Override
        public Optional<List<Colleague>> principals(TenantId tenant, AgentId deputy) {
            return sound.principals(tenant, deputy)
                    .map(all -> all.stream().map(this::told).toList());
        }
    }

    private static final class Slow extends AroundDirectory {
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public Optional<Agent> agent(TenantId tenant, AgentId id) {
            if (asked.getAndIncrement() == 0) {
                try {
                    Thread.sleep(LONG.toMillis());
                } catch (InterruptedException gaveUp) {
                    Thread.currentThread().interrupt();
                }
            }
            return super.agent(tenant, id);
        }
    }

    private static class AroundPolicy implements AccessPolicy {
        private final AccessPolicy sound = new RolePolicy();

        @Override
        public boolean allows(Actor actor, Action action, Ticket ticket) {
            return sound.allows(actor, action, ticket);
        }

        @Override
        public Criteria scope(Actor actor, Action reading) {
            return sound.scope(actor, reading);
        }

        @Override
        public boolean mayStage(Actor actor) {
            return sound.mayStage(actor);
        }
    }
}
