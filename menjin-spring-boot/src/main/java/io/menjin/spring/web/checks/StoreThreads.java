package io.menjin.spring.web.checks;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** Threads that may wait for the stores: a bounded number, with a bounded queue before them. */
final class StoreThreads implements Executor, AutoCloseable {
    private final ThreadPoolExecutor threads;

    StoreThreads(int count, int queue) {
        CustomizableThreadFactory names = new CustomizableThreadFactory("menjin-checks-store-");
        names.setDaemon(true);
        threads = new ThreadPoolExecutor(count, count, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queue), names);
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Runs a task on one of the threads.
     *
     * @throws RejectedExecutionException when too many wait already
     */
    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
