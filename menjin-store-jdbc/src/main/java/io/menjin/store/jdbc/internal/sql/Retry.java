package io.menjin.store.jdbc.internal.sql;

import io.menjin.core.store.StoreUnavailableException;
import java.time.Duration;
import java.util.function.Supplier;

/** Runs a transaction again when it collided with another one. Thread-safe. */
public final class Retry {

    private final int attempts;
    private final Duration limit;
    private final Pause pause;

    /**
     * Makes a retry.
     *
     * @param attempts how often a transaction runs at most
     * @param limit when the first run began longer ago than this there is no other, so that a slow database does not
     *     hold a request for as often as it may run
     */
    public Retry(int attempts, Duration limit, Pause pause) {
        this.attempts = attempts;
        this.limit = limit;
        this.pause = pause;
    }

    public <T> T run(String operation, Supplier<T> transaction) {
        long begin = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.get();
            } catch (Collision collision) {
                if (attempt == attempts || System.nanoTime() - begin >= limit.toNanos()) {
                    throw new StoreUnavailableException(
                            operation + " still collided with other transactions after " + attempt + " attempts",
                            collision);
                }
                waitBefore(operation, attempt + 1);
            }
        }
    }

    private void waitBefore(String operation, int attempt) {
        try {
            pause.before(attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException(operation + " was interrupted between two attempts", e);
        }
    }

    /** How long to wait before an attempt; the first attempt is 1 and waits for nothing. */
    @FunctionalInterface
    public interface Pause {

        Pause NONE = attempt -> {};

        void before(int attempt) throws InterruptedException;
    }
}
