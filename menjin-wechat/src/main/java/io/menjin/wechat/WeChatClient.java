package io.menjin.wechat;

import io.menjin.core.account.OpenId;
import io.menjin.core.account.UnionId;
import io.menjin.core.secret.LoginCode;
import io.menjin.core.secret.PhoneCode;
import io.menjin.core.secret.SessionKey;
import io.menjin.core.source.Source;
import io.menjin.core.wechat.CodeExchange;
import io.menjin.core.wechat.WeChatPhone;
import io.menjin.core.wechat.WeChatPlatform;
import io.menjin.wechat.internal.api.CodeExchangeApi;
import io.menjin.wechat.internal.api.PaidUnionIdApi;
import io.menjin.wechat.internal.api.PhoneNumberApi;
import io.menjin.wechat.internal.api.SafetyApi;
import io.menjin.wechat.internal.api.SessionKeyApi;
import io.menjin.wechat.internal.call.CallRunner;
import io.menjin.wechat.internal.http.Deadline;
import io.menjin.wechat.internal.http.HttpTransport;
import io.menjin.wechat.internal.token.AccessTokens;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * WeChat's server API over HTTP. One instance serves all mini programs of a process; it is thread-safe, and the only
 * limit to calls under way is {@link WeChatSettings#maxConcurrentCalls()}.
 *
 * <p>Every method throws {@link io.menjin.core.wechat.WeChatException} for anything but a clear success, within
 * {@link WeChatSettings#deadline()}. An interrupt ends a call at once and stays set.
 */
public final class WeChatClient implements WeChatPlatform, AutoCloseable {

    private final CallRunner runner;
    private final AccessTokens tokens;
    private final HttpTransport transport;
    private final Duration deadline;
    private final LongSupplier nanoTicker;

    WeChatClient(
            CallRunner runner,
            AccessTokens tokens,
            HttpTransport transport,
            Duration deadline,
            LongSupplier nanoTicker) {
        this.runner = runner;
        this.tokens = tokens;
        this.transport = transport;
        this.deadline = deadline;
        this.nanoTicker = nanoTicker;
    }

    public static WeChatClientBuilder builder() {
        return new WeChatClientBuilder();
    }

    @Override
    public CodeExchange exchange(Source source, LoginCode code) {
        return runner.run(CodeExchangeApi.call(source, code));
    }

    @Override
    public WeChatPhone phoneNumber(Source source, PhoneCode code, OpenId openId) {
        return runner.run(PhoneNumberApi.call(source, code, openId), tokens);
    }

    @Override
    public boolean checkSessionKey(Source source, OpenId openId, SessionKey sessionKey) {
        return runner.run(SessionKeyApi.check(source, openId, sessionKey), tokens);
    }

    @Override
    public boolean acceptsNickname(Source source, OpenId openId, String nickname) {
        return runner.run(SafetyApi.nickname(source, openId, nickname), tokens);
    }

    /**
     * Lets WeChat replace a session_key (auth.ResetUserSessionKey), such as one that may have leaked.
     *
     * @return the new key, which expires when the old one would have; empty when WeChat no longer holds the old one
     */
    public Optional<SessionKey> resetSessionKey(Source source, OpenId openId, SessionKey sessionKey) {
        return runner.run(SessionKeyApi.reset(source, openId, sessionKey), tokens);
    }

    /** How risky WeChat considers a person (getUserRiskRank): 0 (no risk seen) to 4 (high). */
    public int riskRank(Source source, OpenId openId, RiskQuery query) {
        return runner.run(SafetyApi.riskRank(source, openId, query), tokens);
    }

    /**
     * The unionId of somebody who has paid within the last five minutes (user.getPaidUnionid).
     *
     * @param transactionId WeChat Pay's number of the payment
     * @return empty when there is no such payment
     */
    public Optional<UnionId> paidUnionId(Source source, OpenId openId, String transactionId) {
        return runner.run(PaidUnionIdApi.call(source, openId, transactionId), tokens);
    }

    /** Begins to fetch an access_token in the background, so that the first call that needs one does not wait. */
    public void prepareAccessToken(Source source) {
        tokens.prepare(source);
    }

    /**
     * Retires the current access_token at WeChat, for when it may have leaked, and waits for a new one. WeChat allows
     * this 20 times a day, 30 seconds apart; nothing in Menjin does it by itself.
     */
    public void retireAccessToken(Source source) {
        tokens.retire(source, Deadline.after(deadline, nanoTicker));
    }

    /** Stops refreshing access_tokens and closes connections that are not in use. Calls under way end normally. */
    @Override
    public void close() {
        tokens.close();
        transport.close();
    }
}
