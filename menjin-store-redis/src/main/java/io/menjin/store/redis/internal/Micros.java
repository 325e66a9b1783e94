package io.menjin.store.redis.internal;

import java.time.Duration;
import java.time.Instant;

/** Times as they are kept: whole microseconds since 1970, what is finer is cut off. */
public final class Micros {

    private static final long PER_SECOND = 1_000_000;

    private Micros() {}

    public static long of(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), PER_SECOND), time.getNano() / 1000);
    }

    public static Instant toInstant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * 1000L);
    }

    /** How long Redis keeps something from now until then, in milliseconds; at least one. */
    public static long lifetime(Instant now, Instant until) {
        return Math.max(1, Duration.between(now, until).toMillis());
    }
}
