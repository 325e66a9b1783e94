package io.menjin.wechat.internal.call;

import io.menjin.core.source.AppId;
import io.menjin.core.wechat.WeChatException;
import io.menjin.core.wechat.WeChatException.Kind;
import io.menjin.wechat.CallListener;
import io.menjin.wechat.CallOutcome;
import io.menjin.wechat.CallReport;
import io.menjin.wechat.WeChatApi;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listener of every call, and the operator's log of every refusal, each kind at most once a minute. */
final class Reporter {

    private record Refusal(WeChatApi api, AppId appId, int errcode) {}

    private static final Logger log = LoggerFactory.getLogger("io.menjin.wechat");
    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final int MANY = 1000;

    private final Map<Refusal, Instant> logged = new ConcurrentHashMap<>();
    private final CallListener listener;
    private final InstantSource clock;

    Reporter(CallListener listener, InstantSource clock) {
        this.listener = listener;
        this.clock = clock;
    }

    void succeeded(ApiCall<?> call, int errcode, int attempts, Duration duration) {
        tell(call, CallOutcome.SUCCESS, errcode, attempts, duration);
    }

    void notSent(ApiCall<?> call, int attempts, Duration duration) {
        tell(call, CallOutcome.NOT_SENT, null, attempts, duration);
    }

    void failed(ApiCall<?> call, WeChatException failure, int attempts, Duration duration) {
        Integer errcode = failure.error() == null ? null : failure.error().errcode();
        tell(call, CallOutcome.valueOf(failure.kind().name()), errcode, attempts, duration);
        if (failure.kind() == Kind.REJECTED && errcode != null && isNews(call, errcode)) {
            log.warn("{}", failure.getMessage());
        }
    }

    private boolean isNews(ApiCall<?> call, int errcode) {
        Instant now = clock.instant();
        if (logged.size() > MANY) {
            // Errcodes come from the network: whatever they are, they must not fill the memory.
            logged.clear();
        }
        Instant first = logged.compute(
                new Refusal(call.api(), call.source().appId(), errcode),
                (refusal, last) -> last == null || !now.isBefore(last.plus(QUIET)) ? now : last);
        return first.equals(now);
    }

    private void tell(
            ApiCall<?> call, CallOutcome outcome, @Nullable Integer errcode, int attempts, Duration duration) {
        try {
            listener.onCall(new CallReport(call.api(), call.source().appId(), outcome, errcode, attempts, duration));
        } catch (RuntimeException fault) {
            log.warn("The listener for WeChat calls failed", fault);
        }
    }
}
