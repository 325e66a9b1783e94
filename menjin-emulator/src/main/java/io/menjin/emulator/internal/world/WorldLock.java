package io.menjin.emulator.internal.world;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * The world behind one lock. Calls take microseconds and do no I/O, so one lock serves hundreds of concurrent callers
 * and every call sees a consistent world. Thread-safe.
 */
public final class WorldLock {

    private final ReentrantLock lock = new ReentrantLock();
    private World world;

    public WorldLock(World world) {
        this.world = world;
    }

    /** Runs one step alone. The step must not block and must not keep the world. */
    public <R> R with(Function<World, R> step) {
        lock.lock();
        try {
            return step.apply(world);
        } finally {
            lock.unlock();
        }
    }

    /** Puts another world in this one's place. */
    public void replace(World next) {
        lock.lock();
        try {
            world = next;
        } finally {
            lock.unlock();
        }
    }
}
