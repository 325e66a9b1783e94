package io.menjin.spring.web.quick;

import io.menjin.core.account.Step;
import io.menjin.core.session.Authenticated;
import io.menjin.core.session.SessionService;
import io.menjin.spring.web.api.VerifyEndpoints;
import io.menjin.spring.web.guard.Steps;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code GET /v1/verify} for tokens that this node remembers as good. Every refusal goes the long way, so that it
 * looks the same and is made by somebody who has asked the stores.
 */
public final class QuickVerify implements QuickAnswer {
    private static final Map<String, Step> BY_QUERY =
            Arrays.stream(Step.values()).collect(Collectors.toMap(step -> "step=" + Steps.nameOf(step), step -> step));

    private final String path;
    private final SessionService sessions;

    /**
     * Creates one for a path.
     *
     * @param path of the operation, from the root of the server
     */
    public QuickVerify(String path, SessionService sessions) {
        this.path = path;
        this.sessions = sessions;
    }

    @Override
    public boolean answer(HttpServletRequest request, HttpServletResponse response, Runnable certain) {
        if (!PlainRequest.is(request, "GET", path)) {
            return false;
        }
        String query = request.getQueryString();
        Step demanded = query == null ? null : BY_QUERY.get(query);
        if (query != null && demanded == null) {
            return false;
        }
        Authenticated caller = recall(request);
        if (caller == null || (demanded != null && !caller.account().has(demanded))) {
            return false;
        }
        certain.run();
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(VerifyEndpoints.USER_HEADER, caller.account().id().value());
        response.setHeader(VerifyEndpoints.SESSION_HEADER, caller.session().id().value());
        response.setHeader(VerifyEndpoints.STEPS_HEADER, VerifyEndpoints.steps(caller));
        return true;
    }

    private @Nullable Authenticated recall(HttpServletRequest request) {
        String token = PlainRequest.credentials(request, "Bearer ");
        return token == null ? null : sessions.recall(token);
    }
}
