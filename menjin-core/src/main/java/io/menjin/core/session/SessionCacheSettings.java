package io.menjin.core.session;

import java.time.Duration;

/**
 * The near cache of token checks on each node.
 *
 * @param maxEntries tokens that are remembered at most; zero remembers none, and every check asks the stores
 * @param staleness how long an answer may be used although no store has confirmed it: the time within which a change made on
 *     another node takes effect on this one. More than zero and at most one second; a change made on this node takes
 *     effect at once
 * @param maxAge after how long the stores are asked again although nothing was heard of a change; at least the staleness
 */
public record SessionCacheSettings(int maxEntries, Duration staleness, Duration maxAge) {

    /** The promise for ending sessions on every node. */
    public static final Duration LONGEST_STALENESS = Duration.ofSeconds(1);

    /**
     * 100,000 tokens, half a second, one minute.
     *
     * <p>Half a second is long enough for the burst of requests by which a page is opened, and leaves the other half of the
     * promised second for a clock that is set back and for a pause between a check and what it permits.
     */
    public static final SessionCacheSettings DEFAULT =
            new SessionCacheSettings(100_000, Duration.ofMillis(500), Duration.ofMinutes(1));

    /** Remembers nothing. */
    public static final SessionCacheSettings OFF = new SessionCacheSettings(0, DEFAULT.staleness(), DEFAULT.maxAge());

    public SessionCacheSettings {
        if (maxEntries < 0) {
            throw new IllegalArgumentException("maxEntries must not be negative");
        }
        if (staleness.isNegative() || staleness.isZero() || staleness.compareTo(LONGEST_STALENESS) > 0) {
            throw new IllegalArgumentException("the staleness must be more than zero and at most one second");
        }
        if (maxAge.compareTo(staleness) < 0) {
            throw new IllegalArgumentException("maxAge must not be shorter than the staleness");
        }
    }
}
