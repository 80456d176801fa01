package org.ticketkit.ticket;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * A list of commands under a key, by which a list that was broken off is recognised when it is sent again (rule T4).
 *
 * @param key 1 to 200 characters, for example the id of a request
 * @param commands the commands, at most {@value #MAX_COMMANDS}; each is checked in its turn
 */
public record Batch(
        @NotNull(message = "{ticketkit.missing}") @Size(min = 1, max = 200, message = "{ticketkit.length}")
        String key,

        @NotNull(message = "{ticketkit.missing}") @Size(max = Batch.MAX_COMMANDS, message = "{ticketkit.many}")
        List<@NotNull(message = "{ticketkit.missing}") TicketCommand> commands) {

    /** How many commands a batch may have. */
    public static final int MAX_COMMANDS = 1_000;

    /** These commands under this key. */
    public static Batch of(String key, List<? extends TicketCommand> commands) {
        return new Batch(key, List.copyOf(commands));
    }
}
