package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ticketkit.AccessTable.Row;
import org.ticketkit.AccessTable.World;
import org.ticketkit.spi.AccessPolicy;
import org.ticketkit.spi.RolePolicy;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.Page;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketCommand;
import org.ticketkit.ticket.TicketField;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.ticket.TicketNotFound;

/** Every call of the desk for every role, allowed and refused; a call that is added needs a row in {@link AccessTable}. */
class AccessTest {

    private static final Actor SYSTEM = Actor.system("test");

    /** What the desk does for whoever has it, and why that is nobody's right. */
    private static final Set<String> FOR_ANYBODY = Set.of(
            // a view of the same desk
            "TicketDesk.tenant(TenantId)",
            "TicketDesk.speaking(Locale)",
            "TicketDesk.causedBy(Cause)",
            // the host's own rounds
            "TicketDesk.work(int)",
            "TicketDesk.deliver(int)",
            "Attachments.sweep(int)",
            // for who runs the host
            "TicketDesk.parts()",
            "TicketDesk.health()",
            "TicketDesk.checkConsistency(PageRequest)",
            "Rules.inForce()",
            "Lifecycles.current()",
            "Lifecycles.find(DefinitionRef)",
            // the token is the right
            "StatusLinks.open(String)");

    private static final AccessPolicy NOBODY = new AccessPolicy() {

        @Override
        public boolean allows(Actor actor, Action action, Ticket ticket) {
            return false;
        }

        @Override
        public boolean holds(Actor actor, String right, Ticket ticket) {
            return false;
        }

        @Override
        public Criteria scope(Actor actor, Action reading) {
            return Criteria.nothing();
        }

        @Override
        public boolean mayStage(Actor actor) {
            return false;
        }
    };

    static List<Row> rows() {
        return AccessTable.rows();
    }

    private static boolean isRoom(Method method) {
        Class<?> type = method.getReturnType();
        return method.getParameterCount() == 0
                && type.isInterface()
                && type.getPackageName().equals("org.ticketkit");
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(",", "(", ")"));
    }

    private static Set<String> calls() {
        Stream<Method> own = Arrays.stream(TicketDesk.class.getMethods())
                .filter(method -> !java.lang.reflect.Modifier.isStatic(method.getModifiers()) && !isRoom(method));
        Stream<Method> rooms = Arrays.stream(TicketDesk.class.getMethods())
                .filter(AccessTest::isRoom)
                .flatMap(room -> Arrays.stream(room.getReturnType().getMethods()));
        return Stream.concat(own, rooms).map(AccessTest::name).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_call_of_every_room_has_a_row() {
        Set<String> expected = new TreeSet<>(FOR_ANYBODY);
        rows().forEach(row -> expected.add(row.bareMethod()));

        assertEquals(String.join("\n", expected), String.join("\n", calls()));
    }

    private static Stream<Class<?>> commands(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(AccessTest::commands)
                : Stream.of(type);
    }

    @Test
    void every_command_has_rows_on_all_its_ways_in() {
        Set<String> named = rows().stream().map(Row::method).collect(Collectors.toSet());
        for (Class<?> command : commands(TicketCommand.class).toList()) {
            String ending = "(Actor," + command.getSimpleName() + ")";
            assertEquals(
                    3,
                    named.stream().filter(name -> name.endsWith(ending)).count(),
                    "its own call, perform and bulk: " + ending);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_role_may_do_what_the_table_says_and_what_is_refused_changes_nothing(Row row) {
        assertEquals(AccessTable.ACTORS.size(), row.answers().length());
        for (int i = 0; i < AccessTable.ACTORS.size(); i++) {
            World world = AccessTable.world();
            List<Ticket> before = world.tickets();

            char answer = answer(row, world, AccessTable.ACTORS.get(i));

            assertEquals(row.answers().charAt(i), answer, row + " by " + AccessTable.ACTORS.get(i));
            if (answer != '+') {
                assertEquals(before, world.tickets(), row + " by " + AccessTable.ACTORS.get(i));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void R2_no_call_tells_a_requester_anything_internal(Row row) {
        for (Actor requester : List.of(AccessTable.CARLA, AccessTable.EVE)) {
            String told = told(row, AccessTable.world(), requester);
            assertFalse(told.contains(AccessTable.SECRET), () -> row + " tells " + requester + ": " + told);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_policy_of_the_host_s_own_is_asked_by_every_call(Row row) {
        World world = AccessTable.world(NOBODY);
        List<Ticket> before = world.tickets();
        for (Actor actor : AccessTable.ACTORS) {
            char answer = answer(row, world, actor);

            assertTrue(answer != '+', () -> row + " by " + actor + " was done against the policy");
            assertEquals(before, world.tickets());
        }
    }

    private static char answer(Row row, World world, Actor actor) {
        try {
            return sign(row.call().apply(world, actor));
        } catch (TicketNotFound missing) {
            return '?';
        } catch (Refused refusal) {
            return refusal.code() == Refused.Code.FORBIDDEN ? '-' : '!';
        }
    }

    private static char sign(Object answer) {
        if (answer instanceof BulkReport report) {
            return sign(report.items().get(0));
        }
        boolean isNothing = answer.equals(Optional.empty())
                || answer instanceof NumberLookup.NotFound
                || answer instanceof Page<?> page && page.items().isEmpty()
                || answer instanceof Collection<?> several && several.isEmpty();
        return isNothing ? '0' : '+';
    }

    private static char sign(BulkItem item) {
        return switch (item.outcome()) {
            case DONE -> '+';
            case NOT_FOUND -> '?';
            case REFUSED -> item.code().equals(Optional.of(Refused.Code.FORBIDDEN)) ? '-' : '!';
            default -> '!';
        };
    }

    private static String told(Row row, World world, Actor actor) {
        try {
            return String.valueOf(row.call().apply(world, actor));
        } catch (Refused refusal) {
            return refusal.getMessage() + refusal.details() + refusal.violations() + refusal.unseen();
        } catch (TicketNotFound missing) {
            return missing.getMessage();
        }
    }

    @Test
    void a_ticket_that_is_not_there_is_answered_as_one_that_may_not_be_seen() {
        World world = AccessTable.world();
        assertEquals(answerOn(world.worked.id(), world), answerOn(AccessTable.nowhere(), world));
    }

    private static String answerOn(TicketId id, World world) {
        Row row =
                new Row("entries", "", (there, actor) -> there.desk.tickets().entries(actor, id, PageRequest.first(1)));
        return told(row, world, AccessTable.EVE).replace(id.toString(), "");
    }

    @Test
    void a_policy_of_the_host_s_own_can_keep_agents_to_their_queue() {
        RolePolicy standard = new RolePolicy();
        AccessPolicy byQueue = new AccessPolicy() {

            @Override
            public boolean allows(Actor actor, Action action, Ticket ticket) {
                return standard.allows(actor, action, ticket)
                        && (!actor.isStaff() || ticket.queue().equals(actor.id()));
            }

            @Override
            public Criteria scope(Actor actor, Action reading) {
                return actor.isStaff() ? Criteria.is(TicketField.QUEUE, actor.id()) : standard.scope(actor, reading);
            }

            @Override
            public boolean mayStage(Actor actor) {
                return standard.mayStage(actor);
            }
        };
        World world = AccessTable.world(byQueue);
        world.desk
                .tickets()
                .triage(
                        SYSTEM,
                        org.ticketkit.ticket.Triage.of(world.worked.id()).queue("returns"));

        assertEquals(
                List.of(world.worked.id()), world.desk.bulk().select(Actor.agent("returns"), Criteria.everything()));
        assertEquals(List.of(), world.desk.bulk().select(Actor.agent("billing"), Criteria.everything()));
        assertEquals(Optional.empty(), world.desk.tickets().find(Actor.agent("billing"), world.worked.id()));
    }

    @Test
    void the_table_in_the_readme_is_the_one_in_force() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        assertTrue(
                readme.contains(RolePolicy.toMarkdown()),
                () -> "put this into the README:\n" + RolePolicy.toMarkdown());
    }

    @Test
    void the_table_names_every_action() {
        for (AccessPolicy.Action action : AccessPolicy.Action.values()) {
            String word = action.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
            assertTrue(RolePolicy.toMarkdown().contains("| " + word + " |"), word);
        }
    }
}
