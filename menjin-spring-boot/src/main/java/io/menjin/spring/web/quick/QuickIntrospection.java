package io.menjin.spring.web.quick;

import io.menjin.spring.web.api.TokenEndpoints;
import io.menjin.spring.web.http.ProblemResponder;
import io.menjin.spring.web.http.WireJson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers {@code POST /oauth2/introspect}. Once the body is read there is no way back, so this one answers refusals too, by
 * the same code as the long way.
 */
public final class QuickIntrospection implements QuickAnswer {
    private final String path;
    private final TokenEndpoints tokens;
    private final WireJson json;
    private final ProblemResponder problems;
    private final int maxBody;

    /**
     * Creates one for a path.
     *
     * @param path of the operation, from the root of the server
     * @param maxBody in bytes; longer ones go the long way
     */
    public QuickIntrospection(
            String path, TokenEndpoints tokens, WireJson json, ProblemResponder problems, int maxBody) {
        this.path = path;
        this.tokens = tokens;
        this.json = json;
        this.problems = problems;
        this.maxBody = maxBody;
    }

    @Override
    public boolean answer(HttpServletRequest request, HttpServletResponse response, Runnable certain)
            throws IOException {
        if (!PlainRequest.is(request, "POST", path)
                || request.getQueryString() != null
                || request.getHeader("X-HTTP-Method-Override") != null
                || PlainRequest.credentials(request, "Basic ") == null
                || !PlainRequest.hasForm(request, maxBody)) {
            return false;
        }
        certain.run();
        byte[] body;
        try {
            body = json.write(tokens.introspection(request));
        } catch (RuntimeException refused) {
            problems.respond(response, refused);
            return true;
        }
        response.setStatus(HttpServletResponse.SC_OK);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Type", "application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        return true;
    }
}
