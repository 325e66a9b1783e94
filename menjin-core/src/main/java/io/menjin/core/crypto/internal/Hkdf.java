package io.menjin.core.crypto.internal;

import java.nio.charset.StandardCharsets;
import javax.crypto.Mac;

/**
 * HKDF with HMAC-SHA256 (RFC 5869). The JDK has it from version 25 on only.
 */
public final class Hkdf {

    private static final int HASH_BYTES = 32;
    private static final HmacKey WITHOUT_SALT = new HmacKey(new byte[HASH_BYTES]);

    private Hkdf() {}

    /** HKDF-Extract with an empty salt. */
    public static byte[] extract(byte[] keyMaterial) {
        return WITHOUT_SALT.hmac(keyMaterial);
    }

    /** HKDF-Extract. The salt must not be empty; RFC 5869 takes 32 zero bytes where there is none. */
    public static byte[] extract(byte[] salt, byte[] keyMaterial) {
        return hmac(salt, keyMaterial);
    }

    /**
     * HKDF-Expand of a pseudo-random key that is used once.
     *
     * @param length at most 255 times 32
     */
    public static byte[] expand(byte[] pseudoRandomKey, byte[] info, int length) {
        return expand(HmacKey.macOnce(pseudoRandomKey), info, length);
    }

    /** HKDF-Expand to 32 bytes with a text as info, of a pseudo-random key that is used once. */
    public static byte[] expand(byte[] pseudoRandomKey, String info) {
        return expand(HmacKey.macOnce(pseudoRandomKey), bytes(info), HASH_BYTES);
    }

    /** HKDF-Expand to 32 bytes with a text as info. */
    public static byte[] expand(HmacKey pseudoRandomKey, String info) {
        return expand(pseudoRandomKey.mac(), bytes(info), HASH_BYTES);
    }

    /** HMAC-SHA256 over the parts one after the other, under a key that is used once. */
    public static byte[] hmac(byte[] key, byte[]... parts) {
        return HmacKey.once(key, parts);
    }

    private static byte[] expand(Mac mac, byte[] info, int length) {
        if (length < 1 || length > 255 * HASH_BYTES) {
            throw new IllegalArgumentException("HKDF cannot give " + length + " bytes");
        }
        byte[] out = new byte[length];
        byte[] block = new byte[0];
        for (int done = 0, counter = 1; done < length; done += HASH_BYTES, counter++) {
            block = HmacKey.hmac(mac, block, info, new byte[] {(byte) counter});
            System.arraycopy(block, 0, out, done, Math.min(HASH_BYTES, length - done));
        }
        return out;
    }

    private static byte[] bytes(String info) {
        return info.getBytes(StandardCharsets.UTF_8);
    }
}
