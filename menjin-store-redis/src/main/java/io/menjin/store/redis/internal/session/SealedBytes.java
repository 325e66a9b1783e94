package io.menjin.store.redis.internal.session;

import io.menjin.core.crypto.Digest;
import io.menjin.core.crypto.Sealed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Sealed values and digests as bytes. */
public final class SealedBytes {

    private SealedBytes() {}

    /** The id of the key behind its length in one byte, then the sealed bytes. */
    public static byte[] write(Sealed sealed) {
        byte[] keyId = sealed.keyId().getBytes(StandardCharsets.UTF_8);
        byte[] bytes = sealed.bytes();
        if (keyId.length > 255) {
            throw new IllegalArgumentException("the id of a master key has at most 255 bytes");
        }
        return ByteBuffer.allocate(1 + keyId.length + bytes.length)
                .put((byte) keyId.length)
                .put(keyId)
                .put(bytes)
                .array();
    }

    /** Takes all that is left. */
    public static Sealed read(ByteBuffer in) {
        byte[] keyId = new byte[in.get() & 0xff];
        in.get(keyId);
        byte[] bytes = new byte[in.remaining()];
        in.get(bytes);
        return new Sealed(new String(keyId, StandardCharsets.UTF_8), bytes);
    }

    static byte[] write(Digest digest) {
        return HexFormat.of().parseHex(digest.hex());
    }

    static Digest readDigest(ByteBuffer in) {
        byte[] bytes = new byte[32];
        in.get(bytes);
        return Digest.of(bytes);
    }
}
