package org.ticketkit.examples.benchmarks.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs the same on several threads. */
final class InParallel {

    private InParallel() {}

    /** What each thread returned, when all have; the failure of one is the failure of all. */
    static <T> List<T> run(int threads, Callable<T> work) throws InterruptedException, ExecutionException {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> one : executor.invokeAll(Collections.nCopies(threads, work))) {
                results.add(one.get());
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }
}
