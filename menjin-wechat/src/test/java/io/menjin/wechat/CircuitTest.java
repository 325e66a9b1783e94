package io.menjin.wechat;

import static io.menjin.wechat.EmulatedWeChat.source;
import static io.menjin.wechat.Failing.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.menjin.core.secret.LoginCode;
import io.menjin.core.secret.SessionKey;
import io.menjin.core.source.Source;
import io.menjin.core.wechat.WeChatException;
import io.menjin.core.wechat.WeChatException.Kind;
import io.menjin.emulator.Fault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CircuitTest {

    private static final String API = "jscode2session";
    private static final LoginCode BAD = new LoginCode("no-such-code");
    private static final Source OTHER =
            EmulatedWeChat.source(EmulatedWeChat.OTHER_APP, "5ec2e707e307e307e307e307e307beef");

    @RegisterExtension
    static final EmulatedWeChat wechat = new EmulatedWeChat();

    private final List<CallReport> reports = new CopyOnWriteArrayList<>();
    private final WeChatClient client = wechat.register(WeChatClient.builder()
            .settings(wechat.settings()
                    .withRetry(new RetrySettings(1, Duration.ZERO, Duration.ZERO))
                    .withCircuit(new CircuitSettings(50, Duration.ofSeconds(30), 4, Duration.ofSeconds(5), 2)))
            .clock(wechat.clock())
            .listener(reports::add));

    @Test
    void opensWhenWeChatDoesNotAnswer() {
        wechat.control().fault(Fault.on(API).status(502));
        fail(4);

        WeChatException failure = failureOf(() -> client.exchange(source(), BAD));

        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure).hasMessageContaining("circuit");
        assertThat(failure.retryAfter()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
        assertThat(reports.get(4).outcome()).isEqualTo(CallOutcome.NOT_SENT);
        assertThat(reports.get(4).attempts()).isZero();
        wechat.control().verify(API, 4);
    }

    @Test
    void closesAfterTrialCalls() {
        wechat.control().fault(Fault.on(API).status(502));
        fail(4);
        wechat.control().clearFaults();
        wechat.control().advanceClock(Duration.ofSeconds(6));

        for (int i = 0; i < 10; i++) {
            client.exchange(source(), wechat.code());
        }
    }

    @Test
    void opensAgainWhenATrialFails() {
        wechat.control().fault(Fault.on(API).status(502));
        fail(4);
        wechat.control().advanceClock(Duration.ofSeconds(6));
        fail(4);

        wechat.control().verify(API, 6);
    }

    @Test
    void opensWhenWeChatStaysBusy() {
        wechat.control().fault(Fault.on(API).errcode(-1));
        fail(5);

        wechat.control().verify(API, 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {40029, 40163, 40226, 45011, 45009, 40125, 12345})
    void staysClosedOnAnswers(int errcode) {
        wechat.control().fault(Fault.on(API).errcode(errcode));
        fail(20);

        wechat.control().verify(API, 20);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 412, 414, 431})
    void staysClosedOnWhatASenderOfCodesCouldBringAbout(int status) {
        wechat.control().fault(Fault.on(API).status(status));
        fail(20);

        wechat.control().verify(API, 20);
    }

    @Test
    void isOfOneAppAlone() {
        wechat.control().fault(Fault.on(API).appId(EmulatedWeChat.APP).status(502));
        fail(5);
        LoginCode code = new LoginCode(wechat.control().loginCode(EmulatedWeChat.USER, EmulatedWeChat.OTHER_APP));

        assertThat(client.exchange(OTHER, code).openId()).isNotNull();
    }

    @Test
    void ofTokensLeavesLoginAlone() {
        WeChatClient patient = wechat.register(WeChatClient.builder()
                .settings(wechat.settings()
                        .withRetry(new RetrySettings(4, Duration.ZERO, Duration.ZERO))
                        .withCircuit(new CircuitSettings(50, Duration.ofSeconds(30), 4, Duration.ofMinutes(1), 2)))
                .clock(wechat.clock())
                .listener(reports::add));
        wechat.control().fault(Fault.on("stable_token").status(500));
        SessionKey key = new SessionKey("tiihtNczf5v6AKRyjwEUhQ==");
        failureOf(() -> patient.checkSessionKey(source(), wechat.openId(), key));
        wechat.control().advanceClock(Duration.ofSeconds(5));
        failureOf(() -> patient.checkSessionKey(source(), wechat.openId(), key));

        assertThat(reports)
                .filteredOn(report -> report.api() == WeChatApi.STABLE_TOKEN)
                .extracting(CallReport::outcome)
                .containsExactly(CallOutcome.UNAVAILABLE, CallOutcome.NOT_SENT);
        assertThat(patient.exchange(source(), wechat.code()).openId()).isEqualTo(wechat.openId());
    }

    @Test
    void ofLoginLeavesTokensAlone() {
        SessionKey key = client.exchange(source(), wechat.code()).sessionKey();
        wechat.control().fault(Fault.on(API).status(502));
        fail(6);

        assertThat(client.checkSessionKey(source(), wechat.openId(), key)).isTrue();
    }

    @Test
    void limitsTheCallsUnderWay() throws Exception {
        WeChatClient narrow =
                wechat.client(settings -> settings.withMaxConcurrentCalls(2).withDeadline(Duration.ofMinutes(2)));
        wechat.control().fault(Fault.on(API).delay(Duration.ofMinutes(5)));
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> underWay = List.of(
                    pool.submit(() -> narrow.exchange(source(), BAD)),
                    pool.submit(() -> narrow.exchange(source(), BAD)));
            await().atMost(Duration.ofMinutes(1)).until(() -> wechat.control().calls(API) == 2);

            WeChatException failure = failureOf(() -> narrow.exchange(source(), BAD));

            assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(failure).hasMessageContaining("too many calls");
            assertThat(failure.retryAfter()).isPositive();
            assertThat(underWay).noneMatch(Future::isDone);
        } finally {
            pool.shutdownNow();
        }
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            failureOf(() -> client.exchange(source(), BAD));
        }
    }
}
