package io.menjin.core.login.internal;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Gives other values each time, and the same ones in each run: a model checker must be able to repeat what it did. */
final class CountingRandom extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private final transient AtomicLong count = new AtomicLong();

    @Override
    public void nextBytes(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            long next = count.incrementAndGet() * 0x9E3779B97F4A7C15L;
            for (int i = 0; i < Long.BYTES && buffer.hasRemaining(); i++) {
                buffer.put((byte) (next >>> 8 * i));
            }
        }
    }

    @Override
    public int nextInt(int bound) {
        return (int) (count.incrementAndGet() % bound);
    }

    @Override
    public long nextLong() {
        return count.incrementAndGet() * 0x9E3779B97F4A7C15L;
    }
}
