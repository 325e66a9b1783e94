package io.menjin.core.crypto.internal;

import io.menjin.core.crypto.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 in the two ways the core needs it. */
public final class Hashes {

    /**
     * Never fed, so that threads may clone it at the same time: a clone only reads it, and costs less than the search for
     * the platform's provider.
     */
    private static final MessageDigest SHA_256 = findSha256();

    private Hashes() {}

    /** SHA-256 of bytes as they are. */
    public static byte[] sha256(byte[] bytes) {
        return newSha256().digest(bytes);
    }

    /**
     * A digest of several texts under a purpose. Each part is preceded by its length, so that no two lists of parts give
     * the same input, and the purpose keeps digests of different uses apart.
     */
    public static Digest digest(String purpose, String... parts) {
        MessageDigest sha = newSha256();
        update(sha, purpose);
        for (String part : parts) {
            update(sha, part);
        }
        return Digest.of(sha.digest());
    }

    private static void update(MessageDigest sha, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        sha.update(bytes);
    }

    private static MessageDigest newSha256() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException e) {
            return findSha256();
        }
    }

    private static MessageDigest findSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
