package org.ticketkit.examples.benchmarks.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs work on several threads. */
final class InParallel {

    private InParallel() {}

    /** What each thread returned, when all have; the failure of one is the failure of all. */
    static <T> List<T> run(int threads, Callable<T> work) throws InterruptedException, ExecutionException {
        return run(Collections.nCopies(threads, work));
    }

    /** What each work returned, each on a thread of its own, when all have; the failure of one is the failure of all. */
    static <T> List<T> run(List<? extends Callable<T>> works) throws InterruptedException, ExecutionException {
        ExecutorService executor = Executors.newFixedThreadPool(works.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> one : executor.invokeAll(works)) {
                results.add(one.get());
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }
}
