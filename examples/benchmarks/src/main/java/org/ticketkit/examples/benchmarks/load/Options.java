package org.ticketkit.examples.benchmarks.load;

import java.util.Arrays;
import java.util.List;

/**
 * What is measured.
 *
 * @param database on which database
 * @param sizes with how many tickets there
 * @param threads with how many threads at once
 * @param runs how often each contender runs; the median counts
 * @param seconds how long each command is repeated in a run
 */
record Options(Database.Kind database, List<Integer> sizes, List<Integer> threads, int runs, double seconds) {

    static final String USAGE = """
            load [--database postgresql|h2-file|h2-memory] [--tickets 0,10000] [--threads 1,4,16] [--runs 5] [--seconds 2]
            Opens, answers, resolves and opens in bulk, by the engine and by bare JDBC in turns, and prints commands a second.
            """;

    static Options of(String... args) {
        Options options = new Options(Database.Kind.H2_MEMORY, List.of(0), List.of(1, 4, 16), 5, 2);
        for (int i = 0; i < args.length; i += 2) {
            if (i + 1 == args.length) {
                throw new IllegalArgumentException(args[i] + " needs a value\n" + USAGE);
            }
            options = options.with(args[i], args[i + 1]);
        }
        return options;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--database" -> new Options(Database.Kind.of(value), sizes, threads, runs, seconds);
            case "--tickets" -> new Options(database, numbers(value), threads, runs, seconds);
            case "--threads" -> new Options(database, sizes, numbers(value), runs, seconds);
            case "--runs" -> new Options(database, sizes, threads, Integer.parseInt(value), seconds);
            case "--seconds" -> new Options(database, sizes, threads, runs, Double.parseDouble(value));
            default -> throw new IllegalArgumentException(name + " is no option\n" + USAGE);
        };
    }

    private static List<Integer> numbers(String value) {
        return Arrays.stream(value.split(",", -1)).map(Integer::valueOf).toList();
    }
}
