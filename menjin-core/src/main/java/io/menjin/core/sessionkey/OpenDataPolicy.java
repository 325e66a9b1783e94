package io.menjin.core.sessionkey;

import java.time.Duration;

/**
 * Which watermarks are accepted.
 *
 * @param maxAge how old the tap may be
 * @param maxSkew how far in our future it may be, since WeChat's clock is not ours
 */
public record OpenDataPolicy(Duration maxAge, Duration maxSkew) {

    /** 10 minutes old, 2 minutes ahead. */
    public static final OpenDataPolicy DEFAULT = new OpenDataPolicy(Duration.ofMinutes(10), Duration.ofMinutes(2));

    public OpenDataPolicy {
        if (maxAge.isNegative() || maxAge.isZero() || maxSkew.isNegative()) {
            throw new IllegalArgumentException("the age of a watermark must be positive");
        }
    }
}
