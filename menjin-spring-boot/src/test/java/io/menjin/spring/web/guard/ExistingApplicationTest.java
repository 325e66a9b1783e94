package io.menjin.spring.web.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.event.MenjinEvent;
import io.menjin.core.event.MenjinEvent.PhoneBound;
import io.menjin.core.event.MenjinEvent.SessionsEnded;
import io.menjin.core.event.MenjinEvent.UserLoggedIn;
import io.menjin.core.event.MenjinEvent.UserRegistered;
import io.menjin.spring.testing.Reply;
import io.menjin.spring.testing.SecuredApplication;
import io.menjin.spring.testing.TestServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The starter in an application that has its own endpoints, an envelope around its answers, and Spring Security. */
class ExistingApplicationTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.builder()
                .withSpringSecurity()
                .source(SecuredApplication.class)
                .property("menjin.web.exclusive", "false")
                .property("menjin.web.path-prefix", "/auth")
                .property("spring.jackson.property-naming-strategy", "SNAKE_CASE")
                .property("spring.servlet.multipart.resolve-lazily", "false")
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private record Answer(int status, String contentType, JsonNode body) {}

    /** The application's own endpoints, which no contract of ours describes. */
    private static Answer call(String method, String path, String token) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.base() + path))
                    .method(method, HttpRequest.BodyPublishers.noBody());
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            HttpResponse<String> response =
                    HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    JsonMapper.shared().readTree(response.body().isEmpty() ? "{}" : response.body()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer get(String path, String token) {
        return call("GET", path, token);
    }

    private static String login(String person) {
        return server.post("/auth/v1/login")
                .json(Map.of("source", "shop", "code", server.code(person, TestServer.SHOP)))
                .send()
                .expect(200)
                .at("token");
    }

    private static void bindPhone(String person, String token) {
        server.put("/auth/v1/me/phone")
                .bearer(token)
                .json(Map.of("code", server.tap(person).code()))
                .send()
                .expect(200);
    }

    private static void giveNickname(String token) {
        server.patch("/auth/v1/me")
                .bearer(token)
                .json(Map.of("nickname", "小明"))
                .send()
                .expect(200);
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.body().at("/code").asString()).isEqualTo(code);
    }

    @Test
    void theContractIsTheSameWhateverTheApplicationDoesToItsOwnAnswers() {
        String person = server.newPerson();
        Reply login = server.post("/auth/v1/login")
                .json(Map.of("source", "shop", "code", server.code(person, TestServer.SHOP)))
                .send()
                .expect(200);

        assertThat(login.at("tokenType")).isEqualTo("Bearer");
        server.get("/auth/v1/me").bearer(login.at("token")).send().expect(200);
        server.get("/auth/v1/broken").send().expect(500).expectProblem("internal");
        server.get("/auth/v1/me").send().expect(401).expectProblem("token_missing");
        server.post("/auth/v1/me").send().expect(405).expectProblem("invalid_request");
        assertThat(login.at("user.id")).isNotBlank();
        assertThat(server.get("/auth/v1/me").send().at("type")).isEqualTo("/auth/problems/token_missing");
    }

    @Test
    void endpointsThatAskForNobodyAreLeftAlone() {
        assertThat(get("/open/nothing", null).body().at("/data/open").asBoolean())
                .isTrue();
        assertThat(get("/open/nothing", "garbage").status()).isEqualTo(200);
        assertThat(get("/open/fails", null).body().at("/data/failed").asBoolean())
                .isTrue();
    }

    @Test
    void handsTheUserToEndpointsThatAskForOne() {
        String person = server.newPerson();
        String token = login(person);
        String id = server.get("/auth/v1/me").bearer(token).send().at("user.id");

        Answer me = get("/open/me", token);

        assertThat(me.body().at("/data/id").asString()).isEqualTo(id);
        assertThat(me.body().at("/data/source").asString()).isEqualTo("shop");
        assertThat(get("/open/id", token).body().at("/data/id").asString()).isEqualTo(id);
        assertThat(get("/open/view", token).body().at("/data/authStep").asInt()).isEqualTo(1);
        assertProblem(get("/open/me", null), 401, "token_missing");
        assertProblem(get("/open/me", "mj_garbage"), 401, "token_invalid");
        assertProblem(get("/open/me?access_token=" + token, null), 401, "token_missing");
    }

    @Test
    void letsGuestsPassWhereTheyMayAndRefusesDeadTokensEvenThere() {
        String token = login(server.newPerson());

        assertThat(get("/open/maybe", null).body().at("/data/guest").asBoolean())
                .isTrue();
        assertThat(get("/open/maybe", token).body().at("/data/guest").asBoolean())
                .isFalse();
        server.post("/auth/v1/logout").bearer(token).send().expect(204);
        assertProblem(get("/open/maybe", token), 401, "token_revoked");
    }

    @Test
    void demandsStepsOfMethodsAndClasses() {
        String person = server.newPerson();
        String token = login(person);

        Answer phone = get("/open/phone", token);
        assertProblem(phone, 403, "step_required");
        assertThat(phone.body().at("/action").asString()).isEqualTo("bind-phone");
        assertThat(phone.body().at("/missing/0").asString()).isEqualTo("phone");
        assertProblem(get("/open/phone", null), 401, "token_missing");

        Answer area = get("/members/area", token);
        assertProblem(area, 403, "step_required");
        assertThat(area.body().at("/action").asString()).isEqualTo("authorize");
        assertThat(area.body().at("/missing").size()).isEqualTo(2);

        giveNickname(token);
        assertThat(get("/members/lounge", token).status()).isEqualTo(200);
        assertThat(get("/members/area", token).body().at("/action").asString()).isEqualTo("bind-phone");

        bindPhone(person, token);
        assertThat(get("/open/phone", token).status()).isEqualTo(200);
        assertThat(get("/members/area", token).body().at("/data/nickname").asString())
                .isEqualTo("小明");
    }

    @Test
    void authenticatesForSpringSecurity() {
        String person = server.newPerson();
        String token = login(person);
        String id = server.get("/auth/v1/me").bearer(token).send().at("user.id");

        assertThat(get("/secured/me", token).body().at("/data/name").asString()).isEqualTo(id);
        assertProblem(get("/secured/me", null), 401, "token_missing");
        assertProblem(get("/secured/me", "mj_garbage"), 401, "token_invalid");
        assertThat(get("/secured/guest", null).status()).isEqualTo(200);
    }

    @Test
    void aMissingFactorIsAProblemWithTheStep() {
        String person = server.newPerson();
        String token = login(person);

        Answer refused = get("/secured/phone", token);
        assertProblem(refused, 403, "step_required");
        assertThat(refused.body().at("/action").asString()).isEqualTo("bind-phone");
        assertThat(refused.body().at("/missing/0").asString()).isEqualTo("phone");
        assertProblem(get("/secured/phone", null), 401, "token_missing");

        bindPhone(person, token);
        assertThat(get("/secured/phone", token).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/v1/nothing", "/v1/me", "/other"})
    void whatIsNotOursStaysTheApplications(String path) {
        Answer answer = get(path, null);

        assertThat(answer.contentType()).doesNotStartWith("application/problem+json");
    }

    @Test
    void anUploadThatSpringRefusesIsAProblemToo() {
        String token = login(server.newPerson());

        server.post("/auth/v1/me/avatar")
                .bearer(token)
                .file("file", new byte[2_500_000])
                .send()
                .expect(413)
                .expectProblem("too_large");
    }

    @Test
    void publishesWhatHappensAsSpringEvents() throws InterruptedException {
        String person = server.newPerson();
        String token = login(person);
        String id = server.get("/auth/v1/me").bearer(token).send().at("user.id");
        bindPhone(person, token);
        server.post("/auth/v1/logout")
                .bearer(token)
                .json(Map.of("everywhere", true))
                .send()
                .expect(204);

        List<Class<?>> heard = new ArrayList<>();
        while (!heard.contains(SessionsEnded.class)) {
            MenjinEvent event = SecuredApplication.HEARD.poll(60, TimeUnit.SECONDS);
            assertThat(event).as("after " + heard).isNotNull();
            // What the tests before have done may be told only now.
            if (event.accountId().value().equals(id)) {
                heard.add(event.getClass());
            }
        }
        assertThat(heard)
                .containsSubsequence(UserRegistered.class, UserLoggedIn.class, PhoneBound.class, SessionsEnded.class);
    }
}
