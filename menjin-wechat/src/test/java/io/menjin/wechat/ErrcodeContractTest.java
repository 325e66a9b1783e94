package io.menjin.wechat;

import static io.menjin.wechat.EmulatedWeChat.source;
import static io.menjin.wechat.Failing.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.OpenId;
import io.menjin.core.secret.LoginCode;
import io.menjin.core.secret.PhoneCode;
import io.menjin.core.secret.SessionKey;
import io.menjin.core.wechat.WeChatException;
import io.menjin.emulator.Fault;
import io.menjin.wechat.errcode.ErrcodeRule;
import io.menjin.wechat.errcode.Reaction;
import io.menjin.wechat.errcode.WeChatErrcodes;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every known errcode in every call, over HTTP. */
class ErrcodeContractTest {

    private static final OpenId SOMEBODY = new OpenId("oSomebody");
    private static final SessionKey KEY = new SessionKey("tiihtNczf5v6AKRyjwEUhQ==");
    private static final Map<WeChatApi, Consumer<WeChatClient>> CALLS = Map.of(
            WeChatApi.CODE_TO_SESSION, client -> client.exchange(source(), new LoginCode("code-to-be-judged")),
            WeChatApi.STABLE_TOKEN, client -> client.retireAccessToken(source()),
            WeChatApi.PHONE_NUMBER,
                    client -> client.phoneNumber(source(), new PhoneCode("code-to-be-judged"), SOMEBODY),
            WeChatApi.CHECK_SESSION_KEY, client -> client.checkSessionKey(source(), SOMEBODY, KEY),
            WeChatApi.RESET_SESSION_KEY, client -> client.resetSessionKey(source(), SOMEBODY, KEY),
            WeChatApi.CONTENT_CHECK, client -> client.acceptsNickname(source(), SOMEBODY, "Band"),
            WeChatApi.RISK_RANK,
                    client -> client.riskRank(
                            source(), SOMEBODY, new RiskQuery(RiskScene.REGISTRATION, "203.0.113.7", null)),
            WeChatApi.PAID_UNION_ID, client -> client.paidUnionId(source(), SOMEBODY, "4200001234"));

    @RegisterExtension
    static final EmulatedWeChat wechat = new EmulatedWeChat();

    static Stream<Arguments> everyErrcodeInEveryCall() {
        int[] errcodes = WeChatErrcodes.all().stream()
                .mapToInt(ErrcodeRule::errcode)
                .distinct()
                .toArray();
        return Arrays.stream(WeChatApi.values())
                .flatMap(api -> IntStream.of(errcodes).mapToObj(errcode -> Arguments.of(api, errcode)));
    }

    @ParameterizedTest(name = "{0} answers {1}")
    @MethodSource("everyErrcodeInEveryCall")
    void endsAsTheTableSays(WeChatApi api, int errcode) {
        ErrcodeRule rule = WeChatErrcodes.rule(api, errcode);
        wechat.control().fault(Fault.on(api.path()).errcode(errcode));
        WeChatClient client = wechat.client();

        if (rule.reaction() == Reaction.ANSWER) {
            CALLS.get(api).accept(client);
        } else {
            WeChatException failure = failureOf(() -> CALLS.get(api).accept(client));
            assertThat(failure.kind()).isEqualTo(rule.kind());
            assertThat(failure.error().errcode()).isEqualTo(errcode);
            assertThat(failure.error().rid()).isNotNull();
            assertThat(failure.retryAfter()).isEqualTo(rule.retryAfter());
            assertThat(failure).hasMessageContaining(rule.advice()).hasMessageContaining(rule.meaning());
        }
        int requests = rule.reaction() == Reaction.RETRY ? 4 : isRenewed(api, rule) ? 2 : 1;
        assertThat(wechat.control().journal())
                .filteredOn(entry -> entry.path().equals(api.path()))
                .hasSize(requests);
    }

    private static boolean isRenewed(WeChatApi api, ErrcodeRule rule) {
        return rule.reaction() == Reaction.RENEW_TOKEN
                && api != WeChatApi.CODE_TO_SESSION
                && api != WeChatApi.STABLE_TOKEN;
    }
}
