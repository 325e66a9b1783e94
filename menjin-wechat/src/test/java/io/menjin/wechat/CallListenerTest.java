package io.menjin.wechat;

import static io.menjin.wechat.EmulatedWeChat.APP;
import static io.menjin.wechat.EmulatedWeChat.source;
import static io.menjin.wechat.Failing.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.secret.LoginCode;
import io.menjin.emulator.Fault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CallListenerTest {

    @RegisterExtension
    static final EmulatedWeChat wechat = new EmulatedWeChat();

    private final List<CallReport> reports = new CopyOnWriteArrayList<>();

    @Test
    void hearsOfASuccessWithItsAttempts() {
        wechat.control().fault(Fault.on("jscode2session").errcode(-1).times(2));
        clientWith(reports::add).exchange(source(), wechat.code());

        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.api()).isEqualTo(WeChatApi.CODE_TO_SESSION);
            assertThat(report.appId().value()).isEqualTo(APP);
            assertThat(report.outcome()).isEqualTo(CallOutcome.SUCCESS);
            assertThat(report.errcode()).isZero();
            assertThat(report.attempts()).isEqualTo(3);
            assertThat(report.duration()).isGreaterThan(Duration.ZERO);
        });
    }

    @Test
    void hearsOfAFailure() {
        WeChatClient client = clientWith(reports::add);
        failureOf(() -> client.exchange(source(), new LoginCode("unknown")));

        assertThat(reports).extracting(CallReport::outcome).containsExactly(CallOutcome.INVALID_CODE);
        assertThat(reports).extracting(CallReport::errcode).containsExactly(40029);
    }

    @Test
    void hearsOfTheTokenFetchedForACall() {
        clientWith(reports::add).phoneNumber(source(), wechat.phoneCode(), wechat.openId());

        assertThat(reports).extracting(CallReport::api).containsExactly(WeChatApi.STABLE_TOKEN, WeChatApi.PHONE_NUMBER);
    }

    @Test
    void hearsOfACallThatGotNoToken() {
        wechat.control().fault(Fault.on("stable_token").errcode(40125));
        WeChatClient client = clientWith(reports::add);
        failureOf(() -> client.phoneNumber(source(), wechat.phoneCode(), wechat.openId()));

        assertThat(reports).extracting(CallReport::outcome).containsExactly(CallOutcome.REJECTED, CallOutcome.NOT_SENT);
    }

    @Test
    void breaksNothingWhenItThrows() {
        WeChatClient client = clientWith(report -> {
            throw new IllegalStateException("the registry is closed");
        });

        assertThat(client.exchange(source(), wechat.code()).openId()).isEqualTo(wechat.openId());
    }

    private WeChatClient clientWith(CallListener listener) {
        return wechat.register(WeChatClient.builder()
                .settings(wechat.settings())
                .clock(wechat.clock())
                .listener(listener));
    }
}
