package io.menjin.wechat.internal.api;

import io.menjin.core.account.OpenId;
import io.menjin.core.secret.SessionKey;
import io.menjin.core.source.Source;
import io.menjin.wechat.WeChatApi;
import io.menjin.wechat.internal.call.Answer;
import io.menjin.wechat.internal.call.ApiCall;
import io.menjin.wechat.internal.http.QueryParameter;
import io.menjin.wechat.internal.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * auth.checkSessionKey and auth.ResetUserSessionKey: both prove that we hold the key by a signature of nothing.
 *
 * @see <a href="https://developers.weixin.qq.com/miniprogram/dev/server/API/user-login/api_checksessionkey">WeChat</a>
 */
public final class SessionKeyApi {

    private static final String HMAC = "HmacSHA256";

    private SessionKeyApi() {}

    public static ApiCall<Boolean> check(Source source, OpenId openId, SessionKey key) {
        return ApiCall.get(WeChatApi.CHECK_SESSION_KEY, source, proof(openId, key), SessionKeyApi::isValid);
    }

    public static ApiCall<Optional<SessionKey>> reset(Source source, OpenId openId, SessionKey key) {
        return ApiCall.get(WeChatApi.RESET_SESSION_KEY, source, proof(openId, key), answer -> newKey(answer, openId));
    }

    private static boolean isValid(Answer answer) throws MalformedJsonException {
        if (!answer.explicit()) {
            // Here the errcode is the whole answer: an answer without one says nothing.
            throw new MalformedJsonException("errcode is missing");
        }
        return answer.errcode() == 0;
    }

    private static Optional<SessionKey> newKey(Answer answer, OpenId openId) throws MalformedJsonException {
        if (answer.errcode() != 0) {
            return Optional.empty();
        }
        if (!People.openId(answer.root()).equals(openId)) {
            throw new MalformedJsonException("openid is that of another person");
        }
        return Optional.of(People.sessionKey(answer.root()));
    }

    private static List<QueryParameter> proof(OpenId openId, SessionKey key) {
        return List.of(
                new QueryParameter("openid", openId.value()),
                new QueryParameter("signature", signature(key)),
                new QueryParameter("sig_method", "hmac_sha256"));
    }

    /** Over the empty text, with the Base64 text of the key and not its bytes, in lowercase hex. */
    static String signature(SessionKey key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
    }
}
