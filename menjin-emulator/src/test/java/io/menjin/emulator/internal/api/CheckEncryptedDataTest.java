package io.menjin.emulator.internal.api;

import static io.menjin.emulator.TestWorld.MALL;
import static io.menjin.emulator.TestWorld.MALL_SECRET;
import static io.menjin.emulator.TestWorld.SHOP;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.EmulatorControl;
import io.menjin.emulator.EncryptedHashInput;
import io.menjin.emulator.Settings;
import io.menjin.emulator.TestWorld;
import io.menjin.emulator.WireAnswer;
import io.menjin.emulator.WireClient;
import io.menjin.emulator.internal.crypto.Digests;
import io.menjin.emulator.junit.WeChatEmulatorExtension;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CheckEncryptedDataTest {

    @RegisterExtension
    static final WeChatEmulatorExtension EMULATOR = TestWorld.extension();

    private final EmulatorControl control = EMULATOR.control();
    private final WireClient wechat = new WireClient(EMULATOR.baseUri());

    @Test
    void confirmsPhoneDataInWeChatsSpelling() {
        String data = tap();
        control.advanceClock(Duration.ofHours(1));

        WireAnswer answer = check(wechat.shopToken(), ofText(data));

        assertThat(answer.body())
                .isEqualTo("{\"errcode\":0,\"errmsg\":\"ok\",\"vaild\":true,\"create_time\":"
                        + TestWorld.START.getEpochSecond() + "}");
    }

    @Test
    void hashesTextOrBytesAsTold() {
        String data = tap();
        String ofBytes = Digests.sha256Hex(Base64.getDecoder().decode(data));

        assertThat(check(wechat.shopToken(), ofBytes).errcode()).isEqualTo(1);
        control.setting(Settings.ENCRYPTED_HASH_INPUT, EncryptedHashInput.RAW_BYTES);
        assertThat(check(wechat.shopToken(), ofBytes).errcode()).isZero();
        assertThat(check(wechat.shopToken(), ofText(data)).errcode()).isEqualTo(1);
        control.setting(Settings.ENCRYPTED_HASH_INPUT, EncryptedHashInput.EITHER);
        assertThat(check(wechat.shopToken(), ofText(data)).errcode()).isZero();
        assertThat(check(wechat.shopToken(), ofBytes).errcode()).isZero();
    }

    @Test
    void forgetsAfterThreeDays() {
        String data = tap();
        control.advanceClock(Duration.ofDays(3).plusMillis(1));

        WireAnswer answer = check(wechat.shopToken(), ofText(data));

        assertThat(answer.errcode()).isEqualTo(1);
        assertThat(answer.text("errmsg")).startsWith("data not exit");
    }

    @Test
    void doesNotKnowTheDataOfAnotherApp() {
        String token = wechat.token(MALL, MALL_SECRET).text("access_token");

        assertThat(check(token, ofText(tap())).errcode()).isEqualTo(1);
    }

    @Test
    void refusesWhatIsNoHash() {
        assertThat(check(wechat.shopToken(), "x").errcode()).isEqualTo(40097);
        assertThat(check(wechat.shopToken(), "").errcode()).isEqualTo(47001);
    }

    private String tap() {
        return String.valueOf(control.tapPhone("alice", SHOP).encryptedData());
    }

    private static String ofText(String data) {
        return Digests.sha256Hex(data.getBytes(UTF_8));
    }

    private WireAnswer check(String token, String hash) {
        return wechat.post(
                "/wxa/business/checkencryptedmsg", Map.of("access_token", token), Map.of("encrypted_msg_hash", hash));
    }
}
