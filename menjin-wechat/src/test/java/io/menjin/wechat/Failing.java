package io.menjin.wechat;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.menjin.core.wechat.WeChatException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Catches the failure that a call must end in. */
public final class Failing {

    private Failing() {}

    public static WeChatException failureOf(ThrowingCallable call) {
        WeChatException failure = catchThrowableOfType(WeChatException.class, call);
        if (failure == null) {
            throw new AssertionError("the call succeeded");
        }
        return failure;
    }
}
