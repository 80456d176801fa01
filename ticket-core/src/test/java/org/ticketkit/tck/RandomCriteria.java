package org.ticketkit.tck;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.TicketField;

/** Values of tickets and criteria over the same few values, by chance. */
final class RandomCriteria {

    private static final Map<TicketField, List<String>> TEXTS = Map.of(
            TicketField.STATUS, List.of("new", "open", "waiting-for-requester", "closed"),
            TicketField.PHASE, List.of("NEW", "OPEN", "WAITING", "CLOSED"),
            TicketField.QUEUE, List.of("", "support", "Support", "billing"),
            TicketField.CATEGORY, List.of("", "hardware", "software"),
            TicketField.OWNER, List.of("ann", "bob", "cy"),
            TicketField.ASSIGNEE, List.of("ann", "bob", "cy"),
            TicketField.TAG, List.of("vip", "printer", "paper", "Vip"),
            TicketField.PARTICIPANT, List.of("someone-else", "a-third", "a-fourth"));
    private static final List<TicketField> FIELDS =
            TEXTS.keySet().stream().sorted().toList();
    private static final Set<TicketField> OPTIONAL = Set.of(TicketField.OWNER, TicketField.ASSIGNEE, TicketField.TAG);

    private final Random random;

    RandomCriteria(Random random) {
        this.random = random;
    }

    Map<TicketField, Object> values() {
        Map<TicketField, Object> values = new HashMap<>();
        for (TicketField field : FIELDS) {
            if (!OPTIONAL.contains(field) || random.nextInt(3) > 0) {
                values.put(field, field.type() == TicketField.Type.TEXTS ? some(field) : one(field));
            }
        }
        values.put(TicketField.PRIORITY, 10L * (1 + random.nextInt(4)));
        values.put(TicketField.OPENED_AT, instant());
        values.put(TicketField.UPDATED_AT, instant());
        return values;
    }

    Criteria next(int depth) {
        return switch (depth == 0 ? 3 + random.nextInt(4) : random.nextInt(7)) {
            case 0 -> new Criteria.And(several(depth));
            case 1 -> new Criteria.Or(several(depth));
            case 2 -> Criteria.not(next(depth - 1));
            case 3 -> new Criteria.Absent(FIELDS.get(random.nextInt(FIELDS.size())));
            case 4 -> new Criteria.In(TicketField.PRIORITY, some(n -> 10L * (n + 1)));
            case 5 ->
                new Criteria.Between(
                        random.nextBoolean() ? TicketField.OPENED_AT : TicketField.UPDATED_AT, instant(), instant());
            default -> {
                TicketField field = FIELDS.get(random.nextInt(FIELDS.size()));
                yield new Criteria.In(field, some(field));
            }
        };
    }

    private List<Criteria> several(int depth) {
        List<Criteria> criteria = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            criteria.add(next(depth - 1));
        }
        return criteria;
    }

    private Instant instant() {
        return Bench.NOW.plusSeconds(random.nextInt(10));
    }

    private String one(TicketField field) {
        List<String> values = TEXTS.get(field);
        return values.get(random.nextInt(values.size()));
    }

    private Set<String> some(TicketField field) {
        List<String> values = TEXTS.get(field);
        return some(n -> values.get(n % values.size()));
    }

    private <T> Set<T> some(IntFunction<T> value) {
        Set<T> some = new HashSet<>();
        IntStream.range(0, random.nextInt(4)).forEach(i -> some.add(value.apply(random.nextInt(4))));
        return some;
    }
}
