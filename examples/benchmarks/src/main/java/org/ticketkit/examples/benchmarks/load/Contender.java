package org.ticketkit.examples.benchmarks.load;

/** One who opens cases and takes them further: the engine, or bare JDBC. */
interface Contender {

    /** What is done to a case after it is opened, in this order. */
    enum Step {
        ASSIGN,
        REPLY,
        MOVE
    }

    /** As it is called in the table. */
    String name();

    /** A worker for one thread, with cases of its own. */
    Clerk clerk();

    /** Does the work of one thread. */
    interface Clerk {

        /** Opens this many cases in one transaction. */
        void open(int cases);

        /** Takes this step with a case that it took all steps before with, in a transaction of its own; false if there is none. */
        boolean take(Step step);
    }
}
