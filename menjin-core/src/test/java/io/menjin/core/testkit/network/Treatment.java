package io.menjin.core.testkit.network;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * What happens to the bytes of one direction.
 *
 * @param least how long each piece is held back at least
 * @param most how long at most; the time of each piece is drawn
 */
record Treatment(Kind kind, Duration least, Duration most) {

    enum Kind {
        PASSED,
        SWALLOWED,
        HELD
    }

    static final Treatment PASSED = new Treatment(Kind.PASSED, Duration.ZERO, Duration.ZERO);
    static final Treatment SWALLOWED = new Treatment(Kind.SWALLOWED, Duration.ZERO, Duration.ZERO);
    static final Treatment HELD = new Treatment(Kind.HELD, Duration.ZERO, Duration.ZERO);

    static Treatment slow(Duration least, Duration most) {
        return new Treatment(Kind.PASSED, least, most);
    }

    long delayNanos(RandomGenerator random) {
        return least.toNanos() + random.nextLong(most.minus(least).toNanos() + 1);
    }
}
