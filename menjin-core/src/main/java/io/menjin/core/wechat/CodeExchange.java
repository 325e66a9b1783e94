package io.menjin.core.wechat;

import io.menjin.core.account.OpenId;
import io.menjin.core.account.UnionId;
import io.menjin.core.secret.SessionKey;
import org.jspecify.annotations.Nullable;

/**
 * What a login code was exchanged for.
 *
 * @param unionId null unless the mini program is bound to an open platform account
 */
public record CodeExchange(OpenId openId, @Nullable UnionId unionId, SessionKey sessionKey) {}
