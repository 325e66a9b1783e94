package io.menjin.it.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Does many things at the same moment. */
public final class Crowd {

    private static final int PATIENCE_SECONDS = 600;

    private Crowd() {}

    /** Runs so many tasks, made by their number, at once on threads of their own; gives their results in order. */
    public static <T> List<T> atOnce(int size, IntFunction<Callable<T>> tasks) {
        List<Callable<T>> all = new ArrayList<>();
        for (int number = 0; number < size; number++) {
            all.add(tasks.apply(number));
        }
        return atOnce(all);
    }

    /** Runs all tasks at once on threads of their own; gives their results in order. */
    public static <T> List<T> atOnce(List<Callable<T>> tasks) {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        CyclicBarrier start = new CyclicBarrier(tasks.size());
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> task : tasks) {
                futures.add(threads.submit(() -> {
                    start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    return task.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            }
            return results;
        } catch (ExecutionException e) {
            // Summaries print this message alone.
            throw new AssertionError("one of the crowd failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
