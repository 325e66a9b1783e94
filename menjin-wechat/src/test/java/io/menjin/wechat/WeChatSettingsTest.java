package io.menjin.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeChatSettingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://emulator.example:8787",
                "ftp://api.weixin.qq.com",
                "https://user:secret@api.weixin.qq.com",
                "https://api.weixin.qq.com?x=1",
                "https://api.weixin.qq.com#x",
                "api.weixin.qq.com",
                "https:///sns"
            })
    void refuseABaseUriThatWouldGiveSecretsAway(String uri) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WeChatSettings.defaults().withBaseUri(URI.create(uri)))
                .withMessageNotContaining("secret@");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:8787", "http://localhost:8787/", "http://[::1]:1", "https://proxy.example/wx"})
    void takeAnEmulatorOnLoopbackAndAnyHttps(String uri) {
        assertThat(WeChatSettings.defaults().withBaseUri(URI.create(uri)).isRealWeChat())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://api.weixin.qq.com", "https://SH.api.weixin.qq.com/"})
    void knowWeChatsOwnHosts(String uri) {
        assertThat(WeChatSettings.defaults().withBaseUri(URI.create(uri)).isRealWeChat())
                .isTrue();
    }

    @Test
    void doNotTakeALookalikeForWeChat() {
        URI lookalike = URI.create("https://api.weixin.qq.com.example");
        assertThat(WeChatSettings.defaults().withBaseUri(lookalike).isRealWeChat())
                .isFalse();
    }
}
