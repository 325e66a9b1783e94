package io.menjin.spring.web.checks;

import io.menjin.core.account.Step;
import io.menjin.core.session.Authenticated;
import io.menjin.core.session.SessionService;
import io.menjin.spring.web.api.TokenEndpoints;
import io.menjin.spring.web.api.VerifyEndpoints;
import io.menjin.spring.web.guard.RequestUsers;
import io.menjin.spring.web.guard.Steps;
import io.menjin.spring.web.http.HttpProblem;
import io.menjin.spring.web.http.ProblemResponder;
import io.menjin.spring.web.http.WireJson;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/** Decides what is answered, at once or after asking the stores. Thread-safe. */
public final class Checks {
    private static final String SCHEME = "Bearer ";
    private static final Map<String, Step> BY_QUERY =
            Arrays.stream(Step.values()).collect(Collectors.toMap(step -> "step=" + Steps.nameOf(step), step -> step));

    private final String verifyPath;
    private final String introspectPath;
    private final SessionService sessions;
    private final RequestUsers users;
    private final TokenEndpoints tokens;
    private final WireJson json;
    private final ProblemResponder problems;

    /**
     * Creates one.
     *
     * @param prefix before the paths of both operations; empty for none
     */
    public Checks(
            String prefix,
            SessionService sessions,
            RequestUsers users,
            TokenEndpoints tokens,
            WireJson json,
            ProblemResponder problems) {
        this.verifyPath = prefix + "/v1/verify";
        this.introspectPath = prefix + "/oauth2/introspect";
        this.sessions = sessions;
        this.users = users;
        this.tokens = tokens;
        this.json = json;
        this.problems = problems;
    }

    /** The answer, if no store is needed for it; null otherwise. Does not block and does not fail. */
    @Nullable
    CheckAnswer atOnce(CheckRequest request) {
        try {
            if (request.path.equals(verifyPath)) {
                return verifiedAtOnce(request);
            }
            return request.path.equals(introspectPath)
                    ? introspectedAtOnce(request)
                    : problem(HttpProblem.notFound().asException());
        } catch (Throwable refused) {
            return problem(refused);
        }
    }

    /** The answer to a request for which {@link #atOnce} had none. May block, does not fail. */
    CheckAnswer afterAsking(CheckRequest request) {
        try {
            return request.path.equals(verifyPath) ? verified(request) : introspected(introspectedToken(request));
        } catch (Throwable refused) {
            return problem(refused);
        }
    }

    /** The answer to a request that failed. */
    CheckAnswer problem(Throwable failure) {
        return CheckAnswer.Document.of(problems.render(failure));
    }

    private @Nullable CheckAnswer verifiedAtOnce(CheckRequest request) {
        if (!request.method.equals("GET") && !request.method.equals("HEAD")) {
            throw HttpProblem.methodNotAllowed(List.of(HttpMethod.GET, HttpMethod.HEAD))
                    .asException();
        }
        List<String> authorization = request.authorization();
        if (authorization.size() == 1 && authorization.get(0).startsWith(SCHEME)) {
            String token = authorization.get(0).substring(SCHEME.length());
            Authenticated known = sessions.recall(token);
            if (known != null && isEnough(known, request.query)) {
                return new CheckAnswer.Verified(known);
            }
            return known == null && !sessions.isOurs(token) ? verified(request) : null;
        }
        // An unusual spelling may hide a good token; the header that is not there hides nothing.
        return authorization.isEmpty() ? verified(request) : null;
    }

    /** A refusal for a missing step is made by somebody who has asked the stores. */
    private static boolean isEnough(Authenticated known, @Nullable String query) {
        if (query == null) {
            return true;
        }
        Step demanded = BY_QUERY.get(query);
        return demanded != null && known.account().has(demanded);
    }

    private CheckAnswer verified(CheckRequest request) {
        List<String> authorization = request.authorization();
        return new CheckAnswer.Verified(VerifyEndpoints.verified(
                () -> users.require(authorization), () -> users.requireNow(authorization), request.query));
    }

    private @Nullable CheckAnswer introspectedAtOnce(CheckRequest request) {
        if (!request.method.equals("POST")) {
            throw HttpProblem.methodNotAllowed(List.of(HttpMethod.POST)).asException();
        }
        String token = introspectedToken(request);
        Authenticated known = sessions.recall(token);
        return known == null && sessions.isOurs(token) ? null : document(TokenEndpoints.introspection(known));
    }

    private String introspectedToken(CheckRequest request) {
        return tokens.introspected(
                request.header(HttpHeaderNames.AUTHORIZATION),
                request.header(HttpHeaderNames.CONTENT_TYPE),
                request::body);
    }

    private CheckAnswer introspected(String token) {
        return document(tokens.introspection(token));
    }

    private CheckAnswer document(Object body) {
        return CheckAnswer.Document.json(json.write(body));
    }
}
