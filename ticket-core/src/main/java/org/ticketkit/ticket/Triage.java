package org.ticketkit.ticket;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Say what a ticket is about, who is to deal with it and how urgent it is (rule A3); what is null stays as it is.
 *
 * @param ticket the ticket
 * @param queue the team, or null
 * @param category what it is about, or null
 * @param priority how urgent it is, or null
 * @param tags all its tags from now on, or null
 * @param fields values of custom fields, by name; the others stay
 */
public record Triage(
        @NotNull(message = "{ticketkit.missing}") TicketId ticket,

        @Nullable @Pattern(regexp = OpenTicket.CODE_OR_EMPTY, message = "{ticketkit.code}")
        String queue,

        @Nullable @Pattern(regexp = OpenTicket.CODE_OR_EMPTY, message = "{ticketkit.code}")
        String category,

        @Nullable Priority priority,

        @Nullable @Size(max = 50, message = "{ticketkit.many}")
        Set<
                        @NotNull(message = "{ticketkit.missing}")
                        @Pattern(regexp = OpenTicket.CODE, message = "{ticketkit.code}") String>
                tags,

        @NotNull(message = "{ticketkit.missing}") @Size(max = 100, message = "{ticketkit.many}")
        Map<
                        @NotNull(message = "{ticketkit.missing}")
                        @Pattern(regexp = OpenTicket.CODE, message = "{ticketkit.code}") String,
                        @NotNull(message = "{ticketkit.missing}") FieldValue>
                fields)
        implements TicketCommand {

    /** Starts with a triage that leaves everything as it is. */
    public static Triage of(TicketId ticket) {
        return new Triage(ticket, null, null, null, null, Map.of());
    }

    /** The same, for this team. */
    public Triage queue(String code) {
        return new Triage(ticket, code, category, priority, tags, fields);
    }

    /** The same, about this. */
    public Triage category(String code) {
        return new Triage(ticket, queue, code, priority, tags, fields);
    }

    /** The same, this urgent. */
    public Triage priority(Priority urgency) {
        return new Triage(ticket, queue, category, urgency, tags, fields);
    }

    /** The same, with exactly these tags. */
    public Triage tags(String... codes) {
        return new Triage(ticket, queue, category, priority, Set.of(codes), fields);
    }

    /** The same, with a value for this custom field. */
    public Triage with(String field, FieldValue value) {
        Map<String, FieldValue> all = new HashMap<>(fields);
        all.put(field, value);
        return new Triage(ticket, queue, category, priority, tags, all);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.triage(this);
    }
}
