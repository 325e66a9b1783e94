package io.menjin.bench.login;

/**
 * A load.
 *
 * @param threads that exchange one code after another
 * @param latencyMillis that WeChat takes for an answer
 */
record Load(int threads, int latencyMillis) {

    private static final int MOST_PER_SECOND = 15_000;

    int millis() {
        return latencyMillis < 1000 ? 3000 : 5000;
    }

    /** Logins a second that no client can pass; 0 when the latency sets no bound. */
    int bound() {
        return latencyMillis == 0 ? 0 : threads * 1000 / latencyMillis;
    }

    /** More codes than a run can need. */
    int codes() {
        int perSecond = latencyMillis == 0 ? MOST_PER_SECOND : Math.min(MOST_PER_SECOND, bound() * 5 / 4);
        return perSecond * millis() / 1000 + threads;
    }
}
