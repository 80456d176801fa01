package org.ticketkit.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ticketkit.spi.Directory;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.TenantId;

/** The contract of {@link Directory}: extend it and hand in a directory that knows one requester and one agent; rules D1 to D3. */
public abstract class DirectoryContract {

    private static final Contact NOBODY = Contact.mail("nobody-at-all@unknown.example");
    private static final AgentId NO_AGENT = AgentId.of("nobody-at-all");

    private Directory directory;
    private Known known;

    /** A directory that knows what {@link #known()} says. */
    protected abstract Directory directory();

    /** A requester and an agent that the directory knows. */
    protected abstract Known known();

    /** The directory with the system behind it hanging: it takes questions and never answers. Empty if there is no such system. */
    protected Optional<Directory> directoryOfASystemThatHangs() {
        return Optional.empty();
    }

    /** Another agent for whom the known one stands in. Empty if the directory knows of no deputies. */
    protected Optional<AgentId> principal() {
        return Optional.empty();
    }

    /** How long a call may take; 10 seconds by default. */
    protected Duration patience() {
        return Duration.ofSeconds(10);
    }

    /**
     * Whom a directory knows.
     *
     * @param tenant in which tenant
     * @param requesterContact how the requester is reached
     * @param requester the requester
     * @param agent the agent
     */
    public record Known(TenantId tenant, Contact requesterContact, RequesterId requester, Directory.Agent agent) {}

    /** Prepares the directory. */
    @BeforeEach
    void prepare() {
        directory = directory();
        known = known();
    }

    @Test
    void D1_every_call_returns_within_seconds() {
        assertTimeoutPreemptively(patience(), () -> askAll(directory));
    }

    @Test
    void D1_every_call_returns_or_throws_within_seconds_if_the_system_behind_it_hangs() {
        Optional<Directory> hanging = directoryOfASystemThatHangs();
        assumeTrue(hanging.isPresent(), "the adapter offers no directory of a system that hangs");

        assertTimeoutPreemptively(patience(), () -> {
            try {
                askAll(hanging.get());
            } catch (RuntimeException taken) {
                // an exception is as good as an empty answer (D2)
            }
        });
    }

    @Test
    void D2_who_is_known_is_found() {
        assertEquals(Optional.of(known.requester()), directory.requester(known.tenant(), known.requesterContact()));
        assertEquals(
                Optional.of(known.agent()),
                directory.agent(known.tenant(), known.agent().id()));
        assertEquals(
                Optional.of(known.agent()),
                directory.agentByContact(known.tenant(), known.agent().contact()));
    }

    @Test
    void D2_who_is_not_known_is_answered_by_empty() {
        assertEquals(Optional.empty(), directory.requester(known.tenant(), NOBODY));
        assertEquals(Optional.empty(), directory.agent(known.tenant(), NO_AGENT));
        assertEquals(Optional.empty(), directory.agentByContact(known.tenant(), NOBODY));
        assertEquals(Optional.empty(), directory.agentByContact(known.tenant(), known.requesterContact()));
    }

    @Test
    void D2_nobody_is_said_to_stand_in_for_themselves() {
        assertEquals(
                Optional.empty(),
                directory
                        .standsInFor(known.tenant(), known.agent().id())
                        .filter(principals -> principals.contains(known.agent().id())));
    }

    @Test
    void D2_for_whom_an_agent_stands_in_is_found() {
        Optional<AgentId> principal = principal();
        assumeTrue(principal.isPresent(), "the directory knows of no deputies");

        assertEquals(
                Optional.of(principal.get()),
                directory.standsInFor(known.tenant(), known.agent().id()).stream()
                        .flatMap(Set::stream)
                        .filter(principal.get()::equals)
                        .findFirst());
    }

    @Test
    void D3_calls_change_nothing() {
        List<Object> first = askAll(directory);

        for (int i = 0; i < 3; i++) {
            assertEquals(first, askAll(directory));
        }
    }

    @Test
    void D3_calls_may_come_from_any_thread() throws Exception {
        List<Object> expected = askAll(directory);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<Object>>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(pool.submit(() -> askAll(directory)));
            }
            for (Future<List<Object>> answer : answers) {
                assertEquals(expected, answer.get(60, TimeUnit.SECONDS));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private List<Object> askAll(Directory asked) {
        return List.of(
                asked.requester(known.tenant(), known.requesterContact()),
                asked.requester(known.tenant(), NOBODY),
                asked.agent(known.tenant(), known.agent().id()),
                asked.agent(known.tenant(), NO_AGENT),
                asked.standsInFor(known.tenant(), known.agent().id()),
                asked.standsInFor(known.tenant(), NO_AGENT),
                asked.agentByContact(known.tenant(), known.agent().contact()),
                asked.agentByContact(known.tenant(), NOBODY));
    }
}
