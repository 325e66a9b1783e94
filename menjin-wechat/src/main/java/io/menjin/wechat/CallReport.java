package io.menjin.wechat;

import io.menjin.core.source.AppId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One call that has ended, with all its attempts. It holds no secret.
 *
 * @param errcode what WeChat said; 0 for success, null when it said nothing that could be read
 * @param attempts how many requests were sent
 * @param duration from the start of the call to its end, pauses included
 */
public record CallReport(
        WeChatApi api,
        AppId appId,
        CallOutcome outcome,
        @Nullable Integer errcode,
        int attempts,
        Duration duration) {}
