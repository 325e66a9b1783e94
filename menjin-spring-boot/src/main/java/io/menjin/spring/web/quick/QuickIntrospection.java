package io.menjin.spring.web.quick;

import io.menjin.spring.web.api.TokenEndpoints;
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
    private final QuickJson answers;
    private final int maxBody;

    /**
     * Creates one for a path.
     *
     * @param path of the operation, from the root of the server
     * @param maxBody in bytes; longer ones go the long way
     */
    public QuickIntrospection(String path, TokenEndpoints tokens, QuickJson answers, int maxBody) {
        this.path = path;
        this.tokens = tokens;
        this.answers = answers;
        this.maxBody = maxBody;
    }

    @Override
    public boolean answer(HttpServletRequest request, HttpServletResponse response, Runnable certain)
            throws IOException {
        if (!PlainRequest.is(request, "POST", path)
                || !PlainRequest.isOfItsMethod(request)
                || PlainRequest.credentials(request, "Basic ") == null
                || !PlainRequest.hasBody(request, "application/x-www-form-urlencoded", maxBody)) {
            return false;
        }
        certain.run();
        answers.answer(response, () -> tokens.introspection(request));
        return true;
    }
}
