package io.menjin.wechat;

import java.time.Duration;

/**
 * How often a call is tried within its deadline when WeChat is busy or did not see the request.
 *
 * @param attempts how often at most, the first time included
 * @param firstPause the longest pause before the second attempt; each later one may be twice as long
 * @param longestPause the limit of that growth
 */
public record RetrySettings(int attempts, Duration firstPause, Duration longestPause) {

    public RetrySettings {
        if (attempts < 1 || firstPause.isNegative() || longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException("at least one attempt, and pauses that grow");
        }
    }

    /** Four attempts, pauses of at most 100, 200 and 400 milliseconds. */
    public static RetrySettings defaults() {
        return new RetrySettings(4, Duration.ofMillis(100), Duration.ofMillis(400));
    }
}
