package io.menjin.emulator.internal.api;

import static io.menjin.emulator.TestWorld.MALL;
import static io.menjin.emulator.TestWorld.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.EmulatorControl;
import io.menjin.emulator.Settings;
import io.menjin.emulator.TestWorld;
import io.menjin.emulator.WireAnswer;
import io.menjin.emulator.WireClient;
import io.menjin.emulator.junit.WeChatEmulatorExtension;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckTextTest {

    @RegisterExtension
    static final WeChatEmulatorExtension EMULATOR = TestWorld.extension();

    private final EmulatorControl control = EMULATOR.control();
    private final WireClient wechat = new WireClient(EMULATOR.baseUri());
    private String openId = "";

    @BeforeEach
    void login() {
        openId = control.user("alice").openId(SHOP);
        wechat.shopLogin(control.loginCode("alice", SHOP));
    }

    @ParameterizedTest
    @CsvSource({"你好,pass,100", "违法物品,risky,20006", "一条广告,review,10001"})
    void judgesByTheWordsOfTheSetting(String content, String suggest, int label) {
        WireAnswer answer = check(content, 1, openId);

        assertThat(answer.errcode()).isZero();
        assertThat(answer.json().at("/result/suggest").stringValue()).isEqualTo(suggest);
        assertThat(answer.json().at("/result/label").intValue()).isEqualTo(label);
        assertThat(answer.json().at("/detail/0/suggest").stringValue()).isEqualTo(suggest);
        assertThat(answer.fields()).containsExactly("errcode", "errmsg", "result", "detail", "trace_id");
        assertThat(answer.text("trace_id")).matches("[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}");
    }

    @Test
    void judgesByOtherWordsWhenTold() {
        control.setting(Settings.CONTENT_RULES, Map.of("你好", "risky 20012"));

        assertThat(check("你好", 1, openId).json().at("/result/label").intValue()).isEqualTo(20012);
        assertThat(check("违法", 1, openId).json().at("/result/label").intValue()).isEqualTo(100);
    }

    @Test
    void refusesAUserWhoWasNotThereForTwoHours() {
        control.advanceClock(Duration.ofHours(2));
        assertThat(check("x", 1, openId).errcode()).isZero();
        control.advanceClock(Duration.ofMillis(1));

        assertThat(check("x", 1, openId).errcode()).isEqualTo(61010);
        assertThat(check("x", 1, control.user("grace").openId(SHOP)).errcode()).isEqualTo(61010);
    }

    @Test
    void refusesWrongArguments() {
        assertThat(check("x", 0, openId).errcode()).isEqualTo(40129);
        assertThat(check("x", 5, openId).errcode()).isEqualTo(40129);
        assertThat(check("x", 1, "oUnknown").errcode()).isEqualTo(40003);
        assertThat(check("x", 1, control.user("alice").openId(MALL)).errcode()).isEqualTo(43104);
        assertThat(check("", 1, openId).errcode()).isEqualTo(47001);
        assertThat(check("字".repeat(2500), 1, openId).errcode()).isZero();
        assertThat(check("字".repeat(2501), 1, openId).errcode()).isEqualTo(45002);
    }

    private WireAnswer check(String content, int scene, String who) {
        return wechat.post(
                "/wxa/msg_sec_check",
                Map.of("access_token", wechat.shopToken()),
                Map.of("content", content, "version", 2, "scene", scene, "openid", who));
    }
}
