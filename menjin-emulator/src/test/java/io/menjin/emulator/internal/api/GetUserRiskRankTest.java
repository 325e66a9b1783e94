package io.menjin.emulator.internal.api;

import static io.menjin.emulator.TestWorld.MALL;
import static io.menjin.emulator.TestWorld.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.EmulatorControl;
import io.menjin.emulator.TestWorld;
import io.menjin.emulator.UserSpec;
import io.menjin.emulator.WireAnswer;
import io.menjin.emulator.WireClient;
import io.menjin.emulator.junit.WeChatEmulatorExtension;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GetUserRiskRankTest {

    @RegisterExtension
    static final WeChatEmulatorExtension EMULATOR = TestWorld.extension();

    private final EmulatorControl control = EMULATOR.control();
    private final WireClient wechat = new WireClient(EMULATOR.baseUri());

    @Test
    void givesTheRankInWeChatsSpelling() {
        control.user(UserSpec.user("alice").riskRank(3));
        wechat.shopLogin(control.loginCode("alice", SHOP));

        WireAnswer answer = ask("alice", Map.of());

        assertThat(answer.fields()).containsExactly("errcode", "errmsg", "risk_rank", "unoin_id");
        assertThat(answer.text("errmsg")).isEqualTo("getuserriskrank succ");
        assertThat(answer.json().path("risk_rank").intValue()).isEqualTo(3);
        assertThat(answer.json().path("unoin_id").isIntegralNumber()).isTrue();
    }

    @Test
    void refusesWrongArguments() {
        wechat.shopLogin(control.loginCode("alice", SHOP));

        assertThat(ask("alice", Map.of("appid", MALL)).errcode()).isEqualTo(40013);
        assertThat(ask("alice", Map.of("scene", 3)).errcode()).isEqualTo(40129);
        assertThat(ask("alice", Map.of("client_ip", "")).errcode()).isEqualTo(47001);
        assertThat(ask("grace", Map.of()).errcode()).isEqualTo(61010);
    }

    private WireAnswer ask(String user, Map<String, Object> changes) {
        Map<String, Object> body = new HashMap<>(Map.of("appid", SHOP, "scene", 0, "client_ip", "203.0.113.7"));
        body.put("openid", control.user(user).openId(SHOP));
        body.putAll(changes);
        return wechat.post("/wxa/getuserriskrank", Map.of("access_token", wechat.shopToken()), body);
    }
}
