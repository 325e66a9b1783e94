package io.menjin.spring.web.quick;

import static io.menjin.spring.web.quick.Ways.quick;
import static io.menjin.spring.web.quick.Ways.slow;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.spring.testing.Call;
import io.menjin.spring.testing.Reply;
import io.menjin.spring.testing.TestServer;
import io.menjin.spring.testing.WithServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests go the short way, and that nobody can tell the difference. */
@WithServer
class QuickAnswersTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    @Test
    void theSecondCheckGoesTheShortWayAndLooksLikeTheFirst(TestServer server) {
        String person = server.newPerson();
        String token = server.login(person);
        server.bindPhone(person, token);
        Reply first = server.get("/v1/verify")
                .bearer(token)
                .header("Origin", "http://a.example")
                .send()
                .expect(204);

        Reply second = quick(server, server.get("/v1/verify").bearer(token)).expect(204);

        for (String header : List.of("Menjin-User", "Menjin-Session", "Menjin-Steps", "Cache-Control")) {
            assertThat(second.headers(header)).isEqualTo(first.headers(header)).hasSize(1);
        }
        assertThat(second.bytes()).isEmpty();
        assertThat(second.header("Menjin-Steps")).isEqualTo("phone");
        quick(server, server.get("/v1/verify?step=phone").bearer(token)).expect(204);
    }

    @Test
    void everyRefusalGoesTheLongWay(TestServer server) {
        String token = remembered(server);
        slow(server, server.get("/v1/verify")).expect(401).expectProblem("token_missing");
        slow(server, server.get("/v1/verify").bearer("mj_garbage")).expect(401).expectProblem("token_invalid");
        slow(server, server.get("/v1/verify?step=phone").bearer(token))
                .expect(403)
                .expectProblem("step_required");
        slow(server, server.get("/v1/verify?step=other").bearer(token))
                .expect(400)
                .expectProblem("invalid_request");
        slow(server, server.post("/v1/logout").bearer(token)).expect(204);
        slow(server, server.get("/v1/verify").bearer(token)).expect(401).expectProblem("token_revoked");
    }

    @Test
    void unusualRequestsGoTheLongWay(TestServer server) {
        String token = remembered(server);
        slow(server, server.get("/v1/verify").bearer(token).header("Authorization", "Bearer " + token))
                .expect(401);
        slow(server, server.get("/v1/verify").header("Authorization", "bearer " + token))
                .expect(204);
        slow(server, server.call("HEAD", "/v1/verify").bearer(token)).expect(204);
        slow(
                        server,
                        server.get("/v1/verify")
                                .bearer(token)
                                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"))
                .expect(204);
        quick(
                        server,
                        server.get("/v1/verify")
                                .bearer(token)
                                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00"))
                .expect(204);
    }

    @Test
    void introspectionGoesTheShortWayWithItsRefusals(TestServer server) {
        String token = server.login(server.newPerson());
        Reply active = quick(server, introspection(server, "token=" + token)).expect(200);
        assertThat(active.at("active")).isEqualTo("true");
        assertThat(active.header("Content-Type")).isEqualTo("application/json");
        assertThat(active.header("Cache-Control")).isEqualTo("no-store");
        assertThat(quick(server, introspection(server, "token=x")).expect(200).at("active"))
                .isEqualTo("false");
        quick(server, introspection(server, "tok=x")).expect(400).expectProblem("invalid_request");
        quick(
                        server,
                        server.post("/oauth2/introspect")
                                .basic("gateway", "c4n4ry-wrong")
                                .body(FORM, "token=x"))
                .expect(401);
        quick(server, server.post("/oauth2/introspect").body(FORM, "token=x")).expect(401);
        slow(server, introspection(server, "token=" + "x".repeat(20_000))).expect(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"menjin.session.cache.hits", "menjin.quick.answers"})
    void isCounted(String meter, TestServer server) {
        quick(server, server.get("/v1/verify").bearer(remembered(server)));
        double count = Double.parseDouble(server.get("/actuator/metrics/" + meter)
                .send()
                .expect(200)
                .json()
                .at("/measurements/0/value")
                .asString());
        assertThat(count).isPositive();
    }

    private static Call introspection(TestServer server, String form) {
        return server.post("/oauth2/introspect")
                .basic("gateway", "c4n4ry-gateway-secret")
                .body(FORM, form);
    }

    private static String remembered(TestServer server) {
        String token = server.login(server.newPerson());
        server.get("/v1/verify").bearer(token).send().expect(204);
        return token;
    }
}
