package org.ticketkit.ticket;

import java.math.BigDecimal;
import java.time.LocalDate;

/** The typed value of a custom field (rule A1); ours to extend. */
public sealed interface FieldValue {

    /** Free text, at most 4,000 characters. */
    record Text(String value) implements FieldValue {
        /** Checks the length. */
        public Text {
            if (value.length() > 4_000) {
                throw new IllegalArgumentException("field text has " + value.length() + " characters; at most 4000");
            }
        }
    }

    /** An exact decimal number. */
    record Decimal(BigDecimal value) implements FieldValue {}

    /** A calendar date, without a zone. */
    record Date(LocalDate value) implements FieldValue {}

    /** One of a fixed set of codes. */
    record Choice(String code) implements FieldValue {
        /** Checks the code. */
        public Choice {
            org.ticketkit.ticket.Text.code("field choice", code, 64);
        }
    }

    /** The key of a thing in another system. */
    record Reference(ExternalReference value) implements FieldValue {}
}
