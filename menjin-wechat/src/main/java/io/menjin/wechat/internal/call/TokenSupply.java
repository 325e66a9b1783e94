package io.menjin.wechat.internal.call;

import io.menjin.core.source.Source;
import io.menjin.wechat.internal.http.Deadline;
import io.menjin.wechat.token.AccessToken;

/** Where calls get their access_token from. Thread-safe; every method throws WeChatException when there is none. */
public interface TokenSupply {

    AccessToken current(Source source, Deadline deadline);

    /** The token to use instead of one that WeChat has just refused. It may be the same when it is quite new. */
    AccessToken replacementOf(AccessToken refused, Source source, Deadline deadline);
}
