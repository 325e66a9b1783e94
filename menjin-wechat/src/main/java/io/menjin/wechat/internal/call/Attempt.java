package io.menjin.wechat.internal.call;

import io.menjin.wechat.errcode.ErrcodeRule;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How one request ended. */
sealed interface Attempt<T> {

    /** With a result. */
    record Done<T>(T value, int errcode) implements Attempt<T> {}

    /**
     * With an errcode that is a failure.
     *
     * @param words what WeChat says about it, empty when it repeats something that was sent
     */
    record Refused<T>(
            ErrcodeRule rule, String words, @Nullable String rid) implements Attempt<T> {}

    /**
     * Without a usable answer.
     *
     * @param what one sentence without a full stop, with no secret in it
     * @param repeatable whether the same request may be sent again
     * @param weChatsFault whether it speaks against WeChat's health
     */
    record Lost<T>(
            String what,
            boolean repeatable,
            boolean weChatsFault,
            @Nullable Throwable cause) implements Attempt<T> {}

    /** It was not sent. */
    record NotSent<T>(String why, Duration retryAfter) implements Attempt<T> {}
}
