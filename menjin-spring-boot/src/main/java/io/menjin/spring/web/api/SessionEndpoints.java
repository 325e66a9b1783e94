package io.menjin.spring.web.api;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;

import io.menjin.core.input.Inputs;
import io.menjin.core.session.Authenticated;
import io.menjin.core.session.SessionService;
import io.menjin.spring.web.http.Answers;
import java.util.List;
import java.util.Map;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The person's sessions. */
public final class SessionEndpoints implements EndpointGroup {
    private final SessionService sessions;
    private final Callers callers;
    private final Answers answers;

    public SessionEndpoints(SessionService sessions, Callers callers, Answers answers) {
        this.sessions = sessions;
        this.callers = callers;
        this.answers = answers;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(GET, "/v1/me/sessions", this::listSessions),
                new Endpoint(DELETE, "/v1/me/sessions/{id}", this::endSession));
    }

    private ServerResponse listSessions(ServerRequest request) {
        Authenticated caller = callers.authenticated(request);
        List<Responses.SessionBody> all =
                sessions.list(caller).stream().map(Responses.SessionBody::of).toList();
        return answers.json(200, new Responses.Sessions(all));
    }

    private ServerResponse endSession(ServerRequest request) {
        Authenticated caller = callers.authenticated(request);
        sessions.end(caller, Inputs.sessionId(request.pathVariable("id")));
        return answers.empty(204, Map.of());
    }
}
