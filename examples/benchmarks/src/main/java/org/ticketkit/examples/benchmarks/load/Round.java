package org.ticketkit.examples.benchmarks.load;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import org.ticketkit.examples.benchmarks.load.Contender.Clerk;
import org.ticketkit.examples.benchmarks.load.Contender.Step;

/** One run of one contender: its clerks do each command at once for a while. */
final class Round {

    static final int BULK = 100;

    private final Contender contender;
    private final int threads;
    private final long nanos;

    Round(Contender contender, int threads, double seconds) {
        this.contender = contender;
        this.threads = threads;
        this.nanos = (long) (seconds * 1e9);
    }

    /** Does all commands and notes their rates. */
    void run(Rates rates) throws InterruptedException, ExecutionException {
        List<double[]> ofThreads = InParallel.run(threads, oneThread(new CyclicBarrier(threads)));
        for (int i = 0; i < COMMANDS.size(); i++) {
            int command = i;
            double sum = ofThreads.stream().mapToDouble(own -> own[command]).sum();
            rates.add(new Rates.Case(COMMANDS.get(i).name(), threads), contender.name(), sum);
        }
    }

    private Callable<double[]> oneThread(CyclicBarrier start) {
        return () -> {
            double[] rates = new double[COMMANDS.size()];
            Clerk clerk = contender.clerk();
            for (int i = 0; i < rates.length; i++) {
                start.await();
                rates[i] = rate(clerk, COMMANDS.get(i));
            }
            return rates;
        };
    }

    private double rate(Clerk clerk, Command command) {
        long from = System.nanoTime();
        long done = 0;
        int last;
        do {
            last = command.work().on(clerk);
            done += last;
        } while (last > 0 && System.nanoTime() - from < nanos);
        return done * 1e9 / (System.nanoTime() - from);
    }

    private record Command(String name, Work work) {}

    private interface Work {
        /** Does it once and says how many commands that were; 0 if nothing is left to do it to. */
        int on(Clerk clerk);
    }

    private static final List<Command> COMMANDS = List.of(
            new Command("open", clerk -> opened(clerk, 1)),
            new Command("assign", clerk -> clerk.take(Step.ASSIGN) ? 1 : 0),
            new Command("reply", clerk -> clerk.take(Step.REPLY) ? 1 : 0),
            new Command("move", clerk -> clerk.take(Step.MOVE) ? 1 : 0),
            new Command("open " + BULK + " in one transaction", clerk -> opened(clerk, BULK)));

    private static int opened(Clerk clerk, int cases) {
        clerk.open(cases);
        return cases;
    }
}
