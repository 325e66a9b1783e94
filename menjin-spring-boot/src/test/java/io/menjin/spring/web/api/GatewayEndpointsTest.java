package io.menjin.spring.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.spring.testing.Call;
import io.menjin.spring.testing.Reply;
import io.menjin.spring.testing.TestServer;
import io.menjin.spring.testing.WithServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What gateways and other services use: verify, introspect, revoke. */
@WithServer
class GatewayEndpointsTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    private static Call introspect(TestServer server, String token) {
        return server.post("/oauth2/introspect")
                .basic("gateway", "gateway-secret")
                .body(FORM, "token=" + token + "&token_type_hint=access_token");
    }

    @Test
    void verifiesForGateways(TestServer server) {
        String token = server.login(server.newPerson());
        Reply me = server.get("/v1/me").bearer(token).send();

        Reply verified = server.get("/v1/verify").bearer(token).send().expect(204);

        assertThat(verified.header("Menjin-User")).isEqualTo(me.at("user.id"));
        assertThat(verified.header("Menjin-Session")).isEqualTo(me.at("session.id"));
        assertThat(verified.headers("Menjin-Steps")).containsExactly("");
        assertThat(verified.bytes()).isEmpty();
    }

    @Test
    void demandsSteps(TestServer server) {
        String token = server.login(server.newPerson());

        Reply phone = server.get("/v1/verify?step=phone").bearer(token).send().expect(403);
        assertThat(phone.at("action")).isEqualTo("bind-phone");
        assertThat(phone.header("WWW-Authenticate"))
                .contains("insufficient_scope")
                .contains("scope=\"phone\"");
        server.patch("/v1/me")
                .bearer(token)
                .json(Map.of("nickname", "x"))
                .send()
                .expect(200);
        server.get("/v1/verify?step=profile").bearer(token).send().expect(204);
        server.get("/v1/verify?step=profile&step=phone")
                .bearer(token)
                .send()
                .expect(403)
                .expectProblem("step_required");
        server.get("/v1/verify?step=everything")
                .bearer(token)
                .send()
                .expect(400)
                .expectProblem("invalid_request");
    }

    @Test
    void tellsWhatIsKnownOfAToken(TestServer server) {
        String token = server.login(server.newPerson());
        Reply me = server.get("/v1/me").bearer(token).send();

        Reply known = introspect(server, token).send().expect(200);

        assertThat(known.at("active")).isEqualTo("true");
        assertThat(known.at("sub")).isEqualTo(me.at("user.id"));
        assertThat(known.at("sid")).isEqualTo(me.at("session.id"));
        assertThat(known.at("client_id")).isEqualTo("shop");
        assertThat(known.json().at("/exp").asLong())
                .isGreaterThan(known.json().at("/iat").asLong());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "mj_garbage", "%00", "%E5%AF%86"})
    void tellsNothingOfWhatIsNoToken(String token, TestServer server) {
        assertThat(introspect(server, token).send().expect(200).text()).isEqualTo("{\"active\":false}");
    }

    @Test
    void revokesAndSaysTheSameOfWhatItDoesNotKnow(TestServer server) {
        String token = server.login(server.newPerson());

        for (String any : new String[] {token, token, "unknown"}) {
            server.post("/oauth2/revoke")
                    .basic("gateway", "gateway-secret")
                    .body(FORM, "token=" + any)
                    .send()
                    .expect(200);
        }

        assertThat(introspect(server, token).send().at("active")).isEqualTo("false");
        server.get("/v1/me").bearer(token).send().expect(401).expectProblem("token_revoked");
    }

    @Test
    void knowsItsClientsOnly(TestServer server) {
        String token = server.login(server.newPerson());
        for (String path : new String[] {"/oauth2/introspect", "/oauth2/revoke"}) {
            for (Call call : new Call[] {
                server.post(path),
                server.post(path).basic("gateway", "wrong"),
                server.post(path).basic("gateway", ""),
                server.post(path).basic("other", "gateway-secret"),
                server.post(path).basic("", ""),
                server.post(path).bearer(token),
                server.post(path).header("Authorization", "Basic !!!"),
                server.post(path).header("Authorization", "Basic")
            }) {
                Reply refused = call.body(FORM, "token=" + token + "&client_id=gateway&client_secret=gateway-secret")
                        .send()
                        .expect(401);

                assertThat(refused.at("error")).isEqualTo("invalid_client");
                assertThat(refused.header("WWW-Authenticate")).startsWith("Basic ");
            }
        }
        server.get("/v1/me").bearer(token).send().expect(200);
    }

    @Test
    void takesTheFormEncodedSecretOfTheRfcToo(TestServer server) {
        server.post("/oauth2/introspect")
                .basic("gate%77ay", "gateway%2Dsecret")
                .body(FORM, "token=x")
                .send()
                .expect(200);
    }

    @Test
    void takesExactlyOneTokenFromTheFormOnly(TestServer server) {
        for (String form : new String[] {"", "token=", "token=a&token=b", "other=a", "token=%zz"}) {
            server.post("/oauth2/introspect")
                    .basic("gateway", "gateway-secret")
                    .body(FORM, form)
                    .send()
                    .expect(400)
                    .expectProblem("invalid_request");
        }
        server.post("/oauth2/introspect?token=a")
                .basic("gateway", "gateway-secret")
                .body(FORM, "x=y")
                .send()
                .expect(400)
                .expectProblem("invalid_request");
        server.post("/oauth2/introspect")
                .basic("gateway", "gateway-secret")
                .json(Map.of("token", "a"))
                .send()
                .expect(415)
                .expectProblem("invalid_request");
        server.post("/oauth2/introspect")
                .basic("gateway", "gateway-secret")
                .body(FORM, "token=" + "a".repeat(20_000))
                .send()
                .expect(413)
                .expectProblem("too_large");
    }
}
