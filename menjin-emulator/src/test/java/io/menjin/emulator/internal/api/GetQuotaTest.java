package io.menjin.emulator.internal.api;

import static io.menjin.emulator.TestWorld.SHOP;
import static io.menjin.emulator.TestWorld.SHOP_SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.TestWorld;
import io.menjin.emulator.WireAnswer;
import io.menjin.emulator.WireClient;
import io.menjin.emulator.junit.WeChatEmulatorExtension;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GetQuotaTest {

    @RegisterExtension
    static final WeChatEmulatorExtension EMULATOR = TestWorld.extension();

    private final WireClient wechat = new WireClient(EMULATOR.baseUri());

    @Test
    void countsWhatWasUsed() {
        wechat.token(SHOP, SHOP_SECRET);
        wechat.token(SHOP, SHOP_SECRET);

        assertThat(ask("/cgi-bin/token").json().path("quota").toString())
                .isEqualTo("{\"daily_limit\":2000,\"used\":2,\"remain\":1998}");
    }

    @Test
    void showsNoLimitWhereWeChatPublishesNone() {
        assertThat(ask("/wxa/getpaidunionid").json().path("quota").toString())
                .isEqualTo("{\"daily_limit\":0,\"used\":0,\"remain\":0}");
    }

    @Test
    void doesNotTellOfSnsAndUnknownPaths() {
        assertThat(ask("/sns/jscode2session").errcode()).isEqualTo(76022);
        assertThat(ask("/wxa/unknown").errcode()).isEqualTo(76021);
        assertThat(ask("").errcode()).isEqualTo(76021);
    }

    private WireAnswer ask(String path) {
        return wechat.post(
                "/cgi-bin/openapi/quota/get", Map.of("access_token", wechat.shopToken()), Map.of("cgi_path", path));
    }
}
