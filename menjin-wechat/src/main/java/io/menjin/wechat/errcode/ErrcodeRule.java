package io.menjin.wechat.errcode;

import io.menjin.core.wechat.WeChatException.Kind;
import io.menjin.wechat.WeChatApi;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one errcode means.
 *
 * @param apis the calls that this rule is for; empty for every call without a rule of its own
 * @param kind the failure that it ends in; null exactly when the reaction is {@link Reaction#ANSWER}
 * @param meaning one sentence without a full stop
 * @param advice what the operator should do, one sentence without a full stop
 * @param retryAfter when it makes sense to try again, or null
 */
public record ErrcodeRule(
        int errcode,
        Set<WeChatApi> apis,
        Reaction reaction,
        @Nullable Kind kind,
        String meaning,
        String advice,
        @Nullable Duration retryAfter) {

    public ErrcodeRule {
        apis = Set.copyOf(apis);
        if ((kind == null) != (reaction == Reaction.ANSWER)) {
            throw new IllegalArgumentException("an answer has no kind of failure, everything else has one");
        }
    }
}
