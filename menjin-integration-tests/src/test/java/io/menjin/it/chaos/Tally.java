package io.menjin.it.chaos;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Counts of what devices were told. Thread-safe. */
final class Tally {

    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger unavailable = new AtomicInteger();
    private final AtomicInteger cutOff = new AtomicInteger();
    private final AtomicInteger loggedInAgain = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicInteger checks = new AtomicInteger();
    private final AtomicLong longest = new AtomicLong();
    private final AtomicLong longestRecovery = new AtomicLong();

    void answered() {
        answered.incrementAndGet();
    }

    /** A 503 that says to try again. */
    void unavailable() {
        unavailable.incrementAndGet();
    }

    /** The server died before it answered. */
    void cutOff() {
        cutOff.incrementAndGet();
    }

    /** A device's session was lost, and it came back. */
    void loggedInAgain() {
        loggedInAgain.incrementAndGet();
    }

    /** A session was found to be lost, at one of the verifications. */
    void lost() {
        lost.incrementAndGet();
    }

    /** A token was checked from outside while all went on. */
    void checked() {
        checks.incrementAndGet();
    }

    void took(long nanos) {
        longest.accumulateAndGet(nanos, Math::max);
    }

    void recovered(Duration duration) {
        longestRecovery.accumulateAndGet(duration.toNanos(), Math::max);
    }

    int answers() {
        return answered.get();
    }

    int refusals() {
        return unavailable.get();
    }

    int losses() {
        return lost.get();
    }

    int cuts() {
        return cutOff.get();
    }

    @Override
    public String toString() {
        return "%d operations answered, %d times 503, %d cut off, %d logged in again, %d sessions lost, %d tokens checked meanwhile, longest answer %d ms, longest recovery %d ms"
                .formatted(
                        answered.get(),
                        unavailable.get(),
                        cutOff.get(),
                        loggedInAgain.get(),
                        lost.get(),
                        checks.get(),
                        longest.get() / 1_000_000,
                        longestRecovery.get() / 1_000_000);
    }
}
