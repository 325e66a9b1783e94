package io.menjin.core.testkit.network;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** The state of the network, which those who move bytes look at and wait on. Thread-safe. */
final class Conditions {

    private final RandomGenerator random;
    private final Map<Direction, Treatment> treatments = new EnumMap<>(Direction.class);
    private boolean cut;
    private boolean closed;

    Conditions(RandomGenerator random) {
        this.random = random;
        all(Treatment.PASSED);
    }

    synchronized void set(Direction direction, Treatment treatment) {
        treatments.put(direction, treatment);
        notifyAll();
    }

    synchronized void all(Treatment treatment) {
        cut = false;
        for (Direction direction : Direction.values()) {
            set(direction, treatment);
        }
    }

    synchronized void cut() {
        cut = true;
        notifyAll();
    }

    synchronized void close() {
        closed = true;
        cut();
    }

    synchronized boolean isCut() {
        return cut;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized boolean isSwallowing(Direction direction) {
        return treatment(direction).kind() == Treatment.Kind.SWALLOWED;
    }

    /**
     * Waits until bytes of this direction may go on.
     *
     * @param isOpen whether anybody still wants them
     * @return false when they must not: swallowed or cut
     */
    synchronized boolean mayGoOn(Direction direction, BooleanSupplier isOpen) throws InterruptedException {
        long begin = System.nanoTime();
        Treatment drawnFor = treatment(direction);
        long delay = drawnFor.delayNanos(random);
        while (!cut && isOpen.getAsBoolean()) {
            Treatment now = treatment(direction);
            if (now.kind() == Treatment.Kind.SWALLOWED) {
                return false;
            }
            if (!now.equals(drawnFor)) {
                drawnFor = now;
                delay = now.delayNanos(random);
            }
            long left = now.kind() == Treatment.Kind.HELD ? Long.MAX_VALUE : begin + delay - System.nanoTime();
            if (left <= 0) {
                return true;
            }
            TimeUnit.NANOSECONDS.timedWait(this, Math.min(left, TimeUnit.MILLISECONDS.toNanos(500)) + 999_999);
        }
        return false;
    }

    private Treatment treatment(Direction direction) {
        return Objects.requireNonNull(treatments.get(direction));
    }
}
