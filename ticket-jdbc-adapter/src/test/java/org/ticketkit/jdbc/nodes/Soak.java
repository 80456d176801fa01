package org.ticketkit.jdbc.nodes;

/**
 * How much the tests of this package do: a little in every build, much under {@code ./mvnw -Psoak}. A system property {@code soak.NAME}
 * says it for one of them, for example {@code -Dsoak.promotions=50}; {@code -Dsoak.seed} repeats what chance did before.
 */
final class Soak {

    private static final boolean IS_LONG = Boolean.getBoolean("soak");

    private Soak() {}

    static int count(String name, int brief, int much) {
        return Integer.getInteger("soak." + name, IS_LONG ? much : brief);
    }

    /** The seed of a test, printed so that it can be given again. */
    static long seed(String test) {
        long seed = Long.getLong("soak.seed", System.nanoTime());
        say(test, "-Dsoak.seed=" + seed);
        return seed;
    }

    /** What a test has to tell whoever reads the build's output. */
    static void say(String test, String what) {
        System.out.println(test + ": " + what);
    }
}
