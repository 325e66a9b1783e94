package io.menjin.emulator.internal.api;

import static io.menjin.emulator.TestWorld.MALL;
import static io.menjin.emulator.TestWorld.SHOP;
import static io.menjin.emulator.TestWorld.SHOP_SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.EmulatorControl;
import io.menjin.emulator.Settings;
import io.menjin.emulator.TestWorld;
import io.menjin.emulator.WireAnswer;
import io.menjin.emulator.WireClient;
import io.menjin.emulator.junit.WeChatEmulatorExtension;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ClearQuotaTest {

    @RegisterExtension
    static final WeChatEmulatorExtension EMULATOR = TestWorld.extension();

    private final EmulatorControl control = EMULATOR.control();
    private final WireClient wechat = new WireClient(EMULATOR.baseUri());

    @Test
    void setsTheDailyQuotasBackByToken() {
        String token = wechat.shopToken();
        useTokensUp();

        assertThat(byToken(token, SHOP).body()).isEqualTo("{\"errcode\":0,\"errmsg\":\"ok\"}");

        assertThat(wechat.token(SHOP, SHOP_SECRET).errcode()).isZero();
    }

    @Test
    void setsTheDailyQuotasBackBySecretWithoutAToken() {
        useTokensUp();

        assertThat(bySecret(SHOP_SECRET).errcode()).isZero();

        assertThat(wechat.token(SHOP, SHOP_SECRET).errcode()).isZero();
    }

    @Test
    void worksTenTimesAMonthBothWaysTogether() {
        String token = wechat.shopToken();
        for (int i = 0; i < 5; i++) {
            assertThat(byToken(token, SHOP).errcode()).isZero();
            assertThat(bySecret(SHOP_SECRET).errcode()).isZero();
        }

        assertThat(byToken(token, SHOP).errcode()).isEqualTo(48006);
        assertThat(bySecret(SHOP_SECRET).errcode()).isEqualTo(48006);
        control.advanceClock(Duration.ofDays(10));
        assertThat(bySecret(SHOP_SECRET).errcode()).isZero();
    }

    @Test
    void refusesAnotherAppAndAWrongSecret() {
        assertThat(byToken(wechat.shopToken(), MALL).errcode()).isEqualTo(40013);
        assertThat(bySecret("wrong").errcode()).isEqualTo(40125);
        assertThat(bySecret("").errcode()).isEqualTo(41004);
    }

    @Test
    void takesAppidAndSecretInTheBodyToo() {
        assertThat(wechat.post("/cgi-bin/clear_quota/v2", Map.of(), Map.of("appid", SHOP, "appsecret", SHOP_SECRET))
                        .errcode())
                .isZero();
        assertThat(wechat.post("/cgi-bin/clear_quota/v2", Map.of(), Map.of()).errcode())
                .isEqualTo(41002);
    }

    private void useTokensUp() {
        control.setting(Settings.TOKENS_PER_DAY, 1);
        wechat.token(SHOP, SHOP_SECRET);
        assertThat(wechat.token(SHOP, SHOP_SECRET).errcode()).isEqualTo(45009);
    }

    private WireAnswer byToken(String token, String appId) {
        return wechat.post("/cgi-bin/clear_quota", Map.of("access_token", token), Map.of("appid", appId));
    }

    private WireAnswer bySecret(String secret) {
        return wechat.postRaw("/cgi-bin/clear_quota/v2", Map.of("appid", SHOP, "appsecret", secret), new byte[0]);
    }
}
