package io.menjin.emulator.internal.api;

import static io.menjin.emulator.TestWorld.MALL;
import static io.menjin.emulator.TestWorld.MALL_SECRET;
import static io.menjin.emulator.TestWorld.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.Behaviour;
import io.menjin.emulator.EmulatorControl;
import io.menjin.emulator.PhoneTap;
import io.menjin.emulator.Settings;
import io.menjin.emulator.TestWorld;
import io.menjin.emulator.UserSpec;
import io.menjin.emulator.WireAnswer;
import io.menjin.emulator.WireClient;
import io.menjin.emulator.junit.WeChatEmulatorExtension;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class GetPhoneNumberTest {

    @RegisterExtension
    static final WeChatEmulatorExtension EMULATOR = TestWorld.extension();

    private final EmulatorControl control = EMULATOR.control();
    private final WireClient wechat = new WireClient(EMULATOR.baseUri());

    @Test
    void answersTheNumberWithTheWatermarkOfTheTap() {
        String code = tap("alice");
        control.advanceClock(Duration.ofMinutes(2));

        WireAnswer answer = wechat.phone(wechat.shopToken(), code);

        assertThat(answer.body())
                .isEqualTo("{\"errcode\":0,\"errmsg\":\"ok\",\"phone_info\":{\"phoneNumber\":\"13800000001\","
                        + "\"purePhoneNumber\":\"13800000001\",\"countryCode\":\"86\",\"watermark\":{\"timestamp\":"
                        + TestWorld.START.getEpochSecond() + ",\"appid\":\"" + SHOP + "\"}}}");
    }

    @Test
    void answersTheNumberOfTheTapWhateverThePersonHasSince() {
        String code = tap("alice");
        control.user(UserSpec.user("alice").phone("5551234").countryCode("1"));
        String later = tap("alice");

        assertThat(pureNumber(code)).isEqualTo("86 13800000001");
        assertThat(pureNumber(later)).isEqualTo("1 5551234");
    }

    @Test
    void needsNoLoginBefore() {
        assertThat(wechat.phone(wechat.shopToken(), tap("alice")).errcode()).isZero();
    }

    @Test
    void putsTheCountryCodeBeforeAForeignNumber() {
        WireAnswer answer = wechat.phone(wechat.shopToken(), tap("grace"));

        assertThat(answer.json().at("/phone_info/phoneNumber").stringValue()).isEqualTo("85291234567");
        assertThat(answer.json().at("/phone_info/purePhoneNumber").stringValue())
                .isEqualTo("91234567");
        control.setting(Settings.FOREIGN_PHONE_PREFIX, "+");
        assertThat(wechat.phone(wechat.shopToken(), tap("grace"))
                        .json()
                        .at("/phone_info/phoneNumber")
                        .stringValue())
                .isEqualTo("+85291234567");
    }

    @Test
    void refusesACodeUsedTwice() {
        String code = tap("alice");
        wechat.phone(wechat.shopToken(), code);

        assertThat(wechat.phone(wechat.shopToken(), code).errcode()).isEqualTo(40029);
        control.setting(Settings.USED_PHONE_CODE_ERRCODE, 40163);
        assertThat(wechat.phone(wechat.shopToken(), code).errcode()).isEqualTo(40163);
    }

    @Test
    void refusesACodeAfterFiveMinutes() {
        String code = tap("alice");
        control.advanceClock(Duration.ofMinutes(5));

        assertThat(wechat.phone(wechat.shopToken(), code).errcode()).isEqualTo(40029);
    }

    @Test
    void refusesALoginCodeAndSaysSo() {
        WireAnswer answer = wechat.phone(wechat.shopToken(), control.loginCode("alice", SHOP));

        assertThat(answer.errcode()).isEqualTo(40029);
        assertThat(answer.explain()).contains("the code of wx.login");
    }

    @Test
    void refusesTheCodeOfAnotherApp() {
        String mallToken = wechat.token(MALL, MALL_SECRET).text("access_token");

        WireAnswer answer = wechat.phone(mallToken, tap("alice"));

        assertThat(answer.errcode()).isEqualTo(40013);
        assertThat(answer.explain()).contains("issued for another app");
    }

    @Test
    void checksTheOpenidIfThereIsOne() {
        String alice = control.user("alice").openId(SHOP);
        String grace = control.user("grace").openId(SHOP);
        String code = tap("alice");

        assertThat(withOpenId(code, grace).errcode()).isEqualTo(40003);
        assertThat(withOpenId(code, alice).errcode()).isZero();
    }

    @Test
    void answersAMismatchAsTold() {
        control.setting(Settings.PHONE_OPENID_MISMATCH_ERRCODE, 40029);

        assertThat(withOpenId(tap("alice"), "oOther").errcode()).isEqualTo(40029);
    }

    @Test
    void refusesABodyWithoutCode() {
        WireAnswer answer =
                wechat.post("/wxa/business/getuserphonenumber", Map.of("access_token", wechat.shopToken()), Map.of());

        assertThat(answer.errcode()).isEqualTo(40029);
        assertThat(answer.explain()).isEqualTo("the body has no code");
    }

    @Test
    void givesNoCodeToTheAppOfAUserWhoRefuses() {
        PhoneTap tap = control.tapPhone("bob", SHOP);

        assertThat(tap.errMsg()).isEqualTo("getPhoneNumber:fail user deny");
        assertThat(tap.code()).isNull();
        assertThat(tap.encryptedData()).isNull();
    }

    @Test
    void givesNoCodeWithoutPhoneOrQuota() {
        assertThat(control.tapPhone("ron", SHOP).errMsg()).isEqualTo("getPhoneNumber:fail:cancel to bind phone");
        control.user(UserSpec.user("alice").behaviour(Behaviour.NO_PHONE_QUOTA));
        assertThat(control.tapPhone("alice", SHOP).errno()).isEqualTo(1400001);
    }

    @Test
    void refusesAGet() {
        assertThat(wechat.get("/wxa/business/getuserphonenumber", Map.of()).errcode())
                .isEqualTo(43002);
    }

    private String pureNumber(String code) {
        JsonNode phone = wechat.phone(wechat.shopToken(), code).json().get("phone_info");
        return phone.get("countryCode").stringValue() + " "
                + phone.get("purePhoneNumber").stringValue();
    }

    private String tap(String user) {
        return String.valueOf(control.tapPhone(user, SHOP).code());
    }

    private WireAnswer withOpenId(String code, String openId) {
        return wechat.post(
                "/wxa/business/getuserphonenumber",
                Map.of("access_token", wechat.shopToken()),
                Map.of("code", code, "openid", openId));
    }
}
