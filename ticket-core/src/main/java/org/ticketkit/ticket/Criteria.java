package org.ticketkit.ticket;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which tickets are meant: a closed, typed language that every store understands (rule A2). Ours to extend.
 *
 * <p>An absent value fits no criterion but {@link Absent} and the negation of one.
 */
public sealed interface Criteria {

    /**
     * Do these hold for a ticket with these values? The one place that says what the criteria mean: every store finds the same.
     *
     * @param values the values of the ticket's fields as {@link TicketField#valuesOf} gives them; a missing one is absent, and so
     *     is an empty set
     */
    boolean fits(Map<TicketField, ?> values);

    /** The fields that these speak of. */
    Set<TicketField> fields();

    /** Every ticket. */
    static Criteria everything() {
        return new And(List.of());
    }

    /** No ticket. */
    static Criteria nothing() {
        return new Or(List.of());
    }

    /** All of these hold; none given is "every ticket". */
    record And(List<Criteria> all) implements Criteria {
        /** Copies the list. */
        public And {
            all = List.copyOf(all);
        }

        @Override
        public Set<TicketField> fields() {
            return fieldsOf(all);
        }

        @Override
        public boolean fits(Map<TicketField, ?> values) {
            return all.stream().allMatch(each -> each.fits(values));
        }
    }

    /** At least one of these holds; none given is "no ticket". */
    record Or(List<Criteria> any) implements Criteria {
        /** Copies the list. */
        public Or {
            any = List.copyOf(any);
        }

        @Override
        public Set<TicketField> fields() {
            return fieldsOf(any);
        }

        @Override
        public boolean fits(Map<TicketField, ?> values) {
            return any.stream().anyMatch(each -> each.fits(values));
        }
    }

    /** The other does not hold. */
    record Not(Criteria other) implements Criteria {
        @Override
        public Set<TicketField> fields() {
            return other.fields();
        }

        @Override
        public boolean fits(Map<TicketField, ?> values) {
            return !other.fits(values);
        }
    }

    /** The field has one of these values: texts, compared exactly, or integers; none given is "no ticket". */
    record In(TicketField field, Set<?> values) implements Criteria {
        /** Checks that the values are of the field's type. */
        public In {
            values = Set.copyOf(values);
            Class<?> type = field.type() == TicketField.Type.INTEGER ? Long.class : String.class;
            if (field.type() == TicketField.Type.INSTANT || !values.stream().allMatch(type::isInstance)) {
                throw new IllegalArgumentException(field + " cannot be compared with " + values);
            }
        }

        @Override
        public Set<TicketField> fields() {
            return Set.of(field);
        }

        @Override
        public boolean fits(Map<TicketField, ?> others) {
            Object value = others.get(field);
            return value instanceof Set<?> several
                    ? several.stream().anyMatch(values::contains)
                    : value != null && values.contains(value);
        }
    }

    /** The instant lies in the half-open range from {@code from} to {@code to}. */
    record Between(TicketField field, Instant from, Instant to) implements Criteria {
        /** Checks that the field is an instant. */
        public Between {
            if (field.type() != TicketField.Type.INSTANT) {
                throw new IllegalArgumentException(field + " is no instant");
            }
        }

        @Override
        public Set<TicketField> fields() {
            return Set.of(field);
        }

        @Override
        public boolean fits(Map<TicketField, ?> values) {
            return values.get(field) instanceof Instant at && !at.isBefore(from) && at.isBefore(to);
        }
    }

    /** The field has no value. */
    record Absent(TicketField field) implements Criteria {
        @Override
        public Set<TicketField> fields() {
            return Set.of(field);
        }

        @Override
        public boolean fits(Map<TicketField, ?> values) {
            Object value = values.get(field);
            return value == null || Set.of().equals(value);
        }
    }

    /** The field has one of these texts. */
    static Criteria is(TicketField field, String... values) {
        return new In(field, Set.of(values));
    }

    /** The ticket is in one of these phases. */
    static Criteria phase(Phase... phases) {
        return is(TicketField.PHASE, Arrays.stream(phases).map(Phase::name).toArray(String[]::new));
    }

    /** The ticket has at least this priority. */
    static Criteria atLeast(Priority lowest) {
        return new In(
                TicketField.PRIORITY,
                Arrays.stream(Priority.values())
                        .filter(level -> level.compareTo(lowest) >= 0)
                        .map(level -> (long) level.rank())
                        .collect(Collectors.toSet()));
    }

    /** The instant lies in the half-open range. */
    static Criteria between(TicketField field, Instant from, Instant to) {
        return new Between(field, from, to);
    }

    /** The field has no value. */
    static Criteria absent(TicketField field) {
        return new Absent(field);
    }

    /** All of these hold. */
    static Criteria all(Criteria... criteria) {
        return new And(List.of(criteria));
    }

    /** At least one of these holds. */
    static Criteria any(Criteria... criteria) {
        return new Or(List.of(criteria));
    }

    /** This one does not hold. */
    static Criteria not(Criteria other) {
        return new Not(other);
    }

    private static Set<TicketField> fieldsOf(List<Criteria> parts) {
        return parts.stream().flatMap(part -> part.fields().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Both hold. */
    default Criteria and(Criteria other) {
        return all(this, other);
    }
}
