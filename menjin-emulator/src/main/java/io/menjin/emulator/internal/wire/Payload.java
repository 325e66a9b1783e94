package io.menjin.emulator.internal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The bytes of a body. Immutable as long as nobody writes into {@link #bytes()}. */
public final class Payload {

    private static final Payload EMPTY = new Payload(new byte[0]);

    private final byte[] bytes;

    private Payload(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Payload empty() {
        return EMPTY;
    }

    public static Payload of(byte[] bytes) {
        return new Payload(bytes);
    }

    public static Payload ofText(String text) {
        return new Payload(text.getBytes(UTF_8));
    }

    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return bytes.length;
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    public ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes);
    }

    /** The first bytes, or all if there are not so many. */
    public Payload first(int count) {
        return new Payload(Arrays.copyOf(bytes, Math.min(count, bytes.length)));
    }

    /** Length only: a body may hold a key or a token. */
    @Override
    public String toString() {
        return "Payload[" + bytes.length + " bytes]";
    }
}
