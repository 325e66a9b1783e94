package io.menjin.spring.web.http;

import io.menjin.core.account.Step;
import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.problem.WeChatError;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns problems into what goes over the wire. Thread-safe. */
public final class ProblemRenderer {
    private final WireJson json;
    private final String docs;

    /**
     * Creates a renderer.
     *
     * @param docs what stands before the code in a problem's type
     */
    public ProblemRenderer(WireJson json, String docs) {
        this.json = json;
        this.docs = docs;
    }

    /** A problem, ready to be sent. */
    public record Rendered(int status, Map<String, String> headers, byte[] body) {}

    public Rendered render(HttpProblem problem, String traceId) {
        return new Rendered(problem.status(), headers(problem), json.write(document(problem, traceId)));
    }

    private ProblemDocument document(HttpProblem http, String traceId) {
        Problem problem = http.problem();
        String code = problem.code().wireName();
        return new ProblemDocument(
                docs + code,
                problem.code().title(),
                http.status(),
                problem.detail(),
                code,
                problem.action().wireName(),
                problem.retryAfter() == null ? null : seconds(problem.retryAfter()),
                traceId,
                problem.ticket() == null ? null : problem.ticket().reveal(),
                problem.missing().isEmpty() ? null : names(problem.missing()),
                weChat(problem.wechat()),
                http.oauthError().isEmpty() ? null : http.oauthError());
    }

    private static ProblemDocument.@Nullable WeChat weChat(@Nullable WeChatError error) {
        return error == null ? null : new ProblemDocument.WeChat(error.errcode(), error.rid());
    }

    private static Map<String, String> headers(HttpProblem http) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/problem+json");
        headers.put("Cache-Control", "no-store");
        Problem problem = http.problem();
        if (problem.retryAfter() != null) {
            headers.put("Retry-After", Long.toString(seconds(problem.retryAfter())));
        }
        if (http.status() == 401) {
            headers.put("WWW-Authenticate", challenge(problem.code()));
        } else if (problem.code() == ProblemCode.STEP_REQUIRED) {
            headers.put(
                    "WWW-Authenticate",
                    "Bearer realm=\"menjin\", error=\"insufficient_scope\", scope=\""
                            + String.join(" ", names(problem.missing())) + "\"");
        }
        headers.putAll(http.headers());
        return headers;
    }

    /** RFC 6750 §3: no error code where the request had no authentication in it. */
    private static String challenge(ProblemCode code) {
        return switch (code) {
            case TOKEN_INVALID, TOKEN_EXPIRED, TOKEN_REPLACED, TOKEN_REVOKED ->
                "Bearer realm=\"menjin\", error=\"invalid_token\"";
            default -> "Bearer realm=\"menjin\"";
        };
    }

    private static List<String> names(List<Step> steps) {
        return steps.stream().map(step -> step.name().toLowerCase(Locale.ROOT)).collect(Collectors.toList());
    }

    /** Rounded up, so that whoever waits exactly as long as told is not told to wait again. */
    private static long seconds(Duration duration) {
        return Math.max(0, duration.plusNanos(999_999_999).toSeconds());
    }
}
