package io.menjin.wechat;

import static io.menjin.wechat.EmulatedWeChat.APP;
import static io.menjin.wechat.EmulatedWeChat.OTHER_APP;
import static io.menjin.wechat.EmulatedWeChat.USER;
import static io.menjin.wechat.EmulatedWeChat.source;
import static io.menjin.wechat.Failing.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.secret.LoginCode;
import io.menjin.core.source.Source;
import io.menjin.core.wechat.CodeExchange;
import io.menjin.core.wechat.WeChatException;
import io.menjin.core.wechat.WeChatException.Kind;
import io.menjin.emulator.Behaviour;
import io.menjin.emulator.Fault;
import io.menjin.emulator.Settings;
import io.menjin.emulator.UserSpec;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeExchangeTest {

    @RegisterExtension
    static final EmulatedWeChat wechat = new EmulatedWeChat();

    @Test
    void exchangesACode() {
        CodeExchange exchange = wechat.client().exchange(source(), wechat.code());

        assertThat(exchange.openId()).isEqualTo(wechat.openId());
        assertThat(exchange.unionId()).isNotNull();
        assertThat(Base64.getDecoder().decode(exchange.sessionKey().reveal())).hasSize(16);
    }

    @Test
    void needsNoAccessToken() {
        wechat.client().exchange(source(), wechat.code());

        wechat.control().verify("code2Session", 1);
        wechat.control().verify("stable_token", 0);
        assertThat(wechat.control().journal()).hasSize(1);
    }

    @Test
    void hasNoUnionIdWithoutAnOpenPlatform() {
        Source other = source(OTHER_APP, "5ec2e707e307e307e307e307e307beef");
        LoginCode code = new LoginCode(wechat.control().loginCode(USER, OTHER_APP));

        assertThat(wechat.client().exchange(other, code).unionId()).isNull();
    }

    @Test
    void rejectsACodeUsedBefore() {
        WeChatClient client = wechat.client();
        LoginCode code = wechat.code();
        client.exchange(source(), code);

        WeChatException failure = failureOf(() -> client.exchange(source(), code));

        assertThat(failure.kind()).isEqualTo(Kind.CODE_USED);
        assertThat(failure.error().errcode()).isEqualTo(40163);
        assertThat(failure.error().rid()).matches("[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}");
        assertThat(failure).hasMessageContaining(failure.error().rid()).hasMessageContaining(APP);
    }

    @Test
    void rejectsAnExpiredCode() {
        LoginCode code = wechat.code();
        wechat.control().advanceClock(Duration.ofMinutes(6));

        assertThat(failureOf(() -> wechat.client().exchange(source(), code)).kind())
                .isEqualTo(Kind.INVALID_CODE);
    }

    @Test
    void rejectsACodeOfAnotherApp() {
        LoginCode code = new LoginCode(wechat.control().loginCode(USER, OTHER_APP));

        assertThat(failureOf(() -> wechat.client().exchange(source(), code)).kind())
                .isEqualTo(Kind.INVALID_CODE);
    }

    @Test
    void tellsTheOperatorOfAWrongSecret() {
        Source wrong = source(APP, "00000000000000000000000000000bad");

        WeChatException failure = failureOf(() -> wechat.client().exchange(wrong, wechat.code()));

        assertThat(failure.kind()).isEqualTo(Kind.REJECTED);
        assertThat(failure).hasMessageContaining("40125").hasMessageContaining("Compare the AppSecret");
    }

    @Test
    void reportsAHighRiskUser() {
        wechat.control().user(UserSpec.user(USER).behaviour(Behaviour.HIGH_RISK));

        assertThat(failureOf(() -> wechat.client().exchange(source(), wechat.code()))
                        .kind())
                .isEqualTo(Kind.HIGH_RISK);
    }

    @Test
    void saysWhenToComeBackAfterAMinuteQuota() {
        wechat.set(Settings.LOGINS_PER_USER_AND_MINUTE, 1);
        WeChatClient client = wechat.client();
        client.exchange(source(), wechat.code());

        WeChatException failure = failureOf(() -> client.exchange(source(), wechat.code()));

        assertThat(failure.kind()).isEqualTo(Kind.BUSY);
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofMinutes(1));
        wechat.control().verify("code2Session", 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"openid\":\"oAbc\"}",
                "{\"session_key\":\"tiihtNczf5v6AKRyjwEUhQ==\"}",
                "{\"openid\":\"\",\"session_key\":\"tiihtNczf5v6AKRyjwEUhQ==\"}",
                "{\"openid\":null,\"session_key\":\"tiihtNczf5v6AKRyjwEUhQ==\"}",
                "{\"openid\":17,\"session_key\":\"tiihtNczf5v6AKRyjwEUhQ==\"}",
                "{\"openid\":[\"oAbc\"],\"session_key\":\"tiihtNczf5v6AKRyjwEUhQ==\"}",
                "{\"openid\":\"o bc'--\",\"session_key\":\"tiihtNczf5v6AKRyjwEUhQ==\"}",
                "{\"openid\":\"oAbc\",\"session_key\":\"\"}",
                "{\"openid\":\"oAbc\",\"session_key\":\"not Base64!\"}",
                "{\"openid\":\"oAbc\",\"session_key\":\"AAAA\"}",
                "{\"openid\":\"oAbc\",\"session_key\":true}",
                "{\"openid\":\"oAbc\",\"session_key\":\"tiihtNczf5v6AKRyjwEUhQ==\",\"unionid\":7}",
                "{\"openid\":\"oAbc\",\"session_key\":\"tiihtNczf5v6AKRyjwEUhQ==\",\"unionid\":\"a b\"}",
                "{\"errcode\":0,\"errmsg\":\"ok\"}",
                "{\"errcode\":null,\"openid\":\"oAbc\",\"session_key\":\"tiihtNczf5v6AKRyjwEUhQ==\"}",
                "{\"errcode\":0.5,\"openid\":\"oAbc\",\"session_key\":\"tiihtNczf5v6AKRyjwEUhQ==\"}",
                "{\"errcode\":\"no\",\"openid\":\"oAbc\",\"session_key\":\"tiihtNczf5v6AKRyjwEUhQ==\"}",
                "{\"errcode\":99999999999,\"openid\":\"oAbc\",\"session_key\":\"tiihtNczf5v6AKRyjwEUhQ==\"}",
            })
    void neverLogsInOnAnAnswerWithoutAllItsParts(String body) {
        wechat.control().fault(Fault.on("jscode2session").body(body));

        WeChatException failure = failureOf(() -> wechat.client().exchange(source(), wechat.code()));

        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        wechat.control().verify("code2Session", 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"openid\":\"oAbc\",\"session_key\":\"tiihtNczf5v6AKRyjwEUhQ==\",\"errcode\":0,\"errmsg\":\"ok\"}",
                "{\"openid\":\"oAbc\",\"session_key\":\"tiihtNczf5v6AKRyjwEUhQ==\",\"errcode\":\"0\"}",
                "{\"openid\":\"oAbc\",\"session_key\":\"tiihtNczf5v6AKRyjwEUhQ==\",\"unionid\":\"\"}",
                "{\"openid\":\"oAbc\",\"session_key\":\"tiihtNczf5v6AKRyjwEUhQ==\",\"more\":{\"later\":[1,2]}}",
                "\uFEFF{\"openid\":\"oAbc\",\"session_key\":\"tiihtNczf5v6AKRyjwEUhQ==\"}",
                "\r\n {\"openid\":\"oAbc\",\"session_key\":\"tiihtNczf5v6AKRyjwEUhQ==\"}\n",
            })
    void takesASuccessInAllItsForms(String body) {
        wechat.control().fault(Fault.on("jscode2session").body(body).contentType("application/x-odd; charset=latin1"));

        assertThat(wechat.client().exchange(source(), wechat.code()).openId().value())
                .isEqualTo("oAbc");
    }
}
