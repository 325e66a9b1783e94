package io.menjin.spring.web.api;

import static org.springframework.http.HttpMethod.GET;

import io.menjin.core.session.Authenticated;
import io.menjin.spring.web.guard.RequestUsers;
import io.menjin.spring.web.guard.Steps;
import io.menjin.spring.web.http.Answers;
import io.menjin.spring.web.http.QueryParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Forward authentication, as nginx's auth_request, Traefik's ForwardAuth and APISIX's forward-auth ask for it. */
public final class VerifyEndpoints implements EndpointGroup {
    public static final String USER_HEADER = "Menjin-User";
    public static final String SESSION_HEADER = "Menjin-Session";
    public static final String STEPS_HEADER = "Menjin-Steps";

    private final Callers callers;
    private final Answers answers;
    private final Endpoint verify = new Endpoint(GET, "/v1/verify", this::verify);

    public VerifyEndpoints(Callers callers, Answers answers) {
        this.callers = callers;
        this.answers = answers;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(verify);
    }

    /** The steps that a person has completed, as the header names them. */
    public static String steps(Authenticated caller) {
        return String.join(",", Responses.stepNames(caller));
    }

    /**
     * Who asks, if they have completed what the query demands; whatever server has read the request.
     *
     * @param known says who it is, as this node remembers them
     * @param now says who it is at this moment
     * @throws io.menjin.core.problem.ProblemException when verify refuses
     */
    public static Authenticated verified(
            Supplier<Authenticated> known, Supplier<Authenticated> now, @Nullable String query) {
        // The token first: whoever has none learns nothing of steps.
        Authenticated caller = known.get();
        List<String> demanded = QueryParameters.of(query).getOrDefault("step", List.of());
        return RequestUsers.withSteps(
                caller, demanded.stream().map(Steps::require).toList(), now);
    }

    private ServerResponse verify(ServerRequest request) {
        HttpServletRequest servletRequest = request.servletRequest();
        Authenticated caller = verified(
                () -> callers.verified(servletRequest),
                () -> callers.verifiedNow(servletRequest),
                servletRequest.getQueryString());
        return answers.empty(
                204,
                Map.of(
                        USER_HEADER, caller.account().id().value(),
                        SESSION_HEADER, caller.session().id().value(),
                        STEPS_HEADER, steps(caller)));
    }
}
