package io.menjin.spring.web.checks;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What the port has done. Thread-safe. */
public final class ChecksStatistics {
    private final LongAdder atOnce = new LongAdder();
    private final LongAdder fromStores = new LongAdder();
    private final LongAdder overloaded = new LongAdder();
    private final LongAdder turnedAway = new LongAdder();
    private final AtomicInteger connections = new AtomicInteger();

    /** Requests that were answered without asking a store. */
    public long atOnce() {
        return atOnce.sum();
    }

    /** Requests for which the stores were asked. */
    public long fromStores() {
        return fromStores.sum();
    }

    /** Requests that were refused because too many waited for the stores. */
    public long overloaded() {
        return overloaded.sum();
    }

    /** Connections that were closed at once because there were too many. */
    public long turnedAway() {
        return turnedAway.sum();
    }

    /** Connections that are open. */
    public int connections() {
        return connections.get();
    }

    void answeredAtOnce() {
        atOnce.increment();
    }

    void askedStores() {
        fromStores.increment();
    }

    void refused() {
        overloaded.increment();
    }

    /** Whether one more is allowed; then {@link #closed} has to be called for it. */
    boolean opened(int max) {
        if (connections.incrementAndGet() <= max) {
            return true;
        }
        connections.decrementAndGet();
        turnedAway.increment();
        return false;
    }

    void closed() {
        connections.decrementAndGet();
    }
}
