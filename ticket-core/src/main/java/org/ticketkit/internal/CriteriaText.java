package org.ticketkit.internal;

import java.util.List;
import java.util.stream.Collectors;
import org.ticketkit.ticket.Criteria;

/** Criteria as a text that is the same for the same criteria on every node, whatever the order in which a set gives its values. */
final class CriteriaText {

    private CriteriaText() {}

    static String of(Criteria criteria) {
        if (criteria instanceof Criteria.And and) {
            return joined("and", and.all());
        }
        if (criteria instanceof Criteria.Or or) {
            return joined("or", or.any());
        }
        if (criteria instanceof Criteria.Not not) {
            return joined("not", List.of(not.other()));
        }
        if (criteria instanceof Criteria.In in) {
            return "in(" + in.field()
                    + in.values().stream().map(CriteriaText::quoted).sorted().toList() + ")";
        }
        if (criteria instanceof Criteria.Between between) {
            return "between(" + between.field() + " " + between.from() + " " + between.to() + ")";
        }
        return "absent(" + ((Criteria.Absent) criteria).field() + ")";
    }

    private static String joined(String name, List<Criteria> parts) {
        return parts.stream().map(CriteriaText::of).collect(Collectors.joining(",", name + "(", ")"));
    }

    /** With its length, so that no value can pass for two. */
    private static String quoted(Object value) {
        String text = value.toString();
        return text.length() + ":" + text;
    }
}
