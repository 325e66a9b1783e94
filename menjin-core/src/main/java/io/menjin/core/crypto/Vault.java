package io.menjin.core.crypto;

import java.util.List;

/**
 * Seals secrets at rest and derives keyed hashes, under master keys that rotate without downtime. Thread-safe.
 *
 * <p>The first key seals; every key opens. A context is bound to each sealed value as additional authenticated data, so
 * that a value copied into another row does not open.
 */
public interface Vault {

    /**
     * Seals under the active key.
     *
     * @param context what the value is and whose, for example {@code phone:<accountId>}
     */
    Sealed seal(String context, byte[] plain);

    /**
     * Opens what {@link #seal} sealed.
     *
     * @throws IllegalStateException when the key is unknown or the value was not sealed for this context; the message
     *     names the key id and the context's first part only
     */
    byte[] open(String context, Sealed sealed);

    /** Id of the key that seals. */
    String activeKeyId();

    /**
     * Keyed hashes of a value that could be guessed, such as a phone number: one for each master key, the active one
     * first. Claiming all of them keeps uniqueness while nodes with different active keys run side by side.
     */
    List<Digest> blindIndexes(String purpose, String value);

    /**
     * The first of {@link #blindIndexes}, under the active key: enough where a value that came under an earlier key may
     * pass for a new one.
     */
    default Digest blindIndex(String purpose, String value) {
        return blindIndexes(purpose, value).get(0);
    }

    /** A keyed checksum under the active key: 8 bytes. */
    byte[] checksum(String purpose, byte[] value);

    /** Whether any master key gives this checksum. Takes the same time wherever it differs. */
    boolean checksumMatches(String purpose, byte[] value, byte[] checksum);
}
