package io.menjin.emulator.internal.api;

import static io.menjin.emulator.TestWorld.SHOP;
import static io.menjin.emulator.TestWorld.SOLO;
import static io.menjin.emulator.TestWorld.SOLO_SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.EmulatorControl;
import io.menjin.emulator.PaymentReceipt;
import io.menjin.emulator.TestWorld;
import io.menjin.emulator.WireAnswer;
import io.menjin.emulator.WireClient;
import io.menjin.emulator.junit.WeChatEmulatorExtension;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GetPaidUnionIdTest {

    @RegisterExtension
    static final WeChatEmulatorExtension EMULATOR = TestWorld.extension();

    private final EmulatorControl control = EMULATOR.control();
    private final WireClient wechat = new WireClient(EMULATOR.baseUri());

    @Test
    void findsThePayerByTransaction() {
        PaymentReceipt paid = control.pay("alice", SHOP);

        WireAnswer answer = ask(wechat.shopToken(), "alice", Map.of("transaction_id", paid.transactionId()));

        assertThat(answer.fields()).containsExactly("unionid", "errcode", "errmsg");
        assertThat(answer.text("unionid"))
                .isEqualTo(wechat.shopLogin(control.loginCode("alice", SHOP)).text("unionid"));
    }

    @Test
    void findsThePayerByMerchantAndOrder() {
        PaymentReceipt paid = control.pay("alice", SHOP);

        assertThat(ask(wechat.shopToken(), "alice", Map.of("mch_id", paid.mchId(), "out_trade_no", paid.outTradeNo()))
                        .errcode())
                .isZero();
    }

    @Test
    void refusesAfterFiveMinutes() {
        PaymentReceipt paid = control.pay("alice", SHOP);
        control.advanceClock(Duration.ofMinutes(5));
        assertThat(ask(wechat.shopToken(), "alice", Map.of("transaction_id", paid.transactionId()))
                        .errcode())
                .isZero();
        control.advanceClock(Duration.ofMillis(1));

        assertThat(ask(wechat.shopToken(), "alice", Map.of("transaction_id", paid.transactionId()))
                        .errcode())
                .isEqualTo(89300);
    }

    @Test
    void refusesThePaymentOfSomebodyElse() {
        PaymentReceipt paid = control.pay("grace", SHOP);

        assertThat(ask(wechat.shopToken(), "alice", Map.of("transaction_id", paid.transactionId()))
                        .errcode())
                .isEqualTo(89300);
    }

    @Test
    void refusesAnAppOnNoOpenPlatform() {
        String token = wechat.token(SOLO, SOLO_SECRET).text("access_token");

        WireAnswer answer = wechat.get(
                "/wxa/getpaidunionid",
                Map.of("access_token", token, "openid", control.user("alice").openId(SOLO)));

        assertThat(answer.errcode()).isEqualTo(89002);
    }

    @Test
    void refusesAnUnknownOpenid() {
        assertThat(wechat.get("/wxa/getpaidunionid", Map.of("access_token", wechat.shopToken(), "openid", "oX"))
                        .errcode())
                .isEqualTo(40003);
    }

    private WireAnswer ask(String token, String user, Map<String, String> payment) {
        Map<String, String> query = new HashMap<>(payment);
        query.put("access_token", token);
        query.put("openid", control.user(user).openId(SHOP));
        return wechat.get("/wxa/getpaidunionid", query);
    }
}
