package io.menjin.spring.web.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.spring.testing.Call;
import io.menjin.spring.testing.TestServer;
import io.menjin.spring.testing.WithServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whichever way a gateway asks, it gets the same answer: status, headers and body. */
@WithServer
class GatewayContractTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    @TestFactory
    List<DynamicTest> everyWayAnswersTheSame(TestServer server) {
        return scenarios(server).stream()
                .map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> {
                    Scenario.Outcome main = scenario.over(GatewayWay.MAIN_PORT, server);
                    assertThat(main.status()).as(main.body()).isEqualTo(scenario.status());
                    assertThat(scenario.over(GatewayWay.VALVE, server)).isEqualTo(main);
                    assertThat(scenario.over(GatewayWay.CHECKS_PORT, server)).isEqualTo(main);
                    // Once more, now that everything is remembered that can be.
                    assertThat(scenario.over(GatewayWay.CHECKS_PORT, server)).isEqualTo(main);
                }))
                .toList();
    }

    private static List<Scenario> scenarios(TestServer server) {
        String person = server.newPerson();
        String good = server.login(person);
        String bound = server.login(person);
        server.bindPhone(person, bound);
        String visitor = server.login(server.newPerson());
        String ended = server.login(server.newPerson());
        server.post("/v1/logout").bearer(ended).send().expect(204);
        String forged = good.substring(0, good.length() - 4) + (good.endsWith("AAAA") ? "BBBB" : "AAAA");
        List<Scenario> all = new ArrayList<>();
        verify(all, "a good token", "", call -> call.bearer(good), 204);
        verify(all, "a step that is there", "?step=phone", call -> call.bearer(good), 204);
        verify(all, "a step that is not there", "?step=phone", call -> call.bearer(visitor), 403);
        verify(all, "two steps", "?step=phone&step=profile", call -> call.bearer(good), 403);
        verify(all, "a step nobody knows", "?step=other", call -> call.bearer(good), 400);
        verify(all, "another query", "?a=b&&c", call -> call.bearer(good), 204);
        verify(all, "no token", "", call -> call, 401);
        verify(all, "no token, and a step nobody knows", "?step=other", call -> call, 401);
        verify(all, "garbage", "", call -> call.bearer("mj_garbage"), 401);
        verify(all, "a forged token", "", call -> call.bearer(forged), 401);
        verify(all, "an ended session", "", call -> call.bearer(ended), 401);
        verify(all, "a scheme in small letters", "", call -> call.header("Authorization", "bearer " + good), 204);
        verify(all, "spaces around", "", call -> call.header("Authorization", "Bearer   " + good + " "), 204);
        verify(all, "two tokens", "", call -> call.bearer(good).bearer(good), 401);
        verify(all, "another scheme", "", call -> call.basic("gateway", "x"), 401);
        verify(all, "a token of nothing", "", call -> call.header("Authorization", "Bearer "), 401);
        verify(all, "a token in the query", "?access_token=" + good, call -> call, 401);
        all.add(new Scenario("HEAD", "HEAD", "/v1/verify", call -> call.bearer(good), 204));
        all.add(new Scenario("POST", "POST", "/v1/verify", call -> call.bearer(good), 405));
        all.add(new Scenario("an address with nothing", "GET", "/v1/verify/", call -> call.bearer(good), 404));
        introspect(all, "an active token", call -> client(call).body(FORM, "token=" + good), 200);
        introspect(all, "a token with a hint", call -> client(call).body(FORM, "token_type_hint=x&token=" + good), 200);
        introspect(all, "an inactive token", call -> client(call).body(FORM, "token=" + ended), 200);
        introspect(all, "a forged one", call -> client(call).body(FORM, "token=" + forged), 200);
        introspect(all, "garbage in a form", call -> client(call).body(FORM, "token=%E5%AF%86"), 200);
        introspect(all, "a form with a charset", call -> client(call).body(FORM + ";charset=UTF-8", "token=x"), 200);
        introspect(all, "a form in chunks", call -> client(call).chunked(FORM, bytes("token=" + good)), 200);
        introspect(all, "no token in the form", call -> client(call).body(FORM, "tok=x"), 400);
        introspect(all, "two in the form", call -> client(call).body(FORM, "token=x&token=y"), 400);
        introspect(all, "a form that is none", call -> client(call).body(FORM, "token=%zz"), 400);
        introspect(all, "no form", UnaryOperator.identity(), 401);
        introspect(all, "nobody", call -> call.body(FORM, "token=x"), 401);
        introspect(
                all, "a wrong secret", call -> call.basic("gateway", "c4n4ry").body(FORM, "token=x"), 401);
        introspect(all, "JSON", call -> client(call).json(Map.of("token", "x")), 415);
        introspect(all, "too much", call -> client(call).body(FORM, "token=" + "x".repeat(20_000)), 413);
        introspect(all, "too much of a stranger", call -> call.body(FORM, "x".repeat(20_000)), 401);
        introspect(all, "too much in chunks", call -> client(call).chunked(FORM, new byte[20_000]), 413);
        all.add(new Scenario("GET of introspect", "GET", "/oauth2/introspect", GatewayContractTest::client, 405));
        return all;
    }

    private static void verify(List<Scenario> all, String name, String query, UnaryOperator<Call> request, int status) {
        all.add(new Scenario(name, "GET", "/v1/verify" + query, request, status));
    }

    private static void introspect(List<Scenario> all, String name, UnaryOperator<Call> request, int status) {
        all.add(new Scenario("introspect: " + name, "POST", "/oauth2/introspect", request, status));
    }

    private static Call client(Call call) {
        return call.basic("gateway", "c4n4ry-gateway-secret");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
