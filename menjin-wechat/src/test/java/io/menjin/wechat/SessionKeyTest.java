package io.menjin.wechat;

import static io.menjin.wechat.EmulatedWeChat.APP;
import static io.menjin.wechat.EmulatedWeChat.USER;
import static io.menjin.wechat.EmulatedWeChat.source;
import static io.menjin.wechat.Failing.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.secret.SessionKey;
import io.menjin.core.wechat.WeChatException.Kind;
import io.menjin.emulator.Fault;
import io.menjin.emulator.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionKeyTest {

    private static final String NEW_KEY = "HyVFkGl5F5OQWJZZaNzBBg==";

    @RegisterExtension
    static final EmulatedWeChat wechat = new EmulatedWeChat();

    @Test
    void isValidUntilItIsReplaced() {
        wechat.set(Settings.UPPERCASE_SIGNATURE_ACCEPTED, false);
        WeChatClient client = wechat.client();
        SessionKey key = client.exchange(source(), wechat.code()).sessionKey();

        assertThat(client.checkSessionKey(source(), wechat.openId(), key)).isTrue();
        wechat.control().rotateSessionKey(USER, APP);
        assertThat(client.checkSessionKey(source(), wechat.openId(), key)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"errmsg\":\"ok\"}", "{\"errcode\":\"\"}", "{\"errcode\":true}"})
    void isNotValidByAnAnswerThatSaysNothing(String body) {
        wechat.control().fault(Fault.on("checksession").body(body));
        SessionKey key = new SessionKey(NEW_KEY);

        assertThat(failureOf(() -> wechat.client().checkSessionKey(source(), wechat.openId(), key))
                        .kind())
                .isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void isReset() {
        WeChatClient client = wechat.client();
        SessionKey old = client.exchange(source(), wechat.code()).sessionKey();

        SessionKey fresh =
                client.resetSessionKey(source(), wechat.openId(), old).orElseThrow();

        assertThat(client.checkSessionKey(source(), wechat.openId(), fresh)).isTrue();
        assertThat(client.checkSessionKey(source(), wechat.openId(), old)).isFalse();
    }

    @Test
    void isNotResetWhenWeChatHoldsAnother() {
        WeChatClient client = wechat.client();
        client.exchange(source(), wechat.code());
        SessionKey old = new SessionKey("tiihtNczf5v6AKRyjwEUhQ==");

        assertThat(client.resetSessionKey(source(), wechat.openId(), old)).isEmpty();
    }

    @Test
    void isNotResetWhenItHasExpired() {
        WeChatClient client = wechat.client();
        SessionKey key = client.exchange(source(), wechat.code()).sessionKey();
        wechat.control().expireSessionKey(USER, APP);

        assertThat(client.resetSessionKey(source(), wechat.openId(), key)).isEmpty();
        assertThat(client.checkSessionKey(source(), wechat.openId(), key)).isFalse();
    }

    @Test
    void isNotTakenFromAnAnswerAboutAnotherPerson() {
        SessionKey old = new SessionKey("tiihtNczf5v6AKRyjwEUhQ==");
        wechat.control()
                .fault(Fault.on("/wxa/resetusersessionkey")
                        .body("{\"errcode\":0,\"openid\":\"oSomebodyElse\",\"session_key\":\"" + NEW_KEY + "\"}"));

        assertThat(failureOf(() -> wechat.client().resetSessionKey(source(), wechat.openId(), old))
                        .kind())
                .isEqualTo(Kind.UNAVAILABLE);
    }
}
