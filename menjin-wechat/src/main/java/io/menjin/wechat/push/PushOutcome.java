package io.menjin.wechat.push;

import io.menjin.core.push.PushMessage;

/** What became of a push. */
public sealed interface PushOutcome {

    /**
     * It is WeChat's. Answer {@code success}, also when it was handled before: WeChat repeats what it gets no answer to.
     */
    record Accepted(PushMessage message) implements PushOutcome {}

    /** It is not WeChat's, or cannot be told to be. */
    record Rejected(PushRejection rejection) implements PushOutcome {}
}
