package io.menjin.spring.web.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.Fault;
import io.menjin.spring.testing.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WatchTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private TestServer server;

    @BeforeAll
    void start() {
        server = TestServer.builder().property("menjin.watch.enabled", "true").start();
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    /** The stream as a page reads it, from now on. */
    private final class Watcher implements AutoCloseable {
        private final Socket socket = new Socket("127.0.0.1", server.base().getPort());
        private final BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        private final List<String> lines = new ArrayList<>();

        Watcher(String query) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(("GET /_menjin/events" + query + " HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            for (String line = in.readLine(); !line.startsWith(": what"); line = in.readLine()) {
                lines.add(line);
            }
        }

        JsonNode until(String op) throws IOException {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
                if (line.startsWith("data: ")) {
                    JsonNode happening = JSON.readTree(line.substring("data: ".length()));
                    if (happening.path("op").asString().equals(op)) {
                        return happening;
                    }
                }
            }
            throw new AssertionError("the stream ended before " + op);
        }

        String seen() {
            return String.join("\n", lines);
        }

        boolean hasEnded() throws IOException {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Test
    void tellsTheCallsOfALoginInTheirTrace() throws Exception {
        String person = server.newPerson();
        try (Watcher watcher = new Watcher("")) {
            assertThat(watcher.seen()).contains("200").containsIgnoringCase("text/event-stream");
            login(server.wechat().loginCode(person, TestServer.SHOP));

            JsonNode exchange = watcher.until("auth.code2Session");
            assertThat(exchange.path("kind").asString()).isEqualTo("wechat");
            assertThat(exchange.path("outcome").asString()).isEqualTo("success");
            assertThat(exchange.path("trace").asString()).isEqualTo(TRACE);
            assertThat(exchange.path("ms").asDouble()).isNotNegative();
            assertThat(watcher.until("sessions.issue").path("kind").asString()).isEqualTo("store");
            JsonNode login = watcher.until("login");
            assertThat(login.path("kind").asString()).isEqualTo("use-case");
            assertThat(login.path("keys").path("source").asString()).isEqualTo("shop");
            assertThat(login.path("trace").asString()).isEqualTo(TRACE);
        }
    }

    @Test
    void tellsRefusals() throws Exception {
        try (Watcher watcher = new Watcher("")) {
            server.wechat().fault(Fault.on("jscode2session").errcode(40226).times(1));
            login("any");

            JsonNode refused = watcher.until("auth.code2Session");
            assertThat(refused.path("outcome").asString()).isEqualTo("high_risk");
            assertThat(refused.path("keys").path("errcode").asString()).isEqualTo("40226");
            assertThat(watcher.until("login").path("outcome").asString()).isEqualTo("high_risk");
        }
    }

    @Test
    void tellsNothingThatASecretCouldBeFoundIn() throws Exception {
        String person = server.newPerson();
        String code = server.wechat().loginCode(person, TestServer.SHOP);
        try (Watcher watcher = new Watcher("?since=0")) {
            HttpResponse<String> answer = login(code);
            String token = JSON.readTree(answer.body()).path("token").asString();
            server.bindPhone(person, token).expect(200);
            watcher.until("phone");

            String openId = server.wechat().user(person).openId(TestServer.SHOP);
            assertThat(watcher.seen())
                    .doesNotContain(code)
                    .doesNotContain(token)
                    .doesNotContain(openId)
                    .doesNotContain("5ec2e7")
                    .doesNotContain("139000")
                    .doesNotContain(
                            JSON.readTree(answer.body()).path("user").path("id").asString());
        }
    }

    @Test
    void comesBackWhereItLeftOff() throws Exception {
        long last;
        try (Watcher watcher = new Watcher("")) {
            login(server.wechat().loginCode(server.newPerson(), TestServer.SHOP));
            last = watcher.until("login").path("id").asLong();
        }
        login(server.wechat().loginCode(server.newPerson(), TestServer.SHOP));
        try (Watcher watcher = new Watcher("?since=" + last)) {
            watcher.until("login");
            assertThat(watcher.seen()).contains("id: " + (last + 1)).doesNotContain("id: " + last + "\n");
        }
    }

    @Test
    void nobodyElsesPageMayWatch() throws Exception {
        String own = "127.0.0.1:" + server.base().getPort();

        assertThat(statusFor(own, "http://" + own)).contains("200");
        assertThat(statusFor(own, "http://evil.example")).contains("403");
        assertThat(statusFor("evil.example", "http://evil.example")).contains("403");
    }

    @Test
    void isNotThereUnlessAsked() throws Exception {
        try (TestServer quiet = TestServer.start()) {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(quiet.base().resolve("/_menjin/events"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(404);
        }
    }

    @Test
    void doesNotHoldUpAServerThatStops() throws Exception {
        TestServer stopping = TestServer.builder()
                .property("menjin.watch.enabled", "true")
                .property("server.shutdown", "graceful")
                .start();
        TestServer before = server;
        server = stopping;
        try (Watcher watcher = new Watcher("")) {
            server = before;
            stopping.close();
            assertThat(watcher.hasEnded()).isTrue();
        } finally {
            server = before;
        }
    }

    private HttpResponse<String> login(String code) throws IOException, InterruptedException {
        URI address = server.base().resolve("/v1/login");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .header("content-type", "application/json")
                                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        JSON.writeValueAsString(Map.of("source", "shop", "code", code))))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    /** By hand: Java's client chooses the Host itself. */
    private String statusFor(String host, String origin) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.base().getPort())) {
            socket.getOutputStream()
                    .write(("GET /_menjin/events HTTP/1.1\r\nHost: " + host + "\r\nOrigin: " + origin + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }
}
