package io.menjin.wechat.internal.token;

import io.menjin.core.wechat.WeChatException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The pause after failures of the token endpoint: one second, doubling up to a limit. Guarded by its owner's lock. */
final class Backoff {

    private static final int MAX_DOUBLINGS = 20;

    private final Duration longest;
    private int failures;
    private Instant notBefore = Instant.MIN;
    private @Nullable WeChatException last;

    Backoff(Duration longest) {
        this.longest = longest;
    }

    boolean permits(Instant now) {
        return !now.isBefore(notBefore);
    }

    void succeeded() {
        failures = 0;
        notBefore = Instant.MIN;
        last = null;
    }

    void failed(Instant now, WeChatException failure) {
        Duration pause = Duration.ofSeconds(1L << Math.min(failures, MAX_DOUBLINGS));
        failures++;
        Duration asked = failure.retryAfter();
        if (asked != null && asked.compareTo(pause) > 0) {
            pause = asked;
        }
        notBefore = now.plus(pause.compareTo(longest) < 0 ? pause : longest);
        last = failure;
    }

    /** What callers get while no fetch is permitted. */
    WeChatException refusal(Instant now) {
        WeChatException failure = last;
        if (failure == null) {
            throw new IllegalStateException("nothing has failed");
        }
        return new WeChatException(
                failure.kind(),
                "no access_token, and no new attempt yet; the last one: " + failure.getMessage(),
                failure.error(),
                Duration.between(now, notBefore),
                failure);
    }
}
