package io.menjin.wechat;

import static io.menjin.wechat.Failing.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import io.menjin.core.account.OpenId;
import io.menjin.core.secret.LoginCode;
import io.menjin.core.secret.PhoneCode;
import io.menjin.core.secret.PhoneNumber;
import io.menjin.core.secret.SessionKey;
import io.menjin.core.source.Source;
import io.menjin.wechat.RecordingUpstream.Answer;
import io.menjin.wechat.RecordingUpstream.Request;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** An upstream that repeats everything it was sent, in every way that it can: nothing of it may come out again. */
class LeakTest {

    private static final String SECRET = "C4N4RYSECRET/+=C4N4RYSECRET";
    private static final String TOKEN = "C4N4RYTOKEN/+=C4N4RYTOKEN";
    private static final String CODE = "C4N4RYCODE/+=&C4N4RYCODE";
    private static final String OPEN_ID = "C4N4RYOPENID";
    private static final String NICKNAME = "C4N4RY NICKNAME";
    private static final String PHONE = "+8613899990000";
    private static final String KEY =
            Base64.getEncoder().encodeToString("C4N4RYKEY-16-byt".getBytes(StandardCharsets.UTF_8));
    private static final List<String> CANARIES =
            List.of("C4N4RY", "13899990000", KEY, URLEncoder.encode(KEY, StandardCharsets.UTF_8));

    private final Source source = EmulatedWeChat.source(EmulatedWeChat.APP, SECRET);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();

    @BeforeEach
    void listen() {
        root.setLevel(Level.TRACE);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(log);
        root.setLevel(before);
    }

    static Stream<Function<Request, Answer>> upstreams() {
        return Stream.of(
                request -> new Answer(200, refusal(40029, echo(request))),
                request -> new Answer(200, refusal(40164, "invalid ip " + echo(request))),
                request -> new Answer(200, refusal(12345, echo(request))),
                request -> new Answer(200, refusal(-1, echo(request))),
                request -> new Answer(200, refusal(40001, echo(request))),
                request -> new Answer(200, refusal(40001, echo(request)) + echo(request)),
                request -> new Answer(200, echo(request)),
                request -> new Answer(200, "{\"" + echo(request) + "\":1,\"" + echo(request) + "\":2}"),
                request -> new Answer(200, "{\"errcode\":\"" + echo(request) + "\"}"),
                request -> new Answer(200, "{\"openid\":\"" + echo(request) + "\",\"session_key\":\"x\"}"),
                request -> new Answer(500, echo(request)),
                request -> new Answer(302, echo(request)),
                request -> new Answer(200, "x".repeat(2 * 1024 * 1024) + echo(request)));
    }

    @ParameterizedTest
    @MethodSource("upstreams")
    void nothingThatWasSentComesOutOfAFailure(Function<Request, Answer> answers) throws Exception {
        List<Throwable> failures = new ArrayList<>();
        // The token is given out first, so that calls that carry one are made too.
        try (RecordingUpstream upstream = new RecordingUpstream(
                        request -> request.target().startsWith("/cgi-bin/") ? tokenAnswer() : answers.apply(request));
                WeChatClient client = client(upstream)) {
            calls(client).forEach(call -> failures.add(failureOf(call)));
            assertNoCanary(client.toString(), upstream.requests());
        }
        try (RecordingUpstream upstream = new RecordingUpstream(answers);
                WeChatClient client = client(upstream)) {
            calls(client).forEach(call -> failures.add(failureOf(call)));
        }
        assertThat(failures).hasSize(12);
        failures.forEach(failure -> assertNoCanary(printed(failure), List.of()));
        assertNoCanaryInLog();
    }

    @ParameterizedTest
    @MethodSource("upstreams")
    void nothingThatWasSentComesOutOfABrokenConnection(Function<Request, Answer> answers) {
        List<Throwable> failures = new ArrayList<>();
        try (WeChatClient client =
                WeChatClient.builder().settings(settings(FreePort.uri())).build()) {
            calls(client).forEach(call -> failures.add(failureOf(call)));
        }
        failures.forEach(failure -> assertNoCanary(printed(failure), List.of()));
        assertNoCanaryInLog();
    }

    private List<ThrowingCallable> calls(WeChatClient client) {
        OpenId openId = new OpenId(OPEN_ID);
        SessionKey key = new SessionKey(KEY);
        RiskQuery risk = new RiskQuery(RiskScene.REGISTRATION, "203.0.113.7", new PhoneNumber(PHONE));
        return List.of(
                () -> client.exchange(source, new LoginCode(CODE)),
                () -> client.phoneNumber(source, new PhoneCode(CODE), openId),
                () -> requireTrue(client.checkSessionKey(source, openId, key)),
                () -> client.acceptsNickname(source, openId, NICKNAME),
                () -> client.riskRank(source, openId, risk),
                () -> client.paidUnionId(source, openId, CODE));
    }

    private static void requireTrue(boolean valid) {
        assertThat(valid).isTrue();
    }

    private static WeChatSettings settings(URI uri) {
        return EmulatedWeChat.patient(uri).withRetry(new RetrySettings(2, Duration.ofMillis(1), Duration.ofMillis(1)));
    }

    private static WeChatClient client(RecordingUpstream upstream) {
        return WeChatClient.builder().settings(settings(upstream.uri())).build();
    }

    private static Answer tokenAnswer() {
        return new Answer(200, "{\"access_token\":\"" + TOKEN + "\",\"expires_in\":7200}");
    }

    private static String refusal(int errcode, String errmsg) {
        return "{\"errcode\":" + errcode + ",\"errmsg\":\"" + errmsg + ", rid: 61725984-6126f6f9-040f19c4\"}";
    }

    private static String echo(Request request) {
        String decoded = java.net.URLDecoder.decode(request.target(), StandardCharsets.UTF_8);
        return (request.target() + " " + decoded + " " + request.text()).replace("\"", "'");
    }

    private void assertNoCanaryInLog() {
        List<String> lines = new ArrayList<>();
        for (ILoggingEvent event : List.copyOf(log.list)) {
            boolean ours = !event.getLoggerName().startsWith("sun.")
                    && !event.getLoggerName().startsWith("com.sun.");
            if (ours) {
                lines.add(event.getFormattedMessage());
                if (event.getThrowableProxy() instanceof ThrowableProxy proxy) {
                    lines.add(printed(proxy.getThrowable()));
                }
            }
        }
        lines.forEach(line -> assertNoCanary(line, List.of()));
    }

    private static void assertNoCanary(String text, List<Request> requests) {
        CANARIES.forEach(canary -> assertThat(text).doesNotContain(canary));
        Consumer<Request> wasSent = request -> assertThat(echo(request)).contains("C4N4RY");
        assertThat(requests).allSatisfy(wasSent);
    }

    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text + Map.of("message", String.valueOf(failure.getMessage())).toString();
    }
}
