package io.menjin.core.crypto;

import java.util.Arrays;
import java.util.Objects;

/**
 * A secret encrypted at rest. Stores keep both parts as they are.
 *
 * @param keyId id of the master key that sealed it
 * @param bytes nonce, ciphertext and tag
 */
public record Sealed(String keyId, byte[] bytes) {

    public Sealed {
        Objects.requireNonNull(keyId, "keyId");
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sealed that && keyId.equals(that.keyId) && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * keyId.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Sealed[keyId=" + keyId + "]";
    }
}
