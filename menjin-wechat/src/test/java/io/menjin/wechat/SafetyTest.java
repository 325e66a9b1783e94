package io.menjin.wechat;

import static io.menjin.wechat.EmulatedWeChat.source;
import static io.menjin.wechat.Failing.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.UnionId;
import io.menjin.core.secret.PhoneNumber;
import io.menjin.core.wechat.WeChatException.Kind;
import io.menjin.emulator.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetyTest {

    private static final String CHECK = "/wxa/msg_sec_check";
    private static final String RANK = "/wxa/getuserriskrank";
    private static final String PAID = "/wxa/getpaidunionid";
    private static final RiskQuery QUERY =
            new RiskQuery(RiskScene.REGISTRATION, "203.0.113.7", new PhoneNumber("+8613800000001"));

    @RegisterExtension
    static final EmulatedWeChat wechat = new EmulatedWeChat();

    @ParameterizedTest
    @CsvSource({"pass,true", "risky,false", "review,false"})
    void passesOnlyWhatWeChatPasses(String suggestion, boolean accepted) {
        wechat.control()
                .fault(Fault.on(CHECK)
                        .body("{\"errcode\":0,\"errmsg\":\"ok\",\"result\":{\"suggest\":\"" + suggestion
                                + "\",\"label\":100},\"trace_id\":\"x\"}"));

        assertThat(wechat.client().acceptsNickname(source(), wechat.openId(), "小明🙂"))
                .isEqualTo(accepted);
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
        wechat.control().fault(Fault.on(RANK).body("{\"errcode\":0,\"errmsg\":\"ok\",\"risk_rank\":3,\"unoin_id\":1}"));

        assertThat(wechat.client().riskRank(source(), wechat.openId(), QUERY)).isEqualTo(3);
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
        wechat.control().fault(Fault.on(PAID).body("{\"errcode\":0,\"errmsg\":\"ok\",\"unionid\":\"oUnion\"}"));

        assertThat(wechat.client().paidUnionId(source(), wechat.openId(), "42000"))
                .contains(new UnionId("oUnion"));
    }

    @Test
    void hasNoUnionIdOfSomebodyWhoHasNotPaid() {
        wechat.control().fault(Fault.on(PAID).errcode(89300));

        assertThat(wechat.client().paidUnionId(source(), wechat.openId(), "42000"))
                .isEmpty();
    }
}
