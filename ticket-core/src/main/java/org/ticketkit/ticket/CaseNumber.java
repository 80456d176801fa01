package org.ticketkit.ticket;

/** A ticket's number as it is written, in its canonical form (rule N1). */
public record CaseNumber(String value) {

    /** Returns the number with this canonical text. */
    public static CaseNumber of(String value) {
        return new CaseNumber(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
