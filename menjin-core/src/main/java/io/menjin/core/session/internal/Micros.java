package io.menjin.core.session.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Times as microseconds since 1970, which compare in one instruction. What does not fit becomes the nearest that does. */
final class Micros {

    private static final long PER_SECOND = 1_000_000;
    private static final long MAX_SECONDS = Long.MAX_VALUE / PER_SECOND - 1;

    private Micros() {}

    static long of(Instant instant) {
        long seconds = instant.getEpochSecond();
        if (seconds > MAX_SECONDS) {
            return Long.MAX_VALUE;
        }
        return seconds < -MAX_SECONDS ? Long.MIN_VALUE : seconds * PER_SECOND + instant.getNano() / 1000;
    }

    static long of(Duration duration) {
        return TimeUnit.MICROSECONDS.convert(duration);
    }
}
