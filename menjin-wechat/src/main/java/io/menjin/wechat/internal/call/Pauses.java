package io.menjin.wechat.internal.call;

import io.menjin.wechat.RetrySettings;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses that double, each cut by a random part up to a half, so that callers who failed together do not come back
 * together.
 */
final class Pauses {

    private final RetrySettings settings;
    private final RandomGenerator random;

    Pauses(RetrySettings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
    }

    boolean allowAnotherAfter(int attempts) {
        return attempts < settings.attempts();
    }

    Duration after(int attempts) {
        long full = settings.firstPause().toNanos() << Math.min(attempts - 1, 20);
        long limited = Math.min(full, settings.longestPause().toNanos());
        return Duration.ofNanos(limited / 2 + random.nextLong(limited / 2 + 1));
    }
}
