package io.menjin.bench.process;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Many calls by as many threads as hide the waiting for a store on the same machine. */
public final class Parallel {

    private static final int THREADS = 32;

    private Parallel() {}

    /** Calls with each number below {@code count}, and returns when all have returned. */
    public static void forEach(int count, IntConsumer call) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            AtomicInteger next = new AtomicInteger();
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                workers.add(threads.submit(() -> {
                    for (int mine = next.getAndIncrement(); mine < count; mine = next.getAndIncrement()) {
                        call.accept(mine);
                    }
                }));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
