package io.menjin.wechat;

import static io.menjin.wechat.EmulatedWeChat.APP;
import static io.menjin.wechat.EmulatedWeChat.source;
import static io.menjin.wechat.Failing.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.OpenId;
import io.menjin.core.secret.PhoneCode;
import io.menjin.core.wechat.WeChatException.Kind;
import io.menjin.core.wechat.WeChatPhone;
import io.menjin.emulator.Fault;
import io.menjin.emulator.Settings;
import io.menjin.emulator.UserSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    private static final String API = "getuserphonenumber";

    @RegisterExtension
    static final EmulatedWeChat wechat = new EmulatedWeChat();

    @Test
    void readsThePhoneNumber() {
        WeChatPhone phone = wechat.client().phoneNumber(source(), wechat.phoneCode(), wechat.openId());

        assertThat(phone.number().reveal()).isEqualTo("+8613800000001");
        assertThat(phone.masked()).isEqualTo("138****0001");
        assertThat(phone.countryCode()).isEqualTo("86");
    }

    @Test
    void readsANumberOfAnotherCountry() {
        wechat.control().user(UserSpec.user("alice").phone("91234567").countryCode("852"));

        assertThat(wechat.client()
                        .phoneNumber(source(), wechat.phoneCode(), wechat.openId())
                        .number()
                        .reveal())
                .isEqualTo("+85291234567");
    }

    @Test
    void refusesTheTapOfAnotherPerson() {
        OpenId bob = new OpenId(wechat.control().user("bob").openId(APP));

        assertThat(failureOf(() -> wechat.client().phoneNumber(source(), wechat.phoneCode(), bob))
                        .kind())
                .isEqualTo(Kind.INVALID_CODE);
    }

    @ParameterizedTest
    @ValueSource(ints = {40029, 40163})
    void refusesACodeUsedBefore(int errcode) {
        wechat.set(Settings.USED_PHONE_CODE_ERRCODE, errcode);
        WeChatClient client = wechat.client();
        PhoneCode code = wechat.phoneCode();
        client.phoneNumber(source(), code, wechat.openId());

        assertThat(failureOf(() -> client.phoneNumber(source(), code, wechat.openId()))
                        .kind())
                .isIn(Kind.INVALID_CODE, Kind.CODE_USED);
    }

    @Test
    void refusesALoginCode() {
        PhoneCode code = new PhoneCode(wechat.code().reveal());

        assertThat(failureOf(() -> wechat.client().phoneNumber(source(), code, wechat.openId()))
                        .kind())
                .isEqualTo(Kind.INVALID_CODE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"errcode\":0,\"errmsg\":\"ok\"}",
                "{\"errcode\":0,\"phone_info\":null}",
                "{\"errcode\":0,\"phone_info\":{\"purePhoneNumber\":\"13580006666\",\"countryCode\":\"86\"}}",
                "{\"errcode\":0,\"phone_info\":{\"purePhoneNumber\":\"13580006666\",\"countryCode\":\"86\","
                        + "\"watermark\":{\"timestamp\":1637744274,\"appid\":\"wxAnotherApp\"}}}",
                "{\"errcode\":0,\"phone_info\":{\"purePhoneNumber\":\"13580006666\",\"countryCode\":\"86\","
                        + "\"watermark\":{\"appid\":\"wxemu00000000shop\"}}}",
                "{\"errcode\":0,\"phone_info\":{\"purePhoneNumber\":\"13580006666\",\"countryCode\":86,"
                        + "\"watermark\":{\"timestamp\":1637744274,\"appid\":\"wxemu00000000shop\"}}}",
                "{\"errcode\":0,\"phone_info\":{\"purePhoneNumber\":\"1358000 6666\",\"countryCode\":\"86\","
                        + "\"watermark\":{\"timestamp\":1637744274,\"appid\":\"wxemu00000000shop\"}}}",
                "{\"errcode\":0,\"phone_info\":{\"phoneNumber\":\"13580006666\",\"countryCode\":\"86\","
                        + "\"watermark\":{\"timestamp\":1637744274,\"appid\":\"wxemu00000000shop\"}}}",
            })
    void refusesAnAnswerWithoutAllItsParts(String body) {
        wechat.control().fault(Fault.on(API).body(body));

        assertThat(failureOf(() -> wechat.client().phoneNumber(source(), wechat.phoneCode(), wechat.openId()))
                        .kind())
                .isEqualTo(Kind.UNAVAILABLE);
    }
}
