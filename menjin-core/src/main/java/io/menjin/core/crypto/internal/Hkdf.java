package io.menjin.core.crypto.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HKDF with HMAC-SHA256 (RFC 5869). The JDK has it from version 25 on only.
 */
public final class Hkdf {

    private static final String HMAC = "HmacSHA256";
    private static final int HASH_BYTES = 32;

    private Hkdf() {}

    /** HKDF-Extract with an empty salt. */
    public static byte[] extract(byte[] keyMaterial) {
        return extract(new byte[HASH_BYTES], keyMaterial);
    }

    /** HKDF-Extract. The salt must not be empty; RFC 5869 takes 32 zero bytes where there is none. */
    public static byte[] extract(byte[] salt, byte[] keyMaterial) {
        return hmac(salt, keyMaterial);
    }

    /**
     * HKDF-Expand.
     *
     * @param length at most 255 times 32
     */
    public static byte[] expand(byte[] pseudoRandomKey, byte[] info, int length) {
        if (length < 1 || length > 255 * HASH_BYTES) {
            throw new IllegalArgumentException("HKDF cannot give " + length + " bytes");
        }
        byte[] out = new byte[length];
        byte[] block = new byte[0];
        for (int done = 0, counter = 1; done < length; done += HASH_BYTES, counter++) {
            block = hmac(pseudoRandomKey, block, info, new byte[] {(byte) counter});
            System.arraycopy(block, 0, out, done, Math.min(HASH_BYTES, length - done));
        }
        return out;
    }

    /** HKDF-Expand to 32 bytes with a text as info. */
    public static byte[] expand(byte[] pseudoRandomKey, String info) {
        return expand(pseudoRandomKey, info.getBytes(StandardCharsets.UTF_8), HASH_BYTES);
    }

    /** HMAC-SHA256 over the parts one after the other. */
    public static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
