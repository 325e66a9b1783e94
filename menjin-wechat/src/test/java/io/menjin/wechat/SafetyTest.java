package io.menjin.wechat;

import static io.menjin.wechat.EmulatedWeChat.source;
import static io.menjin.wechat.Failing.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.UnionId;
import io.menjin.core.secret.PhoneNumber;
import io.menjin.core.wechat.WeChatException.Kind;
import io.menjin.emulator.Fault;
import io.menjin.emulator.PaymentReceipt;
import io.menjin.emulator.Settings;
import io.menjin.emulator.UserSpec;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetyTest {

    private static final String CHECK = "/wxa/msg_sec_check";
    private static final String RANK = "/wxa/getuserriskrank";
    private static final RiskQuery QUERY =
            new RiskQuery(RiskScene.REGISTRATION, "203.0.113.7", new PhoneNumber("+8613800000001"));

    @RegisterExtension
    static final EmulatedWeChat wechat = new EmulatedWeChat();

    @ParameterizedTest
    @CsvSource({"小明🙂,true", "badword,false", "oddword,false"})
    void passesOnlyWhatWeChatPasses(String nickname, boolean accepted) {
        wechat.set(Settings.CONTENT_RULES, Map.of("badword", "risky 20003", "oddword", "review 21000"));
        WeChatClient client = wechat.client();
        client.exchange(source(), wechat.code());

        assertThat(client.acceptsNickname(source(), wechat.openId(), nickname)).isEqualTo(accepted);
    }

    @Test
    void asksForAVisitWhenTheLastOneWasLongAgo() {
        WeChatClient client = wechat.client();
        client.exchange(source(), wechat.code());
        wechat.control().advanceClock(Duration.ofHours(3));

        assertThat(failureOf(() -> client.acceptsNickname(source(), wechat.openId(), "Band"))
                        .kind())
                .isEqualTo(Kind.INVALID_CODE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"errcode\":0}",
                "{\"errcode\":0,\"result\":{}}",
                "{\"errcode\":0,\"result\":{\"suggest\":\"maybe\"}}",
                "{\"errcode\":0,\"result\":\"pass\"}"
            })
    void doesNotPassOnAnAnswerWithoutAVerdict(String body) {
        wechat.control().fault(Fault.on(CHECK).body(body));

        assertThat(failureOf(() -> wechat.client().acceptsNickname(source(), wechat.openId(), "Band"))
                        .kind())
                .isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void readsTheRiskRank() {
        wechat.control().user(UserSpec.user("alice").riskRank(3));
        WeChatClient client = wechat.client();
        client.exchange(source(), wechat.code());

        assertThat(client.riskRank(source(), wechat.openId(), QUERY)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"errcode\":0}", "{\"errcode\":0,\"risk_rank\":5}", "{\"errcode\":0,\"risk_rank\":\"1\"}"})
    void refusesARiskRankOfAnUnknownForm(String body) {
        wechat.control().fault(Fault.on(RANK).body(body));

        assertThat(failureOf(() -> wechat.client().riskRank(source(), wechat.openId(), QUERY))
                        .kind())
                .isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void readsTheUnionIdOfSomebodyWhoHasPaid() {
        WeChatClient client = wechat.client();
        UnionId unionId = client.exchange(source(), wechat.code()).unionId();
        PaymentReceipt receipt = wechat.control().pay("alice", EmulatedWeChat.APP);

        assertThat(client.paidUnionId(source(), wechat.openId(), receipt.transactionId()))
                .contains(unionId);
    }

    @Test
    void hasNoUnionIdOfSomebodyWhoHasNotPaid() {
        assertThat(wechat.client().paidUnionId(source(), wechat.openId(), "42000"))
                .isEmpty();
    }
}
