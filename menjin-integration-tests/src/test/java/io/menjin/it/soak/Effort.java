package io.menjin.it.soak;

import java.time.Duration;

/**
 * How long and with how many people a soak is done.
 *
 * @param warmUp load before anything is measured
 * @param burst load that finds the capacity
 * @param soak the steady load
 * @param between from one sample to the next
 * @param people who log in, use their tokens and log out again and again
 */
record Effort(Duration warmUp, Duration burst, Duration soak, Duration between, int people) {

    private static final int LONG_MINUTES = 30;

    /** Threads that send in the burst: more than two servers on two processors can use. */
    static final int BURST_THREADS = 16;

    /**
     * Thirty minutes with {@code menjin.long}, as many as {@code menjin.soak.minutes} says, or else a few seconds that
     * only show that the parts work.
     */
    static Effort asked() {
        int minutes = Integer.getInteger("menjin.soak.minutes", Boolean.getBoolean("menjin.long") ? LONG_MINUTES : 0);
        return minutes == 0
                ? new Effort(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(40),
                        Duration.ofSeconds(5),
                        100)
                : new Effort(
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(20),
                        Duration.ofMinutes(minutes),
                        Duration.ofSeconds(20),
                        500);
    }

    /** Whether the first half is long enough to fill what sessions leave behind until it goes again. */
    boolean isLong() {
        return soak.compareTo(Site.LIFETIME.plus(Site.KEPT).multipliedBy(2)) >= 0;
    }
}
