package io.menjin.wechat.internal.token;

import io.menjin.core.source.Source;
import io.menjin.wechat.WeChatApi;
import io.menjin.wechat.internal.call.Answer;
import io.menjin.wechat.internal.call.ApiCall;
import io.menjin.wechat.internal.call.CallRunner;
import io.menjin.wechat.internal.json.Fields;
import io.menjin.wechat.internal.json.MalformedJsonException;
import io.menjin.wechat.token.AccessToken;
import io.menjin.wechat.token.HeldAccessToken;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/**
 * Asks WeChat for a stable token: the secret travels in the body, and asking twice gives the same token, so that other
 * software of the same app is left alone.
 */
public final class TokenEndpoint {

    private static final int MAX_TOKEN_LENGTH = 4096;
    private static final int MAX_SECONDS = 24 * 60 * 60;

    private final CallRunner runner;
    private final InstantSource clock;

    public TokenEndpoint(CallRunner runner, InstantSource clock) {
        this.runner = runner;
        this.clock = clock;
    }

    /**
     * Fetches the current token.
     *
     * @param force whether WeChat must retire the current one: 20 times a day, for a person to decide
     */
    HeldAccessToken fetch(Source source, boolean force) {
        Map<String, Object> body = Map.of(
                "grant_type",
                "client_credential",
                "appid",
                source.appId().value(),
                "secret",
                source.secret().reveal(),
                "force_refresh",
                force);
        // The lifetime counts from WeChat's answer, which is after this moment: so it never seems longer than it is.
        Instant asked = clock.instant();
        return runner.run(ApiCall.post(WeChatApi.STABLE_TOKEN, source, body, answer -> read(answer, asked)));
    }

    private static HeldAccessToken read(Answer answer, Instant asked) throws MalformedJsonException {
        String token = Fields.text(answer.root(), "access_token");
        long seconds = Fields.wholeNumber(answer.root(), "expires_in");
        if (token.length() > MAX_TOKEN_LENGTH || seconds < 1 || seconds > MAX_SECONDS) {
            throw new MalformedJsonException("access_token or expires_in is out of range");
        }
        return new HeldAccessToken(new AccessToken(token), asked, asked.plusSeconds(seconds));
    }
}
