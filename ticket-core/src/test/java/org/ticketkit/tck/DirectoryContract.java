package org.ticketkit.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ticketkit.ownership.Absence;
import org.ticketkit.ownership.Colleague;
import org.ticketkit.spi.Directory;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.TenantId;

/** The contract of {@link Directory}: extend it and hand in a directory that knows one requester and one agent; rules D1 to D6. */
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

    /**
     * The known agent as a colleague: in two teams or more, with skills, hours and absences to come, of which some have a deputy and one is for
     * one queue alone. Empty if the directory knows no colleagues.
     */
    protected Optional<Colleague> colleague() {
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
    void D2_a_requester_is_found_by_each_contact_and_number_that_is_told_of_them() {
        Optional<Directory.Person> told = directory.person(known.tenant(), known.requester());
        assumeTrue(told.isPresent(), "the directory tells nothing of requesters");
        Directory.Person person = told.get();

        assertEquals(known.requester(), person.id());
        for (Contact contact : person.contacts()) {
            assertEquals(Optional.of(known.requester()), directory.requester(known.tenant(), contact));
        }
        if (!person.customerNumber().isEmpty()) {
            assertEquals(
                    Optional.of(known.requester()),
                    directory.requesterByNumber(known.tenant(), person.customerNumber()));
        }
        assertEquals(Optional.empty(), directory.requesterByNumber(known.tenant(), ""));
    }

    @Test
    void D2_an_agent_is_found_by_each_contact_that_is_told_of_them() {
        for (Contact contact : known.agent().contacts()) {
            assertEquals(Optional.of(known.agent()), directory.agentByContact(known.tenant(), contact));
        }
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

    @Test
    void D4_absences_are_told_as_they_are_planned() {
        assertEquals(Set.copyOf(planned().absences()), Set.copyOf(told().absences()));
    }

    @Test
    void D5_a_colleague_is_told_as_they_are() {
        Colleague told = told();

        assertEquals(planned().id(), told.id());
        assertEquals(planned().teams(), told.teams());
        assertEquals(planned().skills(), told.skills());
        assertEquals(planned().weight(), told.weight());
        assertEquals(planned().capacity(), told.capacity());
        assertEquals(planned().hours(), told.hours());
        assertEquals(planned().isPresent(), told.isPresent());
    }

    @Test
    void D5_a_member_of_a_team_is_told_like_the_colleague() {
        Colleague told = told();
        for (String team : told.teams()) {
            List<Colleague> members = directory.team(known.tenant(), team);

            assertTrue(members.contains(told), () -> told + " is missing in " + team);
            assertEquals(sorted(members), members);
        }
    }

    @Test
    void D5_who_names_a_deputy_is_one_of_their_principals() {
        Colleague told = told();
        for (Absence absence : told.absences()) {
            AgentId deputy = absence.deputy().orElse(NO_AGENT);
            List<Colleague> principals =
                    directory.principals(known.tenant(), deputy).orElseGet(List::of);

            assertEquals(absence.deputy().isPresent(), principals.contains(told));
            assertEquals(sorted(principals), principals);
        }
    }

    @Test
    void D6_nobody_is_known_to_another_tenant() {
        TenantId other = TenantId.of("another-tenant");

        assertEquals(Optional.empty(), directory.requester(other, known.requesterContact()));
        assertEquals(Optional.empty(), directory.person(other, known.requester()));
        assertEquals(Optional.empty(), directory.agent(other, known.agent().id()));
        assertEquals(
                Optional.empty(), directory.agentByContact(other, known.agent().contact()));
        assertEquals(Optional.empty(), directory.colleague(other, known.agent().id()));
        colleague().ifPresent(planned -> {
            planned.teams().forEach(team -> assertEquals(List.of(), directory.team(other, team)));
            planned.absences().stream()
                    .flatMap(absence -> absence.deputy().stream())
                    .forEach(deputy -> assertEquals(
                            List.of(), directory.principals(other, deputy).orElseGet(List::of)));
        });
    }

    private static List<Colleague> sorted(List<Colleague> people) {
        return people.stream().sorted(Comparator.comparing(Colleague::id)).toList();
    }

    private Colleague planned() {
        Optional<Colleague> planned = colleague();
        assumeTrue(planned.isPresent(), "the directory knows no colleagues");
        return planned.orElseThrow();
    }

    private Colleague told() {
        return directory.colleague(known.tenant(), planned().id()).orElseThrow();
    }

    private List<Object> askAll(Directory asked) {
        return List.of(
                asked.requester(known.tenant(), known.requesterContact()),
                asked.requester(known.tenant(), NOBODY),
                asked.agent(known.tenant(), known.agent().id()),
                asked.agent(known.tenant(), NO_AGENT),
                asked.colleague(known.tenant(), known.agent().id()),
                asked.colleague(known.tenant(), NO_AGENT),
                asked.principals(known.tenant(), known.agent().id()),
                asked.team(known.tenant(), "no-such-team"),
                asked.person(known.tenant(), known.requester()),
                asked.requesterByNumber(known.tenant(), "no such number"),
                asked.agentByContact(known.tenant(), known.agent().contact()),
                asked.agentByContact(known.tenant(), NOBODY));
    }
}
