package io.menjin.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.spring.testing.TestServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Our tokens in a filter chain of the application's, beside another chain that has passwords. */
class MenjinLoginConfigurerTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.builder()
                .withSpringSecurity()
                .source(LoginApplication.class)
                .property("menjin.web.exclusive", "false")
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aGoodTokenMakesThePersonThePrincipal() {
        String token = server.login(server.newPerson());
        String id = server.get("/v1/me").bearer(token).send().at("user.id");

        JsonNode me = get("/api/me", token).expect(200).body();

        assertThat(me.at("/name").asString()).isEqualTo(id);
        assertThat(me.at("/principal").asString()).isEqualTo(id);
        assertThat(me.at("/current").asString()).isEqualTo(id);
        assertThat(me.at("/credentials").asString()).isEqualTo("null");
    }

    @Test
    void stepsAreAuthorities() {
        String person = server.newPerson();
        String token = server.login(person);
        assertThat(authorities(token)).containsExactly(WeChatFactors.LOGIN);

        bindPhone(person, token);
        assertThat(authorities(token)).containsExactly(WeChatFactors.LOGIN, WeChatFactors.PHONE);

        giveNickname(token);
        assertThat(authorities(token)).containsExactly(WeChatFactors.LOGIN, WeChatFactors.PHONE, WeChatFactors.PROFILE);
    }

    @Test
    void theTokenIsLookedUpOnceARequest() {
        String token = server.login(server.newPerson());
        int before = LoginApplication.LOOK_UPS.get();
        get("/api/me", token).expect(200);
        assertThat(LoginApplication.LOOK_UPS.get() - before).isEqualTo(1);
    }

    @Test
    void aForgedTokenIsRefusedWithoutAskingTheStore() {
        int before = LoginApplication.LOOK_UPS.get();
        get("/api/me", "mj_garbage").expectProblem(401, "token_invalid");
        assertThat(LoginApplication.LOOK_UPS.get()).isEqualTo(before);
    }

    @Test
    void noTokenIsAProblemThatSaysWhatToSend() {
        Answer refused = get("/api/me", null).expectProblem(401, "token_missing");

        assertThat(refused.body().at("/action").asString()).isEqualTo("relogin");
        assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(refused.header("Cache-Control")).contains("no-store");
    }

    @Test
    void anEndedSessionIsToldWhy() {
        String token = server.login(server.newPerson());
        server.post("/v1/logout").bearer(token).send().expect(204);
        get("/api/me", token).expectProblem(401, "token_revoked");
        get("/api/guests", token).expectProblem(401, "token_revoked");
    }

    @Test
    void anExpiredSessionIsToldSo() {
        String token = server.login(server.newPerson());
        server.wechat().advanceClock(Duration.ofDays(31));
        get("/api/me", token).expectProblem(401, "token_expired");
    }

    @Test
    void aTokenInTheQueryCountsForNothing() {
        String token = server.login(server.newPerson());
        get("/api/me?access_token=" + token, null).expectProblem(401, "token_missing");
    }

    @Test
    void guestsPassWhereTheChainLetsThem() {
        assertThat(get("/api/guests", null).expect(200).body().at("/guest").asBoolean())
                .isTrue();
        String token = server.login(server.newPerson());
        assertThat(get("/api/guests", token).expect(200).body().at("/guest").asBoolean())
                .isFalse();
    }

    @Test
    void aMissingStepIsNamedWithTheActionThatCompletesIt() {
        String person = server.newPerson();
        String token = server.login(person);

        Answer refused = get("/api/phone", token).expectProblem(403, "step_required");
        assertThat(refused.body().at("/missing/0").asString()).isEqualTo("phone");
        assertThat(refused.body().at("/action").asString()).isEqualTo("bind-phone");

        bindPhone(person, token);
        get("/api/phone", token).expect(200);
        Answer half = get("/api/both", token).expectProblem(403, "step_required");
        assertThat(half.body().at("/missing/0").asString()).isEqualTo("profile");
        assertThat(half.body().at("/action").asString()).isEqualTo("authorize");

        giveNickname(token);
        get("/api/both", token).expect(200);
    }

    @Test
    void anAnnotatedEndpointDemandsItsStepBehindTheChain() {
        String token = server.login(server.newPerson());
        Answer refused = get("/api/annotated", token).expectProblem(403, "step_required");
        assertThat(refused.body().at("/missing/0").asString()).isEqualTo("profile");
        get("/api/annotated", null).expectProblem(401, "token_missing");

        giveNickname(token);
        get("/api/annotated", token).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/staff", "/api/orders/all", "/api/orders/theirs"})
    void whatTheApplicationItselfForbidsIsItsOwnAnswer(String path) {
        Answer refused = get(path, server.login(server.newPerson())).expect(403);
        assertThat(refused.header("Content-Type")).doesNotStartWith("application/problem+json");
        assertThat(refused.text()).doesNotContain("orders of").doesNotContain("all orders");
    }

    @Test
    void methodSecuritySeesThePrincipal() {
        String token = server.login(server.newPerson());
        String id = server.get("/v1/me").bearer(token).send().at("user.id");
        assertThat(get("/api/orders/mine", token).expect(200).body().at("/0").asString())
                .isEqualTo("orders of " + id);
        get("/api/orders/mine", null).expectProblem(401, "token_missing");
    }

    @Test
    void anAnswerThatComesLaterIsStillThePersons() {
        String token = server.login(server.newPerson());
        assertThat(get("/api/later", token).expect(200).body().at("/name").asString())
                .isNotBlank();
    }

    @Test
    void nothingIsRememberedBetweenRequests() {
        String token = server.login(server.newPerson());
        Answer me = get("/api/me", token).expect(200);
        Answer refused = get("/api/me", null).expectProblem(401, "token_missing");
        assertThat(me.header("Set-Cookie")).isEmpty();
        assertThat(refused.header("Set-Cookie")).isEmpty();
    }

    @Test
    void aWriteNeedsNoCsrfTokenHereAndStillNeedsOneInTheOtherChain() {
        String token = server.login(server.newPerson());
        call("POST", "/api/orders", bearer(token)).expect(200);
        call("POST", "/api/orders", null).expectProblem(401, "token_missing");
        call("POST", "/office/orders", clerk()).expect(403);
    }

    @Test
    void chainsDoNotTakeEachOthersCredentials() {
        String token = server.login(server.newPerson());
        call("GET", "/office/report", clerk()).expect(200);
        call("GET", "/office/report", bearer(token)).expect(401);
        call("GET", "/api/me", clerk()).expectProblem(401, "token_missing");
    }

    private static List<String> authorities(String token) {
        return get("/api/me", token)
                .expect(200)
                .body()
                .at("/authorities")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static void bindPhone(String person, String token) {
        server.bindPhone(person, token);
    }

    private static void giveNickname(String token) {
        server.patch("/v1/me")
                .bearer(token)
                .json(Map.of("nickname", "小红"))
                .send()
                .expect(200);
    }

    private static String bearer(String token) {
        return "Bearer " + token;
    }

    private static String clerk() {
        return "Basic " + Base64.getEncoder().encodeToString("clerk:clerk-password".getBytes(StandardCharsets.UTF_8));
    }

    private static Answer get(String path, @Nullable String token) {
        return call("GET", path, token == null ? null : bearer(token));
    }

    /** The application's own endpoints, which no contract of ours describes. */
    private static Answer call(String method, String path, @Nullable String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.base() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            return new Answer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private record Answer(HttpResponse<String> response) {
        Answer expect(int status) {
            assertThat(response.statusCode()).as(text()).isEqualTo(status);
            return this;
        }

        Answer expectProblem(int status, String code) {
            expect(status);
            assertThat(header("Content-Type")).startsWith("application/problem+json");
            assertThat(body().at("/code").asString()).isEqualTo(code);
            assertThat(body().at("/status").asInt()).isEqualTo(status);
            return this;
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String text() {
            return response.body();
        }

        JsonNode body() {
            return JsonMapper.shared().readTree(text());
        }
    }
}
