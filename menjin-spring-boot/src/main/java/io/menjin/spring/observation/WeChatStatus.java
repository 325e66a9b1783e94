package io.menjin.spring.observation;

import io.menjin.core.source.AppId;
import io.menjin.wechat.ApiFamily;
import io.menjin.wechat.CallListener;
import io.menjin.wechat.CallOutcome;
import io.menjin.wechat.CallReport;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Remembers how the last calls to WeChat ended, so that health can be told without calling WeChat. Thread-safe. */
public final class WeChatStatus implements CallListener {
    private final Map<Key, Last> lasts = new ConcurrentHashMap<>();
    private final Clock clock;

    public WeChatStatus(Clock clock) {
        this.clock = clock;
    }

    /**
     * The last call of one family.
     *
     * @param errcode what WeChat said, or null
     * @param lastAnswerAt when WeChat answered last, even if it was a refusal; null when it never did
     */
    public record Last(
            CallOutcome outcome,
            @Nullable Integer errcode,
            Instant at,
            @Nullable Instant lastAnswerAt) {}

    @Override
    public void onCall(CallReport report) {
        Instant now = clock.instant();
        lasts.compute(
                new Key(report.appId(), report.api().family()),
                (key, before) -> new Last(report.outcome(), report.errcode(), now, lastAnswer(report, before, now)));
    }

    /** The families of an app that have been called since the start. */
    public Map<ApiFamily, Last> of(AppId appId) {
        Map<ApiFamily, Last> found = new EnumMap<>(ApiFamily.class);
        lasts.forEach((key, last) -> {
            if (key.appId().equals(appId)) {
                found.put(key.family(), last);
            }
        });
        return found;
    }

    private static @Nullable Instant lastAnswer(CallReport report, @Nullable Last before, Instant now) {
        boolean answered = switch (report.outcome()) {
            case UNAVAILABLE, NOT_SENT -> false;
            case SUCCESS, INVALID_CODE, CODE_USED, HIGH_RISK, BUSY, REJECTED -> true;
        };
        return answered ? now : before == null ? null : before.lastAnswerAt();
    }

    private record Key(AppId appId, ApiFamily family) {}
}
