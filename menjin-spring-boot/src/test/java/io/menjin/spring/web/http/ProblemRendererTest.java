package io.menjin.spring.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.Step;
import io.menjin.core.problem.Action;
import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.problem.WeChatError;
import io.menjin.core.secret.Ticket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProblemRendererTest {
    private final ProblemRenderer renderer = new ProblemRenderer(new WireJson(), "https://docs.example/errors#");

    private static JsonNode json(ProblemRenderer.Rendered rendered) {
        return JsonMapper.shared().readTree(new String(rendered.body(), StandardCharsets.UTF_8));
    }

    @Test
    void showsEverythingThatAProblemHas() {
        Problem problem = Problem.of(ProblemCode.REGISTRATION_REQUIRED, "first the phone")
                .withMissing(List.of(Step.PHONE), new Ticket("the-ticket"))
                .withAction(Action.BIND_PHONE)
                .withRetryAfter(Duration.ofMillis(1001))
                .withWeChat(new WeChatError(40029, "rid-1"));

        ProblemRenderer.Rendered rendered = renderer.render(HttpProblem.of(problem), "trace");

        assertThat(json(rendered)).isEqualTo(JsonMapper.shared().readTree("""
                                        {"type":"https://docs.example/errors#registration_required",
                                         "title":"Registration is required","status":403,"detail":"first the phone",
                                         "code":"registration_required","action":"bind-phone","retryAfter":2,
                                         "traceId":"trace","ticket":"the-ticket","missing":["phone"],
                                         "wechat":{"errcode":40029,"rid":"rid-1"}}"""));
        assertThat(rendered.headers()).containsEntry("Retry-After", "2").containsEntry("Cache-Control", "no-store");
    }

    @Test
    void leavesOutWhatItHasNot() {
        JsonNode json = json(renderer.render(HttpProblem.of(Problem.of(ProblemCode.INTERNAL, "x")), "trace"));

        assertThat(json.propertyNames())
                .containsExactly("type", "title", "status", "detail", "code", "action", "traceId");
    }

    @Test
    void challengesAsRfc6750Says() {
        assertThat(header(ProblemCode.TOKEN_MISSING)).isEqualTo("Bearer realm=\"menjin\"");
        assertThat(header(ProblemCode.TOKEN_EXPIRED)).isEqualTo("Bearer realm=\"menjin\", error=\"invalid_token\"");
        HttpProblem step = HttpProblem.of(
                Problem.of(ProblemCode.STEP_REQUIRED, "x").withMissing(List.of(Step.PROFILE, Step.PHONE), null));
        assertThat(renderer.render(step, "t").headers().get("WWW-Authenticate"))
                .isEqualTo("Bearer realm=\"menjin\", error=\"insufficient_scope\", scope=\"profile phone\"");
    }

    @Test
    void saysWhatHttpKnows() {
        ProblemRenderer.Rendered rendered =
                renderer.render(HttpProblem.methodNotAllowed(List.of(HttpMethod.GET, HttpMethod.HEAD)), "t");

        assertThat(rendered.status()).isEqualTo(405);
        assertThat(rendered.headers()).containsEntry("Allow", "GET, HEAD");
        assertThat(json(rendered).at("/status").asInt()).isEqualTo(405);

        ProblemRenderer.Rendered client = renderer.render(HttpProblem.invalidClient(), "t");
        assertThat(json(client).at("/error").asString()).isEqualTo("invalid_client");
        assertThat(client.headers().get("WWW-Authenticate")).startsWith("Basic ");
    }

    private String header(ProblemCode code) {
        return renderer.render(HttpProblem.of(Problem.of(code, "x")), "t")
                .headers()
                .get("WWW-Authenticate");
    }
}
