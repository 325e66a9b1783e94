package io.menjin.spring.web.quick;

import io.menjin.spring.web.api.LoginEndpoints;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers {@code POST /v1/login}, with the same code as the long way, refusals included: once the body is read there is no
 * way back.
 */
public final class QuickLogin implements QuickAnswer {
    private final String path;
    private final LoginEndpoints logins;
    private final QuickJson answers;
    private final int maxBody;

    /**
     * Creates one for a path.
     *
     * @param path of the operation, from the root of the server
     * @param maxBody in bytes; longer ones go the long way
     */
    public QuickLogin(String path, LoginEndpoints logins, QuickJson answers, int maxBody) {
        this.path = path;
        this.logins = logins;
        this.answers = answers;
        this.maxBody = maxBody;
    }

    @Override
    public boolean answer(HttpServletRequest request, HttpServletResponse response, Runnable certain)
            throws IOException {
        if (!PlainRequest.is(request, "POST", path)
                || !PlainRequest.isOfItsMethod(request)
                || !PlainRequest.hasBody(request, "application/json", maxBody)) {
            return false;
        }
        certain.run();
        answers.answer(response, () -> logins.login(request));
        return true;
    }
}
