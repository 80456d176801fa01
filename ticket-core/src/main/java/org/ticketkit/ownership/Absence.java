package org.ticketkit.ownership;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Misconfigured;

/**
 * A time in which somebody is away, and who stands in (rule O5). To call; {@link #between} makes one.
 *
 * @param from the first instant of it
 * @param to the first instant after it
 * @param deputy who stands in; empty for nobody
 * @param queues the queues for which it holds; empty for all
 */
public record Absence(Instant from, Instant to, Optional<AgentId> deputy, Set<String> queues) {

    /** Checks that it ends after it begins. */
    public Absence {
        queues = Set.copyOf(queues);
        if (!to.isAfter(from)) {
            throw new Misconfigured("An absence from " + from + " to " + to + " is over before it begins");
        }
    }

    /** From this instant to before that one, for all queues, with nobody to stand in. */
    public static Absence between(Instant from, Instant to) {
        return new Absence(from, to, Optional.empty(), Set.of());
    }

    /** The same, with this deputy. */
    public Absence deputy(AgentId who) {
        return new Absence(from, to, Optional.of(who), queues);
    }

    /** The same, for these queues alone; for none, it is for all of them. */
    public Absence in(String... codes) {
        return new Absence(from, to, deputy, new TreeSet<>(Arrays.asList(codes)));
    }

    /** Is it now? It is so at its first instant and no more at its end. */
    public boolean isAt(Instant now) {
        return !now.isBefore(from) && now.isBefore(to);
    }

    /** Is it for work in this queue? An empty code stands for work that is in none: only an absence for all queues is for that. */
    public boolean covers(String queue) {
        return queues.isEmpty() || queues.contains(queue);
    }
}
