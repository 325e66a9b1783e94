package io.menjin.core.wechat;

import io.menjin.core.problem.WeChatError;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * WeChat did not give a clear success. The message is for operators: it names the call, the errcode and the rid, and
 * holds no URL and no secret.
 */
public final class WeChatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What kind of failure it is, which decides the problem that the device sees. */
    public enum Kind {
        /** The code is unknown, expired or of another app. */
        INVALID_CODE,
        /** The code has been exchanged before. */
        CODE_USED,
        /** WeChat blocks this user as high-risk. */
        HIGH_RISK,
        /** WeChat asks to come back later. */
        BUSY,
        /** No usable answer: network, deadline, broken answer, or the circuit is open. */
        UNAVAILABLE,
        /** WeChat refuses the service itself; an operator must act. Every errcode that is not known is one. */
        REJECTED
    }

    private final Kind kind;
    private final @Nullable WeChatError error;
    private final transient @Nullable Duration retryAfter;

    public WeChatException(
            Kind kind,
            String message,
            @Nullable WeChatError error,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.error = error;
        this.retryAfter = retryAfter;
    }

    public Kind kind() {
        return kind;
    }

    /** What WeChat said, or null when it said nothing that could be read. */
    public @Nullable WeChatError error() {
        return error;
    }

    /** When it makes sense to try again, or null. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
