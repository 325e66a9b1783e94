package io.menjin.it.soak;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** What was done, how long it took, and what went wrong. Thread-safe. */
final class Tally {

    private static final int SHOWN = 20;
    private static final double STEP = Math.log(1.1);
    private static final int BUCKETS = 200;

    private final Map<Operation, LongAdder> done = new EnumMap<>(Operation.class);
    private final AtomicLongArray durations = new AtomicLongArray(BUCKETS);
    private final AtomicLong latest = new AtomicLong();
    private final LongAdder failed = new LongAdder();
    private final List<String> failures = new CopyOnWriteArrayList<>();

    Tally() {
        Arrays.stream(Operation.values()).forEach(operation -> done.put(operation, new LongAdder()));
    }

    /**
     * Something was done.
     *
     * @param lateNanos how long after its time it began
     */
    void did(Operation operation, long nanos, long lateNanos) {
        done.get(operation).increment();
        durations.incrementAndGet(bucket(nanos / 1e6));
        latest.accumulateAndGet(lateNanos, Math::max);
    }

    void failed(Operation operation, Throwable failure) {
        failed.increment();
        if (failures.size() < SHOWN) {
            failures.add(operation.title() + ": " + failure);
        }
    }

    long done(Operation operation) {
        return done.get(operation).sum();
    }

    long done() {
        return done.values().stream().mapToLong(LongAdder::sum).sum();
    }

    long failed() {
        return failed.sum();
    }

    /** The first failures. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** How late an operation began at most since this was asked before, in milliseconds. */
    double latestMillis() {
        return latest.getAndSet(0) / 1e6;
    }

    /** The time within which this part of the operations was done, in milliseconds, to a tenth of itself. */
    double quantileMillis(double part) {
        long wanted = (long) Math.ceil(part * done());
        long seen = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            seen += durations.get(bucket);
            if (seen >= wanted) {
                return Math.exp(bucket * STEP) / 10;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    private static int bucket(double millis) {
        return (int) Math.max(0, Math.min(BUCKETS - 1, Math.ceil(Math.log(millis * 10) / STEP)));
    }
}
