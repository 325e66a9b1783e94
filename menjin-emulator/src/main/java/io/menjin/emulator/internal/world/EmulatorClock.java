package io.menjin.emulator.internal.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that runs like another one, a movable distance away from it. Thread-safe. */
public final class EmulatorClock extends Clock {

    private final Clock base;
    private final Offset offset;

    public EmulatorClock(Clock base) {
        this(base, new Offset());
    }

    private EmulatorClock(Clock base, Offset offset) {
        this.base = base;
        this.offset = offset;
    }

    public void advance(Duration distance) {
        offset.add(distance);
    }

    public void set(Instant instant) {
        offset.set(Duration.between(base.instant(), instant));
    }

    public Duration offset() {
        return offset.get();
    }

    public void offset(Duration distance) {
        offset.set(distance);
    }

    @Override
    public Instant instant() {
        return base.instant().plus(offset.get());
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    /** The same movable distance, seen in another zone. */
    @Override
    public Clock withZone(ZoneId zone) {
        return new EmulatorClock(base.withZone(zone), offset);
    }

    private static final class Offset {

        private Duration value = Duration.ZERO;

        synchronized Duration get() {
            return value;
        }

        synchronized void set(Duration next) {
            value = next;
        }

        synchronized void add(Duration distance) {
            value = value.plus(distance);
        }
    }
}
