package io.menjin.wechat;

import static io.menjin.wechat.EmulatedWeChat.source;
import static io.menjin.wechat.Failing.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.menjin.core.secret.SessionKey;
import io.menjin.core.wechat.WeChatException;
import io.menjin.core.wechat.WeChatException.Kind;
import io.menjin.emulator.Drop;
import io.menjin.emulator.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamFaultTest {

    private static final String API = "jscode2session";

    @RegisterExtension
    static final EmulatedWeChat wechat = new EmulatedWeChat();

    @Test
    void repeatsABusyCallWithinItsDeadline() {
        wechat.control().fault(Fault.on(API).errcode(-1).times(3));

        assertThat(wechat.client().exchange(source(), wechat.code()).openId()).isEqualTo(wechat.openId());
        wechat.control().verify(API, 4);
    }

    @Test
    void givesUpOnABusyWeChat() {
        wechat.control().fault(Fault.on(API).errcode(-1));

        WeChatException failure = exchangeFails(wechat.client());

        assertThat(failure.kind()).isEqualTo(Kind.BUSY);
        assertThat(failure.error().errcode()).isEqualTo(-1);
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        wechat.control().verify(API, 4);
    }

    @Test
    void doesNotStartAPauseThatWouldOutlastTheDeadline() {
        wechat.control().fault(Fault.on(API).errcode(-1));
        WeChatClient client = wechat.client(
                settings -> settings.withRetry(new RetrySettings(100, Duration.ofHours(1), Duration.ofHours(1))));

        assertThat(exchangeFails(client).kind()).isEqualTo(Kind.BUSY);
        wechat.control().verify(API, 1);
    }

    @Test
    void givesUpOnASlowWeChat() throws Exception {
        wechat.control().fault(Fault.on(API).delay(Duration.ofMinutes(5)));

        WeChatException failure = exchangeFailsAtItsDeadline();

        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure).hasMessageContaining("deadline");
        wechat.control().verify(API, 1);
    }

    @Test
    void coversABodyThatDrips() throws Exception {
        wechat.control().fault(Fault.on(API).drip(1, Duration.ofSeconds(30)));

        WeChatException failure = exchangeFailsAtItsDeadline();

        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure).hasMessageContaining("deadline");
    }

    @ParameterizedTest
    @EnumSource(Drop.class)
    void failsWhenTheConnectionBreaks(Drop drop) {
        wechat.control().fault(Fault.on(API).drop(drop));

        assertThat(exchangeFails(wechat.client()).kind()).isEqualTo(Kind.UNAVAILABLE);
        // Nobody repeats it: the code may have been used up.
        wechat.control().verify(API, 1);
    }

    @ParameterizedTest
    @EnumSource(Drop.class)
    void repeatsWhatDoesNoHarmWhenTheConnectionBreaks(Drop drop) {
        wechat.control().fault(Fault.on("checksession").drop(drop).times(2));
        WeChatClient client = wechat.client();
        SessionKey key = client.exchange(source(), wechat.code()).sessionKey();

        assertThat(client.checkSessionKey(source(), wechat.openId(), key)).isTrue();
    }

    @Test
    void failsOnHalfAnAnswer() {
        wechat.control().fault(Fault.on(API).truncate());

        WeChatException failure = exchangeFails(wechat.client());

        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        wechat.control().verify(API, 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "null", "[]", "17", "\"ok\"", "<html>Bad gateway</html>", "{\"openid\":\"o1\"", "{}}"})
    void failsOnWhatIsNoJsonObject(String body) {
        wechat.control().fault(Fault.on(API).status(200).body(body));

        assertThat(exchangeFails(wechat.client()).kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void readsAnErrcodeWrittenAsText() {
        wechat.control().fault(Fault.on(API).errcode(40163).errcodeAsString());

        assertThat(exchangeFails(wechat.client()).kind()).isEqualTo(Kind.CODE_USED);
    }

    @Test
    void refusesKeysGivenTwice() {
        wechat.control().fault(Fault.on(API).duplicateKeys());

        assertThat(exchangeFails(wechat.client()).kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -2, 12345, 41027, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void neverTakesAnUnknownErrcodeForASuccess(int errcode) {
        wechat.control().fault(Fault.on(API).errcode(errcode).errmsg("a new kind of trouble"));

        WeChatException failure = exchangeFails(wechat.client());

        assertThat(failure.kind()).isEqualTo(Kind.REJECTED);
        assertThat(failure.error().errcode()).isEqualTo(errcode);
        assertThat(failure).hasMessageContaining("a new kind of trouble");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 301, 302, 307, 400, 403, 404, 412, 414, 429, 500, 502, 503})
    void failsOnEveryOtherHttpStatus(int status) {
        wechat.control()
                .fault(Fault.on(API)
                        .status(status)
                        .body("{\"openid\":\"oAbc\",\"session_key\":\"tiihtNczf5v6AKRyjwEUhQ==\"}")
                        .headers(Map.of("Location", wechat.baseUri() + "/elsewhere")));

        WeChatException failure = exchangeFails(wechat.client());

        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure).hasMessageContaining("HTTP status " + status);
        assertThat(wechat.control().journal()).hasSize(1);
    }

    @Test
    void cutsOffAnAnswerThatIsTooLong() {
        String body = "{\"openid\":\"oAbc\",\"session_key\":\"tiihtNczf5v6AKRyjwEUhQ==\",\"more\":\""
                + "x".repeat(2 * 1024 * 1024) + "\"}";
        wechat.control().fault(Fault.on(API).body(body));

        WeChatException failure = exchangeFails(wechat.client());

        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure).hasMessageContaining("too large");
    }

    @Test
    void refusesNestingBeyondAnyUse() {
        String body = "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}";
        wechat.control().fault(Fault.on(API).body(body));

        assertThat(exchangeFails(wechat.client()).kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void failsWhenNobodyListens() {
        WeChatClient client = wechat.client(settings -> settings.withBaseUri(FreePort.uri()));

        WeChatException failure = exchangeFails(client);

        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure).hasMessageContaining("no connection");
    }

    @Test
    void endsAtOnceWhenTheThreadIsInterrupted() {
        wechat.control().fault(Fault.on(API).delay(Duration.ofMinutes(5)));
        Thread.currentThread().interrupt();

        WeChatException failure = exchangeFails(wechat.client());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    /** The deadline comes when WeChat has the request, however long this machine takes until then. */
    private static WeChatException exchangeFailsAtItsDeadline() throws Exception {
        AtomicLong passed = new AtomicLong();
        WeChatClient client = wechat.register(WeChatClient.builder()
                .settings(wechat.settings().withDeadline(Duration.ofMinutes(2)))
                .clock(wechat.clock())
                .nanoTicker(() -> System.nanoTime() + passed.get()));
        CompletableFuture<WeChatException> failure = CompletableFuture.supplyAsync(() -> exchangeFails(client));
        await().atMost(Duration.ofMinutes(1)).until(() -> wechat.control().calls(API) == 1);
        passed.set(Duration.ofMinutes(3).toNanos());
        return failure.get(1, TimeUnit.MINUTES);
    }

    private static WeChatException exchangeFails(WeChatClient client) {
        return failureOf(() -> client.exchange(source(), wechat.code()));
    }
}
