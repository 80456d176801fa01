package org.ticketkit.architecture.planted;

import java.util.List;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ticketkit.architecture.Breaks;

@Breaks("no threads")
final class StartsThreads {
    Thread thread(Runnable work) {
        return new Thread(work);
    }

    void sleep() throws InterruptedException {
        Thread.sleep(1);
    }

    void hook(Thread thread) {
        Runtime.getRuntime().addShutdownHook(thread);
    }

    ExecutorService executor() {
        return Executors.newCachedThreadPool();
    }

    Object pool() {
        return ForkJoinPool.commonPool();
    }

    Object timer() {
        return new Timer();
    }

    CompletableFuture<String> supply() {
        return CompletableFuture.supplyAsync(() -> "");
    }

    CompletableFuture<Void> run(Runnable work) {
        return CompletableFuture.runAsync(work);
    }

    CompletableFuture<String> then(CompletableFuture<String> before) {
        return before.thenApplyAsync(text -> text);
    }

    CompletableFuture<String> timeOut(CompletableFuture<String> before) {
        return before.orTimeout(1, TimeUnit.SECONDS);
    }

    Stream<String> inParallel(List<String> list) {
        return list.parallelStream();
    }

    Stream<String> madeParallel(Stream<String> stream) {
        return stream.parallel();
    }

    /** The optional runner may do this: the executor is the host's. */
    static final class OnTheHostsExecutor {
        CompletableFuture<Void> run(Executor executor, Runnable work) {
            return CompletableFuture.runAsync(work, executor);
        }
    }
}
