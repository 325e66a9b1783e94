package io.menjin.wechat.internal.http;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A moment by which a call must be over, whatever it consists of. Immutable. */
public final class Deadline {

    private final LongSupplier nanoTicker;
    private final long end;

    private Deadline(LongSupplier nanoTicker, long end) {
        this.nanoTicker = nanoTicker;
        this.end = end;
    }

    /**
     * Starts now.
     *
     * @param nanoTicker a monotonic clock in nanoseconds, such as {@code System::nanoTime}
     */
    public static Deadline after(Duration duration, LongSupplier nanoTicker) {
        return new Deadline(nanoTicker, nanoTicker.getAsLong() + duration.toNanos());
    }

    /** What is left, never negative. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, end - nanoTicker.getAsLong()));
    }

    /** What is left in milliseconds, rounded up, so that 0 means that it is over. */
    public int remainingMillis() {
        long millis = (Math.max(0, end - nanoTicker.getAsLong()) + 999_999) / 1_000_000;
        return (int) Math.min(Integer.MAX_VALUE, millis);
    }

    /** This one, or the one after a duration that begins now, whichever is earlier. */
    public Deadline orAfter(Duration duration) {
        return allows(duration) ? after(duration, nanoTicker) : this;
    }

    /** Whether a pause of this length would still leave time. */
    public boolean allows(Duration pause) {
        return remaining().compareTo(pause) > 0;
    }
}
