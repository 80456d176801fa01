package org.ticketkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.TicketId;

/** All commands are made in one way: by a factory that reads as the command does, or for the largest by a builder. */
class CommandsTest {

    private static List<Class<?>> commands() {
        return Stream.of(Tickets.class, Ownership.class)
                .flatMap(room -> Arrays.stream(room.getMethods()))
                .map(Method::getParameterTypes)
                .filter(types -> types.length == 2 && types[0] == Actor.class && types[1].isRecord())
                .<Class<?>>map(types -> types[1])
                .filter(type -> Arrays.stream(type.getRecordComponents())
                        .anyMatch(part -> part.getType() == TicketId.class
                                && part.getName().equals("ticket")))
                .toList();
    }

    @Test
    void every_command_on_a_ticket_has_a_factory_that_names_the_ticket_first() {
        assertTrue(commands().size() >= 19, commands()::toString);
        for (Class<?> command : commands()) {
            assertTrue(
                    Arrays.stream(command.getMethods())
                            .anyMatch(method -> Modifier.isStatic(method.getModifiers())
                                    && method.getReturnType() == command
                                    && method.getParameterTypes()[0] == TicketId.class),
                    command::getSimpleName);
        }
        assertTrue(Arrays.stream(OpenTicket.class.getMethods())
                .anyMatch(method -> method.getReturnType() == OpenTicket.Builder.class));
    }
}
