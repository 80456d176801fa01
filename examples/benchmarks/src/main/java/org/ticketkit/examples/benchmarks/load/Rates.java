package org.ticketkit.examples.benchmarks.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rates of all runs, and their medians. */
final class Rates {

    /**
     * What was measured.
     *
     * @param command which command
     * @param threads with how many threads
     */
    record Case(String command, int threads) {}

    private final Map<Case, Map<String, List<Double>>> rates = new LinkedHashMap<>();

    void add(Case measured, String contender, double perSecond) {
        rates.computeIfAbsent(measured, fresh -> new LinkedHashMap<>())
                .computeIfAbsent(contender, fresh -> new ArrayList<>())
                .add(perSecond);
    }

    double median(Case measured, String contender) {
        List<Double> sorted = rates.getOrDefault(measured, Map.of()).getOrDefault(contender, List.of()).stream()
                .sorted()
                .toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    Iterable<Case> cases() {
        return rates.keySet();
    }
}
