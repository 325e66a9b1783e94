package io.menjin.wechat;

import java.time.Duration;

/**
 * How access_tokens are kept fresh.
 *
 * @param refreshAhead how long before its expiry a token is renewed. WeChat gives out a new one in the last five
 *     minutes only; asked earlier, it answers with the same one
 * @param checkEvery how often the background looks for tokens to renew
 * @param replaceAtMostEvery how long a token that replaced a refused one is kept even when it is refused as well
 * @param longestBackoff the longest pause after failures of the token endpoint; it starts at one second and doubles
 */
public record TokenSettings(
        Duration refreshAhead, Duration checkEvery, Duration replaceAtMostEvery, Duration longestBackoff) {

    public TokenSettings {
        if (refreshAhead.isNegative()
                || checkEvery.toMillis() < 1
                || replaceAtMostEvery.isNegative()
                || longestBackoff.toSeconds() < 1) {
            throw new IllegalArgumentException("token settings must be positive, the longest back-off at least 1 s");
        }
    }

    /** Five minutes ahead, looked at every five seconds, replaced every ten seconds, back-off up to one minute. */
    public static TokenSettings defaults() {
        return new TokenSettings(
                Duration.ofMinutes(5), Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofMinutes(1));
    }
}
