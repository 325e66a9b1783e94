package io.menjin.emulator.internal.api;

import static io.menjin.emulator.TestWorld.SHOP;
import static io.menjin.emulator.TestWorld.SHOP_SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.EmulatorControl;
import io.menjin.emulator.TestWorld;
import io.menjin.emulator.WireAnswer;
import io.menjin.emulator.WireClient;
import io.menjin.emulator.junit.WeChatEmulatorExtension;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GetStableAccessTokenTest {

    @RegisterExtension
    static final WeChatEmulatorExtension EMULATOR = TestWorld.extension();

    private final EmulatorControl control = EMULATOR.control();
    private final WireClient wechat = new WireClient(EMULATOR.baseUri());

    @Test
    void givesTheSameTokenWithWhatIsLeftOfItsLife() {
        WireAnswer first = wechat.stableToken(false);
        control.advanceClock(Duration.ofSeconds(6855));
        WireAnswer later = wechat.stableToken(false);

        assertThat(later.text("access_token")).isEqualTo(first.text("access_token"));
        assertThat(later.fields()).containsExactly("access_token", "expires_in");
        assertThat(later.json().path("expires_in").intValue()).isEqualTo(345);
    }

    @Test
    void renewsWithinTheLastFiveMinutesAndLetsTheOldOneLiveOn() {
        String first = wechat.shopToken();
        control.advanceClock(Duration.ofSeconds(6900));
        WireAnswer renewed = wechat.stableToken(false);

        assertThat(renewed.text("access_token")).isNotEqualTo(first);
        assertThat(renewed.json().path("expires_in").intValue()).isEqualTo(7200);
        assertThat(wechat.phone(first, "x").errcode()).isEqualTo(40029);
        control.advanceClock(Duration.ofSeconds(300));
        assertThat(wechat.phone(first, "x").errcode()).isEqualTo(42001);
    }

    @Test
    void endsTheOldTokenAtOnceWhenForced() {
        String first = wechat.shopToken();
        String second = wechat.stableToken(true).text("access_token");

        assertThat(second).isNotEqualTo(first);
        assertThat(wechat.phone(first, "x").errcode()).isEqualTo(40001);
        assertThat(wechat.phone(second, "x").errcode()).isEqualTo(40029);
    }

    @Test
    void doesNotRefreshTwiceWithinThirtySeconds() {
        String first = wechat.stableToken(true).text("access_token");
        control.advanceClock(Duration.ofMillis(29_999));
        assertThat(wechat.stableToken(true).text("access_token")).isEqualTo(first);
        control.advanceClock(Duration.ofMillis(1));

        assertThat(wechat.stableToken(true).text("access_token")).isNotEqualTo(first);
    }

    @Test
    void refusesTheTwentyFirstForcedRefreshOfADay() {
        for (int i = 0; i < 20; i++) {
            assertThat(wechat.stableToken(true).errcode()).isZero();
            control.advanceClock(Duration.ofSeconds(30));
        }

        assertThat(wechat.stableToken(true).errcode()).isEqualTo(45009);
        assertThat(wechat.stableToken(false).errcode()).isZero();
        control.advanceClock(Duration.ofHours(8));
        assertThat(wechat.stableToken(true).errcode()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"grant_type,40002", "appid,41002", "secret,41004"})
    void namesTheFieldThatIsMissing(String field, int errcode) {
        Map<String, Object> body =
                new HashMap<>(Map.of("grant_type", "client_credential", "appid", SHOP, "secret", SHOP_SECRET));
        body.remove(field);

        assertThat(wechat.post("/cgi-bin/stable_token", Map.of(), body).errcode())
                .isEqualTo(errcode);
    }

    @Test
    void refusesWrongCredentials() {
        Map<String, Object> body =
                new HashMap<>(Map.of("grant_type", "client_credential", "appid", "wxunknown", "secret", "wrong"));
        assertThat(wechat.post("/cgi-bin/stable_token", Map.of(), body).errcode())
                .isEqualTo(40013);
        body.put("appid", SHOP);
        assertThat(wechat.post("/cgi-bin/stable_token", Map.of(), body).errcode())
                .isEqualTo(40125);
    }

    @Test
    void refusesAGet() {
        assertThat(wechat.get("/cgi-bin/stable_token", Map.of()).errcode()).isEqualTo(43002);
    }

    @Test
    void refusesABodyThatIsEmptyOrNoJsonObject() {
        assertThat(wechat.postRaw("/cgi-bin/stable_token", Map.of(), new byte[0])
                        .errcode())
                .isEqualTo(44002);
        for (String body : new String[] {"{", "[]", "1", "{\"a\":1}x", "\"appid=wx\""}) {
            assertThat(wechat.postRaw("/cgi-bin/stable_token", Map.of(), body.getBytes())
                            .errcode())
                    .as(body)
                    .isEqualTo(47001);
        }
    }
}
