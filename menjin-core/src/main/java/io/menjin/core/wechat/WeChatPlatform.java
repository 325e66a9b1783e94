package io.menjin.core.wechat;

import io.menjin.core.account.OpenId;
import io.menjin.core.secret.LoginCode;
import io.menjin.core.secret.PhoneCode;
import io.menjin.core.secret.SessionKey;
import io.menjin.core.source.Source;

/**
 * WeChat's server API as far as login needs it. Thread-safe; every call has a deadline of its own.
 *
 * <p>Every method throws {@link WeChatException} for anything but a clear success.
 */
public interface WeChatPlatform {

    /** Exchanges a login code (auth.code2Session). Needs no access_token. */
    CodeExchange exchange(Source source, LoginCode code);

    /** Exchanges the code of a phone tap; WeChat checks that it belongs to this person. */
    WeChatPhone phoneNumber(Source source, PhoneCode code, OpenId openId);

    /** Whether WeChat still holds this session_key valid (auth.checkSessionKey). */
    boolean checkSessionKey(Source source, OpenId openId, SessionKey sessionKey);

    /** Whether WeChat's content check lets a nickname pass (security.msgSecCheck, scene 1). */
    boolean acceptsNickname(Source source, OpenId openId, String nickname);
}
