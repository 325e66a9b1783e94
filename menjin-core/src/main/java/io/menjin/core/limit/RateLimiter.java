package io.menjin.core.limit;

import java.time.Duration;
import java.util.Optional;

/** Limits on how often a thing may be done. Thread-safe. */
public interface RateLimiter {

    /** Lets everything pass. */
    RateLimiter NONE = (limit, subject) -> Optional.empty();

    /**
     * Takes one permit.
     *
     * @param subject who: an address, an account id
     * @return empty when it may be done, else how long to wait
     */
    Optional<Duration> acquire(Limit limit, String subject);

    /** The limits there are. */
    enum Limit {
        LOGIN_PER_ADDRESS,
        LOGIN_PER_PERSON
    }
}
