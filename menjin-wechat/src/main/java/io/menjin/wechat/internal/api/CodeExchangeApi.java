package io.menjin.wechat.internal.api;

import io.menjin.core.secret.LoginCode;
import io.menjin.core.source.Source;
import io.menjin.core.wechat.CodeExchange;
import io.menjin.wechat.WeChatApi;
import io.menjin.wechat.internal.call.Answer;
import io.menjin.wechat.internal.call.ApiCall;
import io.menjin.wechat.internal.http.QueryParameter;
import io.menjin.wechat.internal.json.MalformedJsonException;
import java.util.List;

/**
 * auth.code2Session. It needs no access_token, so that trouble with those never stops a login.
 *
 * @see <a href="https://developers.weixin.qq.com/miniprogram/dev/server/API/user-login/api_code2session">WeChat</a>
 */
public final class CodeExchangeApi {

    private CodeExchangeApi() {}

    public static ApiCall<CodeExchange> call(Source source, LoginCode code) {
        List<QueryParameter> query = List.of(
                new QueryParameter("appid", source.appId().value()),
                new QueryParameter("secret", source.secret().reveal()),
                new QueryParameter("js_code", code.reveal()),
                new QueryParameter("grant_type", "authorization_code"));
        return ApiCall.get(WeChatApi.CODE_TO_SESSION, source, query, CodeExchangeApi::read);
    }

    private static CodeExchange read(Answer answer) throws MalformedJsonException {
        return new CodeExchange(
                People.openId(answer.root()),
                People.unionId(answer.root(), "unionid").orElse(null),
                People.sessionKey(answer.root()));
    }
}
