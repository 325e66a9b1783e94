package io.menjin.wechat.push;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Limits of message push.
 *
 * @param maxBodyBytes a longer body is rejected before it is read
 * @param freshFor how far the timestamp may be from now, either way; null for any distance
 */
public record PushSettings(int maxBodyBytes, @Nullable Duration freshFor) {

    public PushSettings {
        if (maxBodyBytes < 1 || (freshFor != null && (freshFor.isNegative() || freshFor.isZero()))) {
            throw new IllegalArgumentException("the limits of message push must be positive");
        }
    }

    /** 256 KiB, and no window: every event is harmless when it comes again, while a lost one is not. */
    public static PushSettings defaults() {
        return new PushSettings(256 * 1024, null);
    }
}
