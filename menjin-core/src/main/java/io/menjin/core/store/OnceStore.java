package io.menjin.core.store;

import io.menjin.core.crypto.Digest;
import java.time.Duration;
import java.time.Instant;

/** Things that may happen once. Thread-safe. Fails and persists as {@link AccountStore} does. */
public interface OnceStore {

    /**
     * How long a mark is kept beyond the moment from which on the thing itself is too old. Who has found it young enough
     * just before may claim the mark so much later, when a store or the whole machine stands still in between.
     */
    Duration GRACE = Duration.ofMinutes(5);

    /**
     * Claims a mark until it expires.
     *
     * @return true for exactly one caller
     */
    boolean claim(Digest mark, Instant expiresAt, Instant now);

    /** Whether the mark is claimed now. */
    boolean isClaimed(Digest mark, Instant now);
}
