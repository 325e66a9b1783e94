package io.menjin.emulator.internal.api;

import static io.menjin.emulator.TestWorld.SHOP;
import static io.menjin.emulator.TestWorld.SHOP_SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.AppSpec;
import io.menjin.emulator.EmulatorControl;
import io.menjin.emulator.Settings;
import io.menjin.emulator.TestWorld;
import io.menjin.emulator.WireAnswer;
import io.menjin.emulator.WireClient;
import io.menjin.emulator.junit.WeChatEmulatorExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GetAccessTokenTest {

    @RegisterExtension
    static final WeChatEmulatorExtension EMULATOR = TestWorld.extension();

    private final EmulatorControl control = EMULATOR.control();
    private final WireClient wechat = new WireClient(EMULATOR.baseUri());

    @Test
    void answersAsJsonWithoutErrcode() {
        WireAnswer answer = wechat.token(SHOP, SHOP_SECRET);

        assertThat(answer.contentType()).isEqualTo("application/json; encoding=utf-8");
        assertThat(answer.fields()).containsExactly("access_token", "expires_in");
        assertThat(answer.json().path("expires_in").intValue()).isEqualTo(7200);
    }

    @Test
    void makesANewTokenEachTimeAndLetsTheOldOneWorkForFiveMinutes() {
        String first = wechat.token(SHOP, SHOP_SECRET).text("access_token");
        String second = wechat.token(SHOP, SHOP_SECRET).text("access_token");

        assertThat(second).isNotEqualTo(first);
        assertThat(use(first)).isEqualTo(40029);
        assertThat(use(second)).isEqualTo(40029);
        control.advanceClock(Duration.ofMinutes(5));
        assertThat(use(first)).isEqualTo(40001);
        assertThat(use(second)).isEqualTo(40029);
    }

    @Test
    void explainsWhyAReplacedTokenDoesNotWork() {
        String first = wechat.token(SHOP, SHOP_SECRET).text("access_token");
        wechat.token(SHOP, SHOP_SECRET);
        control.advanceClock(Duration.ofMinutes(5));

        WireAnswer answer = wechat.phone(first, "x");

        assertThat(answer.text("errmsg")).startsWith("invalid credential, access_token is invalid or not latest rid: ");
        assertThat(answer.explain()).contains("a newer access_token of " + SHOP);
    }

    @Test
    void answers42001AfterTwoHours() {
        String token = wechat.token(SHOP, SHOP_SECRET).text("access_token");
        control.advanceClock(Duration.ofSeconds(7199));
        assertThat(use(token)).isEqualTo(40029);
        control.advanceClock(Duration.ofSeconds(1));

        assertThat(use(token)).isEqualTo(42001);
    }

    @Test
    void tellsMissingMalformedAndUnknownTokensApart() {
        String unknown = "61_" + "A".repeat(133);

        assertThat(wechat.post("/wxa/business/getuserphonenumber", Map.of(), Map.of("code", "x"))
                        .errcode())
                .isEqualTo(41001);
        assertThat(use("garbage")).isEqualTo(40014);
        assertThat(use(unknown)).isEqualTo(40001);
        control.setting(Settings.UNKNOWN_TOKEN_ERRCODE, 40014);
        assertThat(use(unknown)).isEqualTo(40014);
    }

    @Test
    void isIsolatedFromStableTokens() {
        String stable = wechat.shopToken();
        String legacy = wechat.token(SHOP, SHOP_SECRET).text("access_token");
        wechat.stableToken(true);
        control.advanceClock(Duration.ofMinutes(6));

        assertThat(use(legacy)).isEqualTo(40029);
        assertThat(use(stable)).isEqualTo(40001);
        wechat.token(SHOP, SHOP_SECRET);
        assertThat(use(wechat.shopToken())).isEqualTo(40029);
    }

    @Test
    void refusesTheCallAfterTheDailyQuotaUntilMidnightInBeijing() {
        control.setting(Settings.TOKENS_PER_DAY, 3);
        for (int i = 0; i < 3; i++) {
            assertThat(wechat.token(SHOP, SHOP_SECRET).errcode()).isZero();
        }

        assertThat(wechat.token(SHOP, SHOP_SECRET).errcode()).isEqualTo(45009);
        control.advanceClock(Duration.ofHours(8).minusMillis(1));
        assertThat(wechat.token(SHOP, SHOP_SECRET).errcode()).isEqualTo(45009);
        control.advanceClock(Duration.ofMillis(1));
        assertThat(wechat.token(SHOP, SHOP_SECRET).errcode()).isZero();
    }

    @Test
    void hasADailyQuotaOfTwoThousand() {
        assertThat(control.settings().get(Settings.TOKENS_PER_DAY)).isEqualTo(2000);
    }

    @Test
    void refusesWrongCredentials() {
        assertThat(wechat.token("wxunknown", SHOP_SECRET).errcode()).isEqualTo(40013);
        assertThat(wechat.token(SHOP, "wrong").errcode()).isEqualTo(40125);
        assertThat(wechat.token(SHOP, "").errcode()).isEqualTo(41004);
        assertThat(wechat.token("", SHOP_SECRET).errcode()).isEqualTo(41002);
        assertThat(wechat.get("/cgi-bin/token", Map.of("appid", SHOP)).errcode())
                .isEqualTo(40002);
    }

    @Test
    void refusesAnAddressThatIsNotOnTheList() {
        control.app(AppSpec.app(SHOP).ipAllowList(List.of("203.0.113.7")));

        WireAnswer answer = wechat.token(SHOP, SHOP_SECRET);

        assertThat(answer.errcode()).isEqualTo(40164);
        assertThat(answer.text("errmsg"))
                .startsWith("invalid ip 127.0.0.1 ipv6 ::ffff:127.0.0.1, not in whitelist rid: ");
        control.app(AppSpec.app(SHOP).ipAllowList(List.of("127.0.0.1")));
        assertThat(wechat.token(SHOP, SHOP_SECRET).errcode()).isZero();
    }

    @Test
    void refusesAPost() {
        WireAnswer answer = wechat.post("/cgi-bin/token", Map.of(), Map.of());

        assertThat(answer.errcode()).isEqualTo(43001);
        assertThat(answer.text("errmsg")).startsWith("require GET method");
    }

    /** 40029 says that the token was good and the code was looked at. */
    private int use(String token) {
        return wechat.phone(token, "unknown").errcode();
    }
}
