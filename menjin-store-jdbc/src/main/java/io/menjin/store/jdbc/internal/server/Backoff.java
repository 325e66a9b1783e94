package io.menjin.store.jdbc.internal.server;

import io.menjin.store.jdbc.internal.sql.Retry;
import java.util.random.RandomGenerator;

/** Waits a random time that may double with each attempt, so that transactions that met do not meet again. */
final class Backoff implements Retry.Pause {

    private static final int FIRST_MICROS = 2_000;
    private static final int LAST_MICROS = 64_000;

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public void before(int attempt) throws InterruptedException {
        int micros = micros(attempt);
        Thread.sleep(micros / 1000, micros % 1000 * 1000);
    }

    /** Between half of the bound and the bound, so that there is a wait at all. */
    int micros(int attempt) {
        int bound = Math.min(LAST_MICROS, FIRST_MICROS << Math.min(attempt - 2, 10));
        return bound / 2 + random.nextInt(bound / 2 + 1);
    }
}
