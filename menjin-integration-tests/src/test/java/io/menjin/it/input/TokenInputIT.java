package io.menjin.it.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.it.harness.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens in the wrong place, and texts that are no tokens. */
@ExtendWith(InputServer.Shared.class)
class TokenInputIT {

    private final InputServer server;

    TokenInputIT(InputServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "access_token", "accessToken", "authorization", "Authorization", "bearer"})
    void aTokenInTheQueryStringIsNoToken(String parameter) {
        String token = server.token();

        server.api().get("/v1/me").query(parameter + "=" + token).send().problem(401, "token_missing", "relogin");
        server.api()
                .get("/v1/verify")
                .query(parameter + "=Bearer%20" + token)
                .send()
                .problem(401, "token_missing", "relogin");
    }

    @Test
    void aTokenInABodyACookieOrAnotherHeaderIsNoToken() {
        String token = server.token();

        server.api()
                .post("/v1/logout")
                .json(Map.of("token", token, "access_token", token))
                .send()
                .problem(401, "token_missing");
        server.api().get("/v1/me").header("Cookie", "token=" + token).send().problem(401, "token_missing");
        server.api().get("/v1/me").header("X-Token", token).send().problem(401, "token_missing");
        server.api().get("/v1/me").basic("user", token).send().problem(401, "token_missing");
    }

    @ParameterizedTest
    @MethodSource("io.menjin.it.input.Garbage#headers")
    void whatIsNoTokenIsRefused(String header) {
        Answer answer =
                server.api().get("/v1/me").header("Authorization", header).send();

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isIn("token_invalid", "token_missing");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        server.assertHandledQuietly(answer);
    }

    @Test
    void theSchemeMayBeWrittenAsOneLikes() {
        String token = server.token();

        server.api()
                .get("/v1/me")
                .header("Authorization", "bearer " + token)
                .send()
                .ok();
        server.api()
                .get("/v1/me")
                .header("Authorization", "BEARER  " + token)
                .send()
                .ok();
    }

    @ParameterizedTest
    @MethodSource("io.menjin.it.input.Garbage#tokens")
    void introspectionKnowsNothingOfWhatIsNoToken(String garbage) {
        Answer answer = server.api()
                .post("/oauth2/introspect")
                .basic("gateway", "gate-secret")
                .body("application/x-www-form-urlencoded", "token=" + encoded(garbage))
                .send();

        if (garbage.isEmpty()) {
            answer.problem(400, "invalid_request");
        } else {
            assertThat(answer.ok().text()).isEqualTo("{\"active\":false}");
        }
        server.assertHandledQuietly(answer);
    }

    @ParameterizedTest
    @CsvSource({"gateway,wrong", "nobody,gate-secret", "gateway,''", "'',''", "gateway,' gate-secret'"})
    void introspectionIsForClientsOnly(String client, String secret) {
        Answer answer = server.api()
                .post("/oauth2/introspect")
                .basic(client, secret)
                .body("application/x-www-form-urlencoded", "token=" + server.token())
                .send();

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Basic");
        server.assertHandledQuietly(answer);
    }

    @Test
    void nobodyEndsOrSeesTheSessionsOfOthers() {
        String mine = server.token();
        String theirs = server.token();
        String id = server.api().get("/v1/me").token(theirs).send().ok().at("/session/id");

        server.api().delete("/v1/me/sessions/" + id).token(mine).send().ok();

        server.api().get("/v1/me").token(theirs).send().ok();
        assertThat(server.api().get("/v1/me/sessions").token(mine).send().ok().text())
                .doesNotContain(id);
        for (String bad : List.of("x", "a".repeat(500), "%00", "..", "%27")) {
            Answer answer =
                    server.api().delete("/v1/me/sessions/" + bad).token(mine).send();
            assertThat(answer.status()).isIn(204, 400, 404);
            server.assertHandledQuietly(answer);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
