package io.menjin.emulator.internal.api;

import static io.menjin.emulator.TestWorld.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.EmulatorControl;
import io.menjin.emulator.TestWorld;
import io.menjin.emulator.UserKey;
import io.menjin.emulator.WireAnswer;
import io.menjin.emulator.WireClient;
import io.menjin.emulator.internal.crypto.Digests;
import io.menjin.emulator.junit.WeChatEmulatorExtension;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class GetUserEncryptKeyTest {

    private static final String PATH = "/wxa/business/getuserencryptkey";

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
    void givesTheKeyThatTheClientHas() {
        UserKey client = control.userKey("alice", SHOP);
        JsonNode server =
                wechat.proof(PATH, wechat.shopToken(), openId, key).json().at("/key_info_list/0");

        assertThat(server.path("encrypt_key").stringValue()).isEqualTo(client.encryptKey());
        assertThat(server.path("iv").stringValue()).isEqualTo(client.iv()).hasSize(16);
        assertThat(server.path("version").longValue()).isEqualTo(client.version());
        assertThat(server.path("expire_in").intValue()).isEqualTo(3600);
        assertThat(server.path("create_time").longValue()).isEqualTo(TestWorld.START.getEpochSecond());
    }

    @Test
    void keepsTheLastThreeNewestFirst() {
        for (int i = 0; i < 5; i++) {
            control.userKey("alice", SHOP);
            control.advanceClock(Duration.ofHours(1));
        }
        JsonNode list =
                wechat.proof(PATH, wechat.shopToken(), openId, key).json().path("key_info_list");

        assertThat(list.values())
                .extracting(item -> item.path("version").intValue())
                .containsExactly(6, 5, 4);
        assertThat(list.values())
                .extracting(item -> item.path("expire_in").intValue())
                .containsExactly(3600, 0, 0);
    }

    @Test
    void takesAPostToo() {
        WireAnswer answer = wechat.postRaw(
                PATH, WireClient.proofQuery(wechat.shopToken(), openId, Digests.hmacSha256Hex(key, "")), new byte[0]);

        assertThat(answer.errcode()).isZero();
    }

    @Test
    void refusesWithoutProof() {
        assertThat(wechat.get(PATH, Map.of("access_token", wechat.shopToken(), "openid", openId))
                        .errcode())
                .isEqualTo(87008);
        assertThat(wechat.proof(PATH, wechat.shopToken(), openId, "wrong").errcode())
                .isEqualTo(87009);
        control.expireSessionKey("alice", SHOP);
        assertThat(wechat.proof(PATH, wechat.shopToken(), openId, key).errcode())
                .isEqualTo(87007);
    }
}
