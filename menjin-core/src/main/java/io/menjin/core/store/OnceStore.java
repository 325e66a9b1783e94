package io.menjin.core.store;

import io.menjin.core.crypto.Digest;
import java.time.Instant;

/** Things that may happen once. Thread-safe. Fails and persists as {@link AccountStore} does. */
public interface OnceStore {

    /**
     * Claims a mark until it expires.
     *
     * @return true for exactly one caller
     */
    boolean claim(Digest mark, Instant expiresAt, Instant now);

    /** Whether the mark is claimed now. */
    boolean isClaimed(Digest mark, Instant now);
}
