package io.menjin.store.jdbc.internal.sql;

import io.menjin.core.store.StoreUnavailableException;
import java.util.function.Supplier;

/** Runs a transaction again when it collided with another one. Thread-safe. */
public final class Retry {

    private final int attempts;
    private final Pause pause;

    /**
     * Makes a retry.
     *
     * @param attempts how often a transaction runs at most
     */
    public Retry(int attempts, Pause pause) {
        this.attempts = attempts;
        this.pause = pause;
    }

    public <T> T run(String operation, Supplier<T> transaction) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.get();
            } catch (Collision collision) {
                if (attempt == attempts) {
                    throw new StoreUnavailableException(
                            operation + " still collided with other transactions after " + attempts + " attempts",
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
