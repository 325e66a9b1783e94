package io.menjin.emulator.internal.api;

import static io.menjin.emulator.TestWorld.MALL;
import static io.menjin.emulator.TestWorld.MALL_SECRET;
import static io.menjin.emulator.TestWorld.SHOP;
import static io.menjin.emulator.TestWorld.SHOP_SECRET;
import static io.menjin.emulator.TestWorld.SOLO;
import static io.menjin.emulator.TestWorld.SOLO_SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.AppSpec;
import io.menjin.emulator.Behaviour;
import io.menjin.emulator.EmulatorControl;
import io.menjin.emulator.LoginCheck;
import io.menjin.emulator.Settings;
import io.menjin.emulator.TestWorld;
import io.menjin.emulator.UserSpec;
import io.menjin.emulator.WireAnswer;
import io.menjin.emulator.WireClient;
import io.menjin.emulator.junit.WeChatEmulatorExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Code2SessionTest {

    @RegisterExtension
    static final WeChatEmulatorExtension EMULATOR = TestWorld.extension();

    private final EmulatorControl control = EMULATOR.control();
    private final WireClient wechat = new WireClient(EMULATOR.baseUri());

    @Test
    void answersSuccessAsTextWithoutErrcode() {
        WireAnswer answer = wechat.shopLogin(control.loginCode("alice", SHOP));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("text/plain");
        assertThat(answer.fields()).containsExactly("session_key", "openid", "unionid");
        assertThat(answer.text("session_key")).matches("[A-Za-z0-9+/]{22}==");
        assertThat(answer.text("openid")).matches("o[A-Za-z0-9_-]{27}");
        assertThat(answer.explain()).isEmpty();
    }

    @Test
    void leavesUnionidOutWhereTheAppIsOnNoOpenPlatform() {
        WireAnswer answer = wechat.code2Session(SOLO, SOLO_SECRET, control.loginCode("alice", SOLO));

        assertThat(answer.fields()).containsExactly("session_key", "openid");
    }

    @Test
    void givesOneUnionidAndTwoOpenidsInTwoAppsOfOneOpenPlatform() {
        WireAnswer shop = wechat.shopLogin(control.loginCode("alice", SHOP));
        WireAnswer mall = wechat.code2Session(MALL, MALL_SECRET, control.loginCode("alice", MALL));

        assertThat(shop.text("unionid")).isEqualTo(mall.text("unionid"));
        assertThat(shop.text("openid")).isNotEqualTo(mall.text("openid"));
    }

    @Test
    void refusesACodeUsedTwiceWith40163() {
        String code = control.loginCode("alice", SHOP);
        wechat.shopLogin(code);

        WireAnswer second = wechat.shopLogin(code);

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.contentType()).isEqualTo("text/plain");
        assertThat(second.errcode()).isEqualTo(40163);
        assertThat(second.text("errmsg")).matches("code been used, rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}");
        assertThat(second.explain()).contains("exchanged before, at 2026-11-21T08:00:00Z");
    }

    @Test
    void beginsTheRidWithTheTime() {
        String errmsg = wechat.shopLogin("unknown").text("errmsg");

        String seconds = errmsg.substring(errmsg.indexOf("rid: ") + 5).substring(0, 8);
        assertThat(Long.parseLong(seconds, 16)).isEqualTo(TestWorld.START.getEpochSecond());
    }

    @Test
    void refusesACodeAfterFiveMinutes() {
        String code = control.loginCode("alice", SHOP);
        control.advanceClock(Duration.ofMinutes(5));

        WireAnswer answer = wechat.shopLogin(code);

        assertThat(answer.errcode()).isEqualTo(40029);
        assertThat(answer.explain()).contains("expired at 2026-11-21T08:05:00Z");
    }

    @Test
    void acceptsACodeJustBeforeItsEnd() {
        String code = control.loginCode("alice", SHOP);
        control.advanceClock(Duration.ofMinutes(5).minusMillis(1));

        assertThat(wechat.shopLogin(code).errcode()).isZero();
    }

    @Test
    void refusesTheCodeOfAnotherAppAndSaysSo() {
        WireAnswer answer = wechat.code2Session(MALL, MALL_SECRET, control.loginCode("alice", SHOP));

        assertThat(answer.errcode()).isEqualTo(40029);
        assertThat(answer.explain()).isEqualTo("the code was issued for another app: " + SHOP + ", not " + MALL);
    }

    @Test
    void refusesAPhoneCodeAndSaysSo() {
        String phoneCode = String.valueOf(control.tapPhone("alice", SHOP).code());

        WireAnswer answer = wechat.shopLogin(phoneCode);

        assertThat(answer.errcode()).isEqualTo(40029);
        assertThat(answer.explain()).contains("not interchangeable");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "appid      | 41002 | appid missing, rid:",
                "secret     | 41004 | appsecret missing, rid:",
                "js_code    | 41008 | missing code, rid:",
                "grant_type | 40002 | invalid grant_type rid:"
            })
    void namesTheParameterThatIsMissing(String parameter, int errcode, String errmsg) {
        Map<String, String> query = new HashMap<>(
                Map.of("appid", SHOP, "secret", SHOP_SECRET, "js_code", "x", "grant_type", "authorization_code"));
        query.remove(parameter);

        WireAnswer answer = wechat.get("/sns/jscode2session", query);

        assertThat(answer.errcode()).isEqualTo(errcode);
        assertThat(answer.text("errmsg")).startsWith(errmsg);
    }

    @Test
    void checksInTheDocumentedOrder() {
        assertThat(wechat.get("/sns/jscode2session", Map.of()).errcode()).isEqualTo(41002);
        assertThat(wechat.code2Session("wxunknown", "wrong", "unknown").errcode())
                .isEqualTo(40013);
        assertThat(wechat.code2Session(SHOP, "wrong", "unknown").errcode()).isEqualTo(40125);
        assertThat(wechat.code2Session(SHOP, SHOP_SECRET, "unknown").errcode()).isEqualTo(40029);
    }

    @Test
    void checksInAnotherOrderWhenTold() {
        List<LoginCheck> reversed = new ArrayList<>(List.of(LoginCheck.values()));
        Collections.reverse(reversed);
        control.setting(Settings.LOGIN_CHECK_ORDER, reversed);

        assertThat(wechat.code2Session(SHOP, "wrong", "unknown").errcode()).isEqualTo(40029);
    }

    @Test
    void refusesAPostAsIfItHadNoParameters() {
        WireAnswer answer =
                wechat.post("/sns/jscode2session", Map.of("appid", SHOP), Map.of("appid", SHOP, "secret", SHOP_SECRET));

        assertThat(answer.errcode()).isEqualTo(41002);
        assertThat(answer.contentType()).isEqualTo("text/plain");
    }

    @Test
    void ignoresUnknownParameters() {
        WireAnswer answer = wechat.get(
                "/sns/jscode2session",
                Map.of(
                        "appid",
                        SHOP,
                        "secret",
                        SHOP_SECRET,
                        "js_code",
                        control.loginCode("alice", SHOP),
                        "grant_type",
                        "authorization_code",
                        "access_token",
                        "whatever"));

        assertThat(answer.errcode()).isZero();
    }

    @Test
    void pointsOutAParameterThatIsThereTwice() {
        WireAnswer answer = wechat.get(
                "/sns/jscode2session?appid=" + SHOP + "&secret=" + SHOP_SECRET
                        + "&js_code=x&appid=wxevil&grant_type=authorization_code",
                Map.of());

        assertThat(answer.errcode()).isEqualTo(40029);
        assertThat(answer.explain()).contains("the first counts: appid");
    }

    @Test
    void blocksARiskyUser() {
        WireAnswer answer = wechat.shopLogin(control.loginCode("ron", SHOP));

        assertThat(answer.errcode()).isEqualTo(40226);
        assertThat(answer.text("errmsg")).startsWith("code blocked");
    }

    @Test
    void refusesTheHundredAndFirstExchangeOfAUserInAMinute() {
        for (int i = 0; i < 100; i++) {
            assertThat(wechat.shopLogin(control.loginCode("alice", SHOP)).errcode())
                    .isZero();
        }

        WireAnswer answer = wechat.shopLogin(control.loginCode("alice", SHOP));
        assertThat(answer.errcode()).isEqualTo(45011);
        assertThat(answer.text("errmsg"))
                .startsWith("api minute-quota reach limit  mustslower  retry next minute rid: ");
        assertThat(wechat.shopLogin(control.loginCode("grace", SHOP)).errcode()).isZero();
        control.advanceClock(Duration.ofMinutes(1));
        assertThat(wechat.shopLogin(control.loginCode("alice", SHOP)).errcode()).isZero();
    }

    @Test
    void keepsTheCodeWhenTheSecretWasWrong() {
        String code = control.loginCode("alice", SHOP);
        wechat.code2Session(SHOP, "wrong", code);

        assertThat(wechat.shopLogin(code).errcode()).isZero();
    }

    @Test
    void usesTheCodeUpWhenTheSecretWasWrongIfTold() {
        control.setting(Settings.FAILED_EXCHANGE_USES_CODE, true);
        String code = control.loginCode("alice", SHOP);
        wechat.code2Session(SHOP, "wrong", code);

        assertThat(wechat.shopLogin(code).errcode()).isEqualTo(40163);
    }

    @Test
    void logsTheDefaultUserInWithTheCodeOfDevTools() {
        WireAnswer first = wechat.shopLogin("the code is a mock one");
        WireAnswer second = wechat.shopLogin("the code is a mock one");

        assertThat(first.text("openid")).isEqualTo(control.user("alice").openId(SHOP));
        assertThat(second.errcode()).isZero();
        control.setting(Settings.DEFAULT_USER, "grace");
        assertThat(wechat.shopLogin("the code is a mock one").text("openid"))
                .isEqualTo(control.user("grace").openId(SHOP));
        control.setting(Settings.DEFAULT_USER, "nobody");
        assertThat(wechat.shopLogin("the code is a mock one").errcode()).isEqualTo(40029);
    }

    @ParameterizedTest
    @CsvSource({"EMU-BUSY,-1", "EMU--1,-1", "EMU-40029,40029", "EMU-45011,45011", "EMU-99999,99999"})
    void answersWhatAScriptedCodeNames(String code, int errcode) {
        assertThat(wechat.shopLogin(code).errcode()).isEqualTo(errcode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'", "\"", "a&appid=wxevil", "a\r\nb", "a\u0000b", "码", "%", "+", "EMU-", "EMU-x"})
    void takesAnyTextForAnUnknownCode(String code) {
        WireAnswer answer = wechat.shopLogin(code);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.errcode()).isEqualTo(40029);
    }

    @Test
    void refusesAFrozenSecret() {
        control.app(AppSpec.app(SHOP).secretFrozen(true));

        assertThat(wechat.shopLogin("x").errcode()).isEqualTo(40243);
    }

    @Test
    void givesNoUnionidToAUserWithoutOne() {
        control.user(UserSpec.user("una").behaviour(Behaviour.NO_UNION_ID));

        assertThat(wechat.shopLogin(control.loginCode("una", SHOP)).fields()).containsExactly("session_key", "openid");
    }

    @Test
    void handsOutTheKeyInForceAtTheExchangeNotAtTheLogin() {
        String code = control.loginCode("alice", SHOP);
        control.rotateSessionKey("alice", SHOP);
        String key = wechat.shopLogin(code).text("session_key");

        WireAnswer check = wechat.proof(
                "/wxa/checksession", wechat.shopToken(), control.user("alice").openId(SHOP), key);
        assertThat(check.errcode()).isZero();
    }
}
