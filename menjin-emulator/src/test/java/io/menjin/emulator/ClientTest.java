package io.menjin.emulator;

import static io.menjin.emulator.TestWorld.MALL;
import static io.menjin.emulator.TestWorld.SHOP;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.menjin.emulator.internal.crypto.Digests;
import io.menjin.emulator.internal.crypto.OpenDataCipher;
import io.menjin.emulator.internal.json.Json;
import io.menjin.emulator.junit.WeChatEmulatorExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What happens on the phone, seen together with what the server gets. */
class ClientTest {

    @RegisterExtension
    static final WeChatEmulatorExtension EMULATOR = TestWorld.extension();

    private final EmulatorControl control = EMULATOR.control();
    private final WireClient wechat = new WireClient(EMULATOR.baseUri());

    @Test
    void encryptsThePhoneUnderTheKeyOfTheTapNotOfALaterLogin() {
        String before = login();
        PhoneTap tap = control.tapPhone("alice", SHOP);
        control.advanceClock(Duration.ofMinutes(5));
        String after = login();

        assertThat(after).isNotEqualTo(before);
        JsonNode phone = decrypt(before, String.valueOf(tap.encryptedData()), String.valueOf(tap.iv()));
        assertThat(phone.path("purePhoneNumber").stringValue()).isEqualTo("13800000001");
        assertThat(phone.at("/watermark/appid").stringValue()).isEqualTo(SHOP);
        assertThat(phone.at("/watermark/timestamp").longValue()).isEqualTo(TestWorld.START.getEpochSecond());
        assertThatThrownBy(() -> decrypt(after, String.valueOf(tap.encryptedData()), String.valueOf(tap.iv())))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void keepsTheKeyWhenTwoLoginsFollowClosely() {
        assertThat(login()).isEqualTo(login());
    }

    @Test
    void saysWhetherTheKeyOfTheLastCodeIsInForce() {
        assertThat(control.checkSession("alice", SHOP)).isFalse();
        login();
        assertThat(control.checkSession("alice", SHOP)).isTrue();
        control.rotateSessionKey("alice", SHOP);
        assertThat(control.checkSession("alice", SHOP)).isFalse();
        control.loginCode("alice", SHOP);
        assertThat(control.checkSession("alice", SHOP)).isTrue();
        control.expireSessionKey("alice", SHOP);
        assertThat(control.checkSession("alice", SHOP)).isFalse();
        assertThat(control.checkSession("alice", MALL)).isFalse();
    }

    @Test
    void signsAndEncryptsTheProfile() {
        String key = login();
        SignedData profile = control.profile("alice", SHOP);

        assertThat(profile.signature()).isEqualTo(Digests.sha1Hex(profile.rawData() + key));
        assertThat(Json.parse(profile.rawData().getBytes(UTF_8))
                        .path("nickName")
                        .stringValue())
                .isEqualTo("爱丽丝");
        JsonNode plain = decrypt(key, profile.encryptedData(), profile.iv());
        assertThat(plain.path("nickName").stringValue()).isEqualTo("爱丽丝");
        assertThat(plain.has("openId")).isFalse();
        assertThat(plain.has("watermark")).isTrue();
    }

    @Test
    void encryptsAnyDataWithAnyWatermark() {
        String key = login();
        SignedData own = control.openData("alice", SHOP, Map.of("steps", 7));
        SignedData foreign = control.openData("alice", SHOP, Map.of("steps", 7), "wxforeign", Instant.ofEpochSecond(1));

        assertThat(own.rawData()).isEqualTo("{\"steps\":7}");
        assertThat(decrypt(key, own.encryptedData(), own.iv())
                        .at("/watermark/appid")
                        .stringValue())
                .isEqualTo(SHOP);
        JsonNode plain = decrypt(key, foreign.encryptedData(), foreign.iv());
        assertThat(plain.path("watermark").toString()).isEqualTo("{\"timestamp\":1,\"appid\":\"wxforeign\"}");
    }

    @Test
    void failsToLogInWhereWeChatBlocksIt() {
        control.user(UserSpec.user("dave").behaviour(Behaviour.LOGIN_BLOCKED));

        LoginResult result = control.login("dave", SHOP);

        assertThat(result.code()).isNull();
        assertThat(result.errno()).isEqualTo(1402101);
        assertThat(result.errMsg()).startsWith("login:fail");
    }

    @Test
    void knowsThePeopleAgainAfterARestart() throws Exception {
        try (WeChatEmulator first = TestWorld.builder().build();
                WeChatEmulator second = TestWorld.builder().build()) {
            assertThat(first.control().user("alice")).isEqualTo(second.control().user("alice"));
        }
    }

    @Test
    void takesSomebodyForNewEachStartWhenTold() {
        WeChatEmulatorBuilder builder =
                TestWorld.builder().user(UserSpec.user("carol").newEachStart());
        try (WeChatEmulator emulator = builder.build()) {
            String first = emulator.control().user("carol").openId(SHOP);
            emulator.control().reset();

            assertThat(emulator.control().user("carol").openId(SHOP)).isNotEqualTo(first);
            assertThat(builder.build().control().user("carol").openId(SHOP)).isNotEqualTo(first);
        }
    }

    @Test
    void keepsWhatWasGeneratedThroughAReset() {
        try (WeChatEmulator emulator =
                WeChatEmulator.builder().app(AppSpec.generated()).build()) {
            EmulatedApp before = emulator.control().apps().get(0);
            emulator.control().reset();

            assertThat(emulator.control().apps()).containsExactly(before);
            assertThat(before.appId()).startsWith("wxemu").hasSize(18);
            assertThat(before.secret()).matches("5ec2e7[0-9a-f]{26}");
        }
    }

    private String login() {
        return wechat.shopLogin(control.loginCode("alice", SHOP)).text("session_key");
    }

    private static JsonNode decrypt(String key, String data, String iv) {
        return Json.parse(OpenDataCipher.decrypt(key, Base64.getDecoder().decode(iv), data));
    }
}
