package org.ticketkit.ticket;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Move a ticket to another status, as far as its lifecycle allows (rule L3).
 *
 * @param ticket the ticket
 * @param status the code of the status to move to
 * @param reason why, a code such as {@code no-answer}, or null
 * @param until when a waiting status ends by itself, or null
 * @param fields values of custom fields that come with the move, by name
 * @param overrides what is to be overridden, by the name of the obstacle, and why, a code (rules L10, L11)
 */
public record Move(
        @NotNull(message = "{ticketkit.missing}") TicketId ticket,

        @NotNull(message = "{ticketkit.missing}") @Pattern(regexp = OpenTicket.CODE, message = "{ticketkit.code}")
        String status,

        @Nullable @Pattern(regexp = OpenTicket.CODE, message = "{ticketkit.code}")
        String reason,

        @Nullable Instant until,

        @NotNull(message = "{ticketkit.missing}") @Size(max = 100, message = "{ticketkit.many}")
        Map<
                        @NotNull(message = "{ticketkit.missing}")
                        @Pattern(regexp = OpenTicket.CODE, message = "{ticketkit.code}") String,
                        @NotNull(message = "{ticketkit.missing}") FieldValue>
                fields,

        @NotNull(message = "{ticketkit.missing}") @Size(max = 10, message = "{ticketkit.many}")
        Map<
                        @NotNull(message = "{ticketkit.missing}")
                        @Pattern(regexp = OpenTicket.CODE, message = "{ticketkit.code}") String,
                        @NotNull(message = "{ticketkit.missing}")
                        @Pattern(regexp = OpenTicket.CODE, message = "{ticketkit.code}") String>
                overrides)
        implements TicketCommand {

    /** A move without a reason. */
    public static Move to(TicketId ticket, String status) {
        return new Move(ticket, status, null, null, Map.of(), Map.of());
    }

    /** The same, for this reason. */
    public Move because(String code) {
        return new Move(ticket, status, code, until, fields, overrides);
    }

    /** The same, until this instant. */
    public Move until(Instant end) {
        return new Move(ticket, status, reason, end, fields, overrides);
    }

    /** The same, with a value for this custom field. */
    public Move with(String field, FieldValue value) {
        Map<String, FieldValue> all = new HashMap<>(fields);
        all.put(field, value);
        return new Move(ticket, status, reason, until, all, overrides);
    }

    /**
     * The same in spite of this obstacle, for this reason, a code; both are recorded. An obstacle that does not stand in the way is
     * overridden by nothing and not recorded, one that cannot be overridden stays.
     */
    public Move overriding(String obstacle, String code) {
        Map<String, String> all = new HashMap<>(overrides);
        all.put(obstacle, code);
        return new Move(ticket, status, reason, until, fields, all);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.move(this);
    }
}
