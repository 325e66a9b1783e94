package io.menjin.bench.capacity;

import com.sun.management.OperatingSystemMXBean;
import io.menjin.bench.menjin.RedisBackedStores;
import io.menjin.bench.menjin.SqlStores;
import io.menjin.bench.peer.MenjinTokens;
import io.menjin.bench.process.Parallel;
import io.menjin.bench.redis.RedisNode;
import io.menjin.bench.report.Figures;
import io.menjin.core.session.SessionCacheSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntConsumer;

/**
 * Logs many people in for the first time, and looks at what they take in SQL and at what logins and checks cost then.
 * Without the near cache, so that every check goes to the stores.
 */
public final class Population {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
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
        // Closed with what is on top of it.
        SqlStores sql = SqlStores.open();
        try (MenjinTokens menjin =
                new MenjinTokens(new RedisBackedStores(sql, redis.port()), 10, SessionCacheSettings.OFF)) {
            long emptySql = sql.bytes();
            AtomicReferenceArray<String> tokens = new AtomicReferenceArray<>(people);
            // A receipt lives five minutes; what stays is what one has to have room for.
            Parallel.forEach(people, person -> tokens.set(person, menjin.loginWithoutReceipt(person)));
            double inSql = sql.bytes() - emptySql;
            figures.add("cost-bytes", "account in SQL", "bytes", inSql / people);
            size("MiB in SQLite, of so many people", people, inSql / MEBIBYTE);
            costs(people, menjin, tokens);
        }
    }

    private void costs(int people, MenjinTokens menjin, AtomicReferenceArray<String> tokens)
            throws InterruptedException, ExecutionException {
        // Far apart and in no order that a page of a tree could profit from.
        IntConsumer login = call -> menjin.loginWithoutReceipt((int) (call * 7919L % people));
        IntConsumer check = call -> menjin.check(tokens.get((int) (call * 7919L % people)));
        Parallel.forEach(sample, check);
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
        Parallel.forEach(sample, call);
        return (SYSTEM.getProcessCpuTime() - before) / 1e3 / sample;
    }
}
