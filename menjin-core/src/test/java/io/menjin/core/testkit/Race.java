package io.menjin.core.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs tasks in threads of their own that all start at the same moment. Close it at the end. */
public final class Race implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Runs the tasks at once and waits for all of them; one that throws is a result too. */
    public <T> List<Result<T>> run(List<Callable<T>> tasks) {
        CyclicBarrier start = new CyclicBarrier(tasks.size());
        List<Future<T>> futures = new ArrayList<>();
        for (Callable<T> task : tasks) {
            futures.add(threads.submit(() -> {
                start.await();
                return task.call();
            }));
        }
        return futures.stream().map(Race::result).toList();
    }

    /** Runs one task that many times at once. */
    public <T> List<Result<T>> run(int times, Callable<T> task) {
        List<Callable<T>> tasks = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            tasks.add(task);
        }
        return run(tasks);
    }

    private static <T> Result<T> result(Future<T> future) {
        try {
            // A deadlock must fail the test and not hang it.
            return new Result<>(future.get(60, TimeUnit.SECONDS), null);
        } catch (ExecutionException e) {
            return new Result<>(null, e.getCause());
        } catch (Exception e) {
            throw new AssertionError("a task of the race did not end", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** What a task gave or threw. */
    public record Result<T>(@Nullable T value, @Nullable Throwable failure) {

        /** The value; fails the test when the task has thrown. */
        public T get() {
            if (failure != null) {
                throw new AssertionError("a task of the race failed", failure);
            }
            return value;
        }
    }
}
