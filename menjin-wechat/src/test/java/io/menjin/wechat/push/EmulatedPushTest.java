package io.menjin.wechat.push;

import static io.menjin.wechat.EmulatedWeChat.APP;
import static io.menjin.wechat.EmulatedWeChat.USER;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.menjin.core.push.PushMessage.AuthorizationCancelled;
import io.menjin.core.push.PushMessage.AuthorizationRevoked;
import io.menjin.core.push.PushMessage.UserInfoModified;
import io.menjin.core.secret.EncodingAesKey;
import io.menjin.core.secret.PushToken;
import io.menjin.core.source.AppId;
import io.menjin.core.source.PushCredentials;
import io.menjin.emulator.AppSpec;
import io.menjin.emulator.PushFormat;
import io.menjin.emulator.PushMode;
import io.menjin.emulator.PushResult;
import io.menjin.emulator.PushSpec;
import io.menjin.emulator.Settings;
import io.menjin.wechat.EmulatedWeChat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the emulator sends over HTTP, in every mode and format. */
class EmulatedPushTest {

    private static final String TOKEN = "push-token";
    private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    @RegisterExtension
    static final EmulatedWeChat wechat = new EmulatedWeChat();

    private final List<PushOutcome> outcomes = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private PushReceiver receiver;
    private String reply;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/push", this::receive);
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/push";
        wechat.control().app(AppSpec.app(APP).push(url, TOKEN, KEY));
        // A machine that stands still for a while must not make the sender try again.
        wechat.set(Settings.PUSH_TIMEOUT, Duration.ofMinutes(1));
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    static Stream<Arguments> modesAndFormats() {
        return Stream.of(PushMode.values())
                .flatMap(mode -> Stream.of(PushFormat.values())
                        .flatMap(format -> Stream.of(true, false).map(stray -> Arguments.of(mode, format, stray))));
    }

    @ParameterizedTest
    @MethodSource("modesAndFormats")
    void isReadInEveryModeAndFormat(PushMode mode, PushFormat format, boolean stray) {
        receiver = receiver(mode);

        push(PushSpec.revoke(APP, "6", "8"), mode, format, stray);
        push(PushSpec.cancellation(APP), mode, format, stray);
        push(PushSpec.infoModified(APP), mode, format, stray);

        assertThat(outcomes)
                .extracting(outcome ->
                        (Object) ((PushOutcome.Accepted) outcome).message().getClass())
                .containsExactly(AuthorizationRevoked.class, AuthorizationCancelled.class, UserInfoModified.class);
        AuthorizationRevoked revoked = (AuthorizationRevoked) ((PushOutcome.Accepted) outcomes.get(0)).message();
        assertThat(revoked.openId()).isEqualTo(wechat.openId());
        assertThat(revoked.revokeInfo()).isEqualTo(Set.of(6, 8));
    }

    @ParameterizedTest
    @MethodSource("modesAndFormats")
    void isRejectedWithAWrongSignature(PushMode mode, PushFormat format, boolean stray) {
        receiver = receiver(mode);
        push(PushSpec.cancellation(APP).wrongSignature(), mode, format, stray);

        assertThat(outcomes).isNotEmpty().containsOnly(new PushOutcome.Rejected(PushRejection.BAD_SIGNATURE));
    }

    @Test
    void answersTheUrlCheck() {
        receiver = receiver(PushMode.SECURE);

        assertThat(wechat.control().checkPushUrl(APP).accepted()).isTrue();
        assertThat(outcomes).isEmpty();
    }

    @Test
    void sendsAReplyThatCanBeDecrypted() {
        receiver = receiver(PushMode.SECURE);
        reply = "{\"demo_resp\":\"good luck\"}";

        PushResult result = wechat.control()
                .push(USER, PushSpec.cancellation(APP).mode(PushMode.SECURE).format(PushFormat.JSON));

        assertThat(result.deliveries())
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.reply()).isEqualTo(reply));
    }

    private static void push(PushSpec spec, PushMode mode, PushFormat format, boolean stray) {
        PushSpec complete = spec.mode(mode).format(format);
        wechat.control().push(USER, stray ? complete.straySpaces() : complete);
    }

    private static PushReceiver receiver(PushMode mode) {
        EncodingAesKey key = mode == PushMode.PLAIN ? null : new EncodingAesKey(KEY);
        return new PushReceiver(
                new AppId(APP),
                new PushCredentials(new PushToken(TOKEN), key),
                PushSettings.defaults(),
                wechat.clock(),
                new SecureRandom());
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, List<String>> query = query(exchange.getRequestURI().getRawQuery());
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestMethod().equals("GET")) {
                answer(
                        exchange,
                        200,
                        receiver.verifyUrl(PushParameters.of(query)).orElse("no"));
                return;
            }
            PushOutcome outcome = receiver.receive(PushParameters.of(query), body);
            outcomes.add(outcome);
            String nonce = query.get("nonce").get(0);
            String text = reply == null
                    ? "success"
                    : receiver.encryptReply(reply, nonce).toJson();
            answer(exchange, outcome instanceof PushOutcome.Accepted ? 200 : 403, text);
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] answer = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
    }

    private static Map<String, List<String>> query(String raw) {
        Map<String, List<String>> parameters = new HashMap<>();
        for (String pair : List.of(raw.split("&"))) {
            String[] parts = pair.split("=", 2);
            parameters
                    .computeIfAbsent(parts[0], name -> new ArrayList<>())
                    .add(URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }
}
