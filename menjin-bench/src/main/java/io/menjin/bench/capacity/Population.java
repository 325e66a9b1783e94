package io.menjin.bench.capacity;

import com.sun.management.OperatingSystemMXBean;
import io.menjin.bench.menjin.RedisBackedStores;
import io.menjin.bench.menjin.SqlStores;
import io.menjin.bench.peer.MenjinTokens;
import io.menjin.bench.redis.RedisNode;
import io.menjin.bench.report.Figures;
import io.menjin.core.session.SessionCacheSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntConsumer;

/**
 * Logs many people in, and looks at what they take in Redis and SQL and at what logins and checks cost then. Without the
 * near cache, so that every check goes to the stores.
 */
public final class Population {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final int THREADS = 32;
    private static final double MEBIBYTE = 1024 * 1024;

    private final Figures figures;
    private final RedisNode redis;
    private final int sample;

    /**
     * Prepares it.
     *
     * @param sample over how many calls costs are taken
     */
    public Population(Figures figures, RedisNode redis, int sample) {
        this.figures = figures;
        this.redis = redis;
        this.sample = sample;
    }

    /** Makes so many people and measures. */
    public void measure(int people) throws IOException, InterruptedException, ExecutionException {
        redis.clear();
        long emptyRedis = redis.usedMemory();
        // Closed with what is on top of it.
        SqlStores sql = SqlStores.open();
        try (MenjinTokens menjin =
                new MenjinTokens(new RedisBackedStores(sql, redis.port()), 10, SessionCacheSettings.OFF)) {
            long emptySql = sql.bytes();
            AtomicReferenceArray<String> tokens = new AtomicReferenceArray<>(people);
            // A receipt lives five minutes; what stays is what one has to have room for.
            inParallel(people, person -> tokens.set(person, menjin.loginWithoutReceipt(person)));
            double inRedis = redis.usedMemory() - emptyRedis;
            double inSql = sql.bytes() - emptySql;
            figures.add("session-bytes", "Menjin on Redis", people + " people", inRedis / people);
            figures.add("cost-bytes", "session in Redis", "bytes", inRedis / people);
            figures.add("cost-bytes", "account in SQL", "bytes", inSql / people);
            size("MiB in Redis, of so many people", people, inRedis / MEBIBYTE);
            size("MiB in SQLite, of so many people", people, inSql / MEBIBYTE);
            costs(people, menjin, tokens);
        }
    }

    private void costs(int people, MenjinTokens menjin, AtomicReferenceArray<String> tokens)
            throws InterruptedException, ExecutionException {
        // Far apart and in no order that a page of a tree could profit from.
        IntConsumer login = call -> menjin.loginWithoutReceipt((int) (call * 7919L % people));
        IntConsumer check = call -> menjin.check(tokens.get((int) (call * 7919L % people)));
        inParallel(sample, check);
        double redisBefore = redis.cpuSeconds();
        double checkMicros = processorMicros(check);
        figures.add(
                "cost",
                "check not in the near cache: Redis",
                "µs of a processor",
                (redis.cpuSeconds() - redisBefore) * 1e6 / sample);
        size("processor seconds, one check by each of so many people (no HTTP)", people, checkMicros * people / 1e6);
        size(
                "processor seconds, one login by each of so many people (no HTTP)",
                people,
                processorMicros(login) * people / 1e6);
    }

    private void size(String what, int people, double value) {
        figures.add("two-sizes", what, Integer.toString(people), value);
    }

    private double processorMicros(IntConsumer call) throws InterruptedException, ExecutionException {
        long before = SYSTEM.getProcessCpuTime();
        inParallel(sample, call);
        return (SYSTEM.getProcessCpuTime() - before) / 1e3 / sample;
    }

    private static void inParallel(int count, IntConsumer call) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
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
        threads.shutdown();
    }
}
