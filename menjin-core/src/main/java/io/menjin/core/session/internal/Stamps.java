package io.menjin.core.session.internal;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Tells whether something was read from a store before or after it was changed. Thread-safe.
 *
 * <p>Every change gets a number, after its commit, and every reading takes the number reached when it starts. What was read
 * under a lower number than that of a change may lack the change. Nothing has to be found and removed: a reading that was
 * under way at the change is outdated the moment it is finished. Changes are noted in slots by their hash, so two things
 * may share one; that costs a needless reading and nothing else.
 */
final class Stamps {

    private static final int SLOTS = 1 << 16;

    private final AtomicLong sequence = new AtomicLong();
    private final AtomicLongArray changes = new AtomicLongArray(SLOTS);
    private volatile long floor;

    /** The stamp of a reading that starts now. */
    long now() {
        return sequence.get();
    }

    /** This was changed. */
    void changed(int hash) {
        changes.accumulateAndGet(slot(hash), sequence.incrementAndGet(), Math::max);
    }

    /** Anything may have been changed. */
    synchronized void everythingChanged() {
        floor = sequence.incrementAndGet();
    }

    /** Whether a reading with this stamp has every change of both. */
    boolean isCurrent(long stamp, int hash, int otherHash) {
        return stamp >= floor && stamp >= changes.get(slot(hash)) && stamp >= changes.get(slot(otherHash));
    }

    private static int slot(int hash) {
        // The low bits of a String's hash are no good by themselves for ids that are much alike.
        int mixed = hash * 0x9E3779B9;
        return mixed >>> 16;
    }
}
