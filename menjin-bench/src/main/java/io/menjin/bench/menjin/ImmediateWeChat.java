package io.menjin.bench.menjin;

import io.menjin.core.account.OpenId;
import io.menjin.core.secret.LoginCode;
import io.menjin.core.secret.PhoneCode;
import io.menjin.core.secret.SessionKey;
import io.menjin.core.source.Source;
import io.menjin.core.wechat.CodeExchange;
import io.menjin.core.wechat.WeChatPhone;
import io.menjin.core.wechat.WeChatPlatform;

/** Takes any code {@code <person>:<anything>} at once, where WeChat is not what is measured. */
final class ImmediateWeChat implements WeChatPlatform {

    @Override
    public CodeExchange exchange(Source source, LoginCode code) {
        String text = code.reveal();
        // 28 characters, as WeChat's have.
        String person =
                String.format("o%27s", text.substring(0, text.indexOf(':'))).replace(' ', '0');
        return new CodeExchange(new OpenId(person), null, new SessionKey("c4n4ryc4n4ryc4n4ryc4nA=="));
    }

    @Override
    public WeChatPhone phoneNumber(Source source, PhoneCode code, OpenId openId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean checkSessionKey(Source source, OpenId openId, SessionKey sessionKey) {
        return true;
    }

    @Override
    public boolean acceptsNickname(Source source, OpenId openId, String nickname) {
        return true;
    }
}
