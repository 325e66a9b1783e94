package io.menjin.spring.web.quick;

import static io.menjin.spring.web.quick.Ways.quick;
import static io.menjin.spring.web.quick.Ways.slow;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.spring.testing.Call;
import io.menjin.spring.testing.Reply;
import io.menjin.spring.testing.TestServer;
import io.menjin.spring.testing.WithServer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which logins go the short way, and that nobody can tell the difference. */
@WithServer
class QuickLoginTest {
    private static final String JSON = "application/json";

    @Test
    void aLoginGoesTheShortWayAndLooksLikeOneThatGoesTheLongWay(TestServer server) {
        String person = server.newPerson();
        String key = UUID.randomUUID().toString();
        Map<String, String> body = login(server.code(person, TestServer.SHOP));

        Reply shortWay = quick(
                        server,
                        server.post("/v1/login").header("Idempotency-Key", key).json(body))
                .expect(200);
        Reply longWay = slow(
                        server,
                        server.post("/v1/login")
                                .header("Idempotency-Key", key)
                                .header("Origin", "http://a.example")
                                .json(body))
                .expect(200);

        assertThat(shortWay.json()).isEqualTo(longWay.json());
        for (String header : new String[] {"Content-Type", "Cache-Control", "Content-Length"}) {
            assertThat(shortWay.headers(header))
                    .isEqualTo(longWay.headers(header))
                    .hasSize(1);
        }
        server.get("/v1/me").bearer(shortWay.at("token")).send().expect(200);
    }

    @Test
    void refusalsAreTheSameToo(TestServer server) {
        String used = server.code(server.newPerson(), TestServer.SHOP);
        quick(server, server.post("/v1/login").json(login(used))).expect(200);

        refused(server, server.post("/v1/login").json(login(used)), 409, "code_used");
        refused(server, server.post("/v1/login").json(login("made-up")), 401, "invalid_code");
        refused(server, server.post("/v1/login").body(JSON, "{"), 400, "invalid_request");
        refused(server, server.post("/v1/login").body(JSON, "{\"source\":1}"), 400, "invalid_request");
        refused(
                server,
                server.post("/v1/login").json(Map.of("source", "nobody", "code", "any")),
                400,
                "unknown_source");
        refused(
                server,
                server.post("/v1/login")
                        .header("Idempotency-Key", "a")
                        .header("Idempotency-Key", "b")
                        .json(login("any")),
                400,
                "invalid_request");
    }

    @Test
    void countsTheAddressThatTheProxyNames(TestServer server) {
        for (int i = 0; i < 20; i++) {
            quick(server, server.post("/v1/login").from("10.255.0.1").json(login("made-up-" + i)));
        }
        refused(server, server.post("/v1/login").from("10.255.0.1").json(login("one-more")), 429, "rate_limited");
    }

    @Test
    void unusualRequestsGoTheLongWay(TestServer server) {
        byte[] body = "{\"source\":\"shop\",\"code\":\"any\"}".getBytes(StandardCharsets.UTF_8);
        slow(server, server.post("/v1/login?x=1").body(JSON, body));
        slow(server, server.post("/v1/login").chunked(JSON, body));
        slow(server, server.post("/v1/login").body("text/plain", body)).expect(415);
        slow(server, server.post("/v1/login").body(JSON, " ".repeat(20_000))).expect(413);
        slow(
                        server,
                        server.post("/v1/login")
                                .header("X-HTTP-Method-Override", "PATCH")
                                .body(JSON, body))
                .expect(405);
        slow(
                server,
                server.post("/v1/login")
                        .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                        .body(JSON, body));
    }

    private static void refused(TestServer server, Call call, int status, String code) {
        Reply reply = quick(server, call).expect(status).expectProblem(code);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    }

    private static Map<String, String> login(String code) {
        return Map.of("source", "shop", "code", code);
    }
}
