package io.menjin.emulator.internal.api;

import static io.menjin.emulator.TestWorld.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.EmulatorControl;
import io.menjin.emulator.TestWorld;
import io.menjin.emulator.WireAnswer;
import io.menjin.emulator.WireClient;
import io.menjin.emulator.junit.WeChatEmulatorExtension;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ResetSessionKeyTest {

    private static final String PATH = "/wxa/resetusersessionkey";

    @RegisterExtension
    static final WeChatEmulatorExtension EMULATOR = TestWorld.extension();

    private final EmulatorControl control = EMULATOR.control();
    private final WireClient wechat = new WireClient(EMULATOR.baseUri());

    @Test
    void replacesTheKeyAtOnce() {
        String openId = control.user("alice").openId(SHOP);
        String old = login();

        WireAnswer reset = wechat.proof(PATH, wechat.shopToken(), openId, old);

        assertThat(reset.fields()).containsExactly("errcode", "errmsg", "openid", "session_key");
        assertThat(reset.text("openid")).isEqualTo(openId);
        assertThat(check(old)).isEqualTo(87009);
        assertThat(check(reset.text("session_key"))).isZero();
        assertThat(control.checkSession("alice", SHOP)).isFalse();
    }

    @Test
    void keepsTheOldExpiry() {
        String old = login();
        control.advanceClock(Duration.ofDays(2));
        String fresh = wechat.proof(
                        PATH, wechat.shopToken(), control.user("alice").openId(SHOP), old)
                .text("session_key");

        control.advanceClock(Duration.ofDays(1).minusSeconds(1));
        assertThat(check(fresh)).isZero();
        control.advanceClock(Duration.ofSeconds(1));
        assertThat(check(fresh)).isEqualTo(87009);
    }

    @Test
    void answers87007WithoutAKeyInForce() {
        String old = login();
        control.expireSessionKey("alice", SHOP);

        WireAnswer answer =
                wechat.proof(PATH, wechat.shopToken(), control.user("alice").openId(SHOP), old);

        assertThat(answer.errcode()).isEqualTo(87007);
        assertThat(answer.text("errmsg")).startsWith("session_key is not existd or expired");
    }

    @Test
    void answers87009ToAWrongSignature() {
        login();

        assertThat(wechat.proof(PATH, wechat.shopToken(), control.user("alice").openId(SHOP), "wrong")
                        .errcode())
                .isEqualTo(87009);
    }

    private String login() {
        return wechat.shopLogin(control.loginCode("alice", SHOP)).text("session_key");
    }

    private int check(String key) {
        return wechat.proof(
                        "/wxa/checksession",
                        wechat.shopToken(),
                        control.user("alice").openId(SHOP),
                        key)
                .errcode();
    }
}
