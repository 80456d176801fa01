package org.ticketkit.tck;

/** Some of the rules of one port. */
interface Rules {

    /** What the tests work on. */
    Bench bench();
}
