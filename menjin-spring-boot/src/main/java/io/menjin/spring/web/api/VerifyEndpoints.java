package io.menjin.spring.web.api;

import static org.springframework.http.HttpMethod.GET;

import io.menjin.core.account.Step;
import io.menjin.core.session.Authenticated;
import io.menjin.core.user.StepCheck;
import io.menjin.spring.web.guard.Steps;
import io.menjin.spring.web.http.Answers;
import io.menjin.spring.web.http.QueryParameters;
import java.util.List;
import java.util.Map;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Forward authentication, as nginx's auth_request, Traefik's ForwardAuth and APISIX's forward-auth ask for it. */
public final class VerifyEndpoints implements EndpointGroup {
    private final Callers callers;
    private final Answers answers;

    public VerifyEndpoints(Callers callers, Answers answers) {
        this.callers = callers;
        this.answers = answers;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(new Endpoint(GET, "/v1/verify", this::verify));
    }

    private ServerResponse verify(ServerRequest request) {
        Authenticated caller = callers.authenticated(request);
        List<String> demanded = QueryParameters.of(request.servletRequest()).getOrDefault("step", List.of());
        List<Step> steps = demanded.stream().map(Steps::require).toList();
        StepCheck.require(caller.account(), steps);
        return answers.empty(
                204,
                Map.of(
                        "Menjin-User", caller.account().id().value(),
                        "Menjin-Session", caller.session().id().value(),
                        "Menjin-Steps", String.join(",", Responses.stepNames(caller))));
    }
}
