package io.menjin.emulator.internal.api;

import static io.menjin.emulator.TestWorld.MALL;
import static io.menjin.emulator.TestWorld.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.EmulatorControl;
import io.menjin.emulator.Settings;
import io.menjin.emulator.TestWorld;
import io.menjin.emulator.WireAnswer;
import io.menjin.emulator.WireClient;
import io.menjin.emulator.internal.crypto.Digests;
import io.menjin.emulator.junit.WeChatEmulatorExtension;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CheckSessionKeyTest {

    private static final String PATH = "/wxa/checksession";

    @RegisterExtension
    static final WeChatEmulatorExtension EMULATOR = TestWorld.extension();

    private final EmulatorControl control = EMULATOR.control();
    private final WireClient wechat = new WireClient(EMULATOR.baseUri());
    private String openId = "";
    private String key = "";

    @BeforeEach
    void login() {
        openId = control.user("alice").openId(SHOP);
        key = wechat.shopLogin(control.loginCode("alice", SHOP)).text("session_key");
    }

    @Test
    void acceptsTheKeyInForce() {
        assertThat(check(key).body()).isEqualTo("{\"errcode\":0,\"errmsg\":\"ok\"}");
    }

    @Test
    void refusesAReplacedKey() {
        control.rotateSessionKey("alice", SHOP);

        WireAnswer answer = check(key);

        assertThat(answer.errcode()).isEqualTo(87009);
        assertThat(answer.text("errmsg")).startsWith("invalid signature rid: ");
        assertThat(answer.explain()).contains("which is number 2 of this user");
    }

    @Test
    void refusesAnExpiredKey() {
        control.expireSessionKey("alice", SHOP);

        assertThat(check(key).errcode()).isEqualTo(87009);
    }

    @Test
    void refusesAKeyThatWasNotUsedForItsLifetime() {
        control.advanceClock(Duration.ofDays(3));

        WireAnswer answer = check(key);

        assertThat(answer.errcode()).isEqualTo(87009);
        assertThat(answer.explain()).contains("expired at 2026-11-24T08:00:00Z");
    }

    @Test
    void refusesAUserWhoNeverLoggedIn() {
        String grace = control.user("grace").openId(SHOP);

        WireAnswer answer = wechat.proof(PATH, wechat.shopToken(), grace, key);

        assertThat(answer.errcode()).isEqualTo(87009);
        assertThat(answer.explain()).contains("never logged in");
    }

    @Test
    void recognizesTheSignatureOverTheOpenid() {
        WireAnswer answer =
                wechat.get(PATH, WireClient.proofQuery(wechat.shopToken(), openId, Digests.hmacSha256Hex(key, openId)));

        assertThat(answer.errcode()).isEqualTo(87009);
        assertThat(answer.explain()).contains("over the openid");
    }

    @Test
    void recognizesTheSignatureOfTheDecodedKey() throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(java.util.Base64.getDecoder().decode(key), "HmacSHA256"));
        String signature = HexFormat.of().formatHex(mac.doFinal());

        WireAnswer answer = wechat.get(PATH, WireClient.proofQuery(wechat.shopToken(), openId, signature));

        assertThat(answer.errcode()).isEqualTo(87009);
        assertThat(answer.explain()).contains("decoded bytes");
    }

    @Test
    void acceptsUpperCaseUnlessTold() {
        String signature = Digests.hmacSha256Hex(key, "").toUpperCase(Locale.ROOT);
        Map<String, String> query = WireClient.proofQuery(wechat.shopToken(), openId, signature);

        assertThat(wechat.get(PATH, query).errcode()).isZero();
        control.setting(Settings.UPPERCASE_SIGNATURE_ACCEPTED, false);
        assertThat(wechat.get(PATH, query).errcode()).isEqualTo(87009);
        assertThat(wechat.get(PATH, query).explain()).contains("upper case");
    }

    @Test
    void refusesAnotherMethodOfSigning() {
        Map<String, String> query = WireClient.proofQuery(wechat.shopToken(), openId, Digests.hmacSha256Hex(key, ""));
        query.put("sig_method", "hmac_sha1");

        assertThat(wechat.get(PATH, query).errcode()).isEqualTo(87008);
    }

    @Test
    void refusesTheOpenidOfAnotherApp() {
        String mallOpenId = control.user("alice").openId(MALL);

        WireAnswer answer = wechat.proof(PATH, wechat.shopToken(), mallOpenId, key);

        assertThat(answer.errcode()).isEqualTo(40003);
        assertThat(answer.explain()).contains("belongs to the app " + MALL);
    }

    @Test
    void refusesAPost() {
        assertThat(wechat.post(PATH, Map.of(), Map.of()).errcode()).isEqualTo(43001);
    }

    private WireAnswer check(String sessionKey) {
        return wechat.proof(PATH, wechat.shopToken(), openId, sessionKey);
    }
}
