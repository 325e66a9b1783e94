package io.menjin.wechat.internal.call;

import io.menjin.core.wechat.WeChatException;
import io.menjin.wechat.CallListener;
import io.menjin.wechat.CallOutcome;
import io.menjin.wechat.CallReport;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the listener of every call. What failed is not logged here: whoever made the call gets it as an exception, and one
 * fault is to be one line in the log.
 */
final class Reporter {

    private static final Logger log = LoggerFactory.getLogger("io.menjin.wechat");

    private final CallListener listener;

    Reporter(CallListener listener) {
        this.listener = listener;
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
