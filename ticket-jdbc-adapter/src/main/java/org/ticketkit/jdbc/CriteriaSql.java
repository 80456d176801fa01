package org.ticketkit.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.TicketField;

/**
 * Criteria as a condition over the row {@code t} of a ticket.
 *
 * <p>Negation is pushed down to the leaves, where a missing value is spelled out: SQL's third truth value never decides.
 */
final class CriteriaSql {

    private final StoreStatements statements;

    CriteriaSql(StoreStatements statements) {
        this.statements = statements;
    }

    /** The condition, in parentheses where it needs them. */
    Sql compile(Criteria criteria) {
        return compile(criteria, true);
    }

    private Sql compile(Criteria criteria, boolean holds) {
        if (criteria instanceof Criteria.Not not) {
            return compile(not.other(), !holds);
        }
        if (criteria instanceof Criteria.And and) {
            return joined(and.all(), holds, holds);
        }
        if (criteria instanceof Criteria.Or or) {
            return joined(or.any(), holds, !holds);
        }
        if (criteria instanceof Criteria.In in) {
            return in.field().type() == TicketField.Type.TEXTS ? term(in, holds) : in(in, holds);
        }
        if (criteria instanceof Criteria.Between between) {
            return between(between, holds);
        }
        return absent(((Criteria.Absent) criteria).field(), holds);
    }

    private Sql joined(List<Criteria> parts, boolean holds, boolean all) {
        if (parts.isEmpty()) {
            return Sql.of(all ? "1 = 1" : "1 = 0");
        }
        Sql joined = new Sql();
        for (Criteria part : parts) {
            joined.add(joined.isEmpty() ? "(" : all ? " AND " : " OR ").add(compile(part, holds));
        }
        return joined.add(")");
    }

    private static Sql in(Criteria.In in, boolean holds) {
        if (in.values().isEmpty()) {
            return Sql.of(holds ? "1 = 0" : "1 = 1");
        }
        String column = "t." + TicketRows.column(in.field());
        List<Object> values = sorted(in);
        return holds
                ? Sql.of(column + " IN ").addList(values)
                : Sql.of("(" + column + " IS NULL OR " + column + " NOT IN ")
                        .addList(values)
                        .add(")");
    }

    /** The same values give the same parameters, in the same order. */
    private static List<Object> sorted(Criteria.In in) {
        return new ArrayList<>(new TreeSet<Object>(in.values()));
    }

    private Sql term(Criteria.In in, boolean holds) {
        if (in.values().isEmpty()) {
            return Sql.of(holds ? "1 = 0" : "1 = 1");
        }
        return Sql.of(
                        (holds ? "" : "NOT ") + statements.termExists(),
                        in.field().name())
                .add(" AND x.term IN ")
                .addList(sorted(in))
                .add(")");
    }

    private static Sql between(Criteria.Between between, boolean holds) {
        String column = "t." + TicketRows.column(between.field());
        return holds
                ? Sql.of("(" + column + " >= ? AND " + column + " < ?)", between.from(), between.to())
                : Sql.of(
                        "(" + column + " IS NULL OR " + column + " < ? OR " + column + " >= ?)",
                        between.from(),
                        between.to());
    }

    private Sql absent(TicketField field, boolean holds) {
        if (field.type() == TicketField.Type.TEXTS) {
            return Sql.of((holds ? "NOT " : "") + statements.termExists() + ")", field.name());
        }
        return Sql.of("t." + TicketRows.column(field) + (holds ? " IS NULL" : " IS NOT NULL"));
    }
}
