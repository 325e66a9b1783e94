package io.menjin.wechat.token;

import java.time.Duration;
import java.time.Instant;

/**
 * An access_token with its times.
 *
 * @param obtainedAt when WeChat answered with it
 * @param expiresAt when WeChat will no longer take it
 */
public record HeldAccessToken(AccessToken token, Instant obtainedAt, Instant expiresAt) {

    /** WeChat repeats a token until its last five minutes; asking more often than this would gain nothing. */
    private static final Duration AT_MOST_EVERY = Duration.ofSeconds(10);

    public boolean isUsableAt(Instant now) {
        return now.isBefore(expiresAt);
    }

    /** Whether it is time to ask for the next one. */
    public boolean isDueAt(Instant now, Duration ahead) {
        Instant due = expiresAt.minus(ahead);
        Instant earliest = obtainedAt.plus(AT_MOST_EVERY);
        return !now.isBefore(due.isBefore(earliest) ? earliest : due);
    }
}
