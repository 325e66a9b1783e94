package io.menjin.core.session.internal;

import java.time.Instant;

/**
 * Times as whole milliseconds since 1970, rounded down: they compare in one instruction, and a clock gives them for less than an
 * instant. What does not fit becomes the nearest that does.
 */
final class Millis {

    private static final long PER_SECOND = 1000;
    private static final long MAX_SECONDS = Long.MAX_VALUE / PER_SECOND - 1;

    private Millis() {}

    static long of(Instant instant) {
        long seconds = instant.getEpochSecond();
        if (seconds > MAX_SECONDS) {
            return Long.MAX_VALUE;
        }
        return seconds < -MAX_SECONDS ? Long.MIN_VALUE : instant.toEpochMilli();
    }
}
